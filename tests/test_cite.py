"""How a record is cited: the sentence, and the forms that reference managers read."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from assessment.citing import (
    ANCHOR,
    BASIS,
    KINDS,
    LABEL,
    PAGE,
    PATH,
    TITLE,
    Citation,
    Work,
    bibtex,
    csl,
    csl_file,
    ris,
    sentence,
    sentence_of_work,
    template,
)
from macros.addresses import Page
from macros.citing import cited
from macros.words import Words
from publishing.citations import FILES, citations, write_citations
from publishing.editions import EDITIONS, LATIN, SERBIAN
from publishing.latin_page import latin_html
from publishing.transliteration import to_latin
from tests.conftest import SITE_URL

WORK = {
    "en": Work(
        title="Foreigners' access",
        author="Contributors to the assessment",
        number="0.1",
        draft=True,
        as_of=date(2026, 11, 2),
        language="en",
        tag="en",
    ),
    "sr": Work(
        title="Приступ странаца",
        author="Сарадници на процени",
        number="0.1",
        draft=True,
        as_of=date(2026, 11, 2),
        language="sr",
        tag="sr",
    ),
}
ODD = 'A {brace} & 5 % of $1 in #2_a ~b ^c \\d "quoted"\nand a\r\nTI  - second line'


def one(kind="finding", label="Nobody pays", language="en", **changes):
    page = f"https://example.org/{'sr/' if language == 'sr' else ''}findings/"
    work = replace(WORK[language], **changes)
    basis = {"en": "An Act, Article 1", "sr": "Закон, члан 1."}[language] if kind == "cell" else ""
    return Citation(kind=kind, label=label, basis=basis, page=page, path="findings/", anchor="nobody-pays", work=work)


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        (
            "finding",
            "en",
            "Contributors to the assessment, “Nobody pays” (finding), in: Foreigners' access, "
            "edition 0.1 (draft, as of 2\u00a0November 2026), https://example.org/findings/#nobody-pays",
        ),
        (
            "cell",
            "en",
            "Contributors to the assessment, “Nobody pays”; legal basis: An Act, Article 1; in: Foreigners' access, ",
        ),
        (
            "article",
            "en",
            "Nobody pays; summarised in: Contributors to the assessment, Foreigners' access, edition 0.1",
        ),
        ("conflict", "en", "Contributors to the assessment, “Nobody pays” (conflict of provisions), in: "),
        ("recommendation", "en", "Contributors to the assessment, “Nobody pays” (recommendation), in: "),
        (
            "finding",
            "sr",
            "Сарадници на процени, „Nobody pays“ (налаз), у: Приступ странаца, изд. 0.1 (нацрт, "
            "стање на дан 2.\u00a0новембра 2026.), https://example.org/sr/findings/#nobody-pays",
        ),
        (
            "cell",
            "sr",
            "Сарадници на процени, „Nobody pays“; правни основ: Закон, члан 1; у: Приступ странаца, изд. 0.1",
        ),
        ("article", "sr", "Nobody pays према сажетку у: Сарадници на процени, Приступ странаца, изд. 0.1"),
        ("conflict", "sr", "Сарадници на процени, „Nobody pays“ (сукоб одредаба), у: "),
        ("recommendation", "sr", "Сарадници на процени, „Nobody pays“ (препорука), у: "),
    ],
)
def test_the_sentence_says_what_it_is_where_it_stands_and_of_when(kind, language, said):
    assert sentence(one(kind, language=language)).startswith(said)


def test_the_whole_is_cited_like_its_parts():
    for language, between in (("en", ", in: "), ("sr", ", у: ")):
        citation = one(language=language)
        rest = sentence(citation).partition(between)[2]
        assert sentence_of_work(citation.work, citation.address) == f"{citation.work.author}, {rest}"


def test_a_final_edition_is_not_cited_as_a_draft():
    for form in (sentence, bibtex, ris, lambda citation: csl(citation)["edition"]):
        assert "draft" in form(one()) and "draft" not in form(one(draft=False))


def test_bibtex_has_every_field_and_the_key_is_plain():
    assert bibtex(one(language="sr")) == (
        "@incollection{findings-nobody-pays-sr,\n"
        "  author = {{Сарадници на процени}},\n"
        "  title = {{Nobody pays (налаз)}},\n"
        "  booktitle = {{Приступ странаца}},\n"
        "  edition = {0.1 (нацрт)},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  day = {2},\n"
        "  language = {sr},\n"
        "  url = {https://example.org/sr/findings/#nobody-pays},\n"
        "  note = {Стање на дан 2. новембра 2026.}\n"
        "}\n"
    )


def test_bibtex_stays_whole_whatever_a_label_holds():
    entry = bibtex(one(label=ODD))
    assert entry.count("{") == entry.count("}")
    depth = 0
    for sign in entry[:-1]:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    [title] = re.findall(r"^  title = (.*),$", entry, re.MULTILINE)
    assert title == (
        r"{{A \textbraceleft{}brace\textbraceright{} \& 5 \% of \$1 in \#2\_a \textasciitilde{}b \textasciicircum{}c "
        r'\textbackslash{}d "quoted" and a TI - second line (finding)}}'
    )


def test_a_line_break_in_a_label_makes_no_field_of_ris():
    lines = ris(one(label=ODD)).splitlines()
    assert [line[:2] for line in lines] == ["TY", "ID", "AU", "TI", "T2", "ET", "PY", "DA", "LA", "UR", "N1", "ER"]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert lines[0] == "TY  - CHAP" and lines[7] == "DA  - 2026/11/02" and lines[-1] == "ER  - "
    assert lines[3].endswith('"quoted" and a TI - second line (finding)')


def test_csl_says_the_same():
    assert csl(one()) == {
        "id": "findings-nobody-pays-en",
        "type": "chapter",
        "title": "Nobody pays (finding)",
        "container-title": "Foreigners' access",
        "author": [{"literal": "Contributors to the assessment"}],
        "edition": "0.1 (draft)",
        "issued": {"date-parts": [[2026, 11, 2]]},
        "language": "en",
        "URL": "https://example.org/findings/#nobody-pays",
        "note": "As of 2 November 2026",
    }
    [odd] = json.loads(csl_file([csl(one(label=ODD))]))
    assert odd["title"] == " ".join(ODD.split()) + " (finding)"


def fill(text, citation, label, title):
    parts = {LABEL: label, TITLE: title, PAGE: citation.page, ANCHOR: citation.anchor}
    basis = citation.basis.removesuffix(".")
    for gap, part in (parts | {BASIS: basis, PATH: citation.path.replace("/", "-")}).items():
        text = text.replace(gap, part)
    return text


@pytest.mark.parametrize("language", WORK)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["Nobody pays", " ".join(ODD.split())])
def test_a_filled_template_is_the_citation(kind, language, title):
    citation = replace(one(kind, "Nobody", language), full=title)
    given = template(kind, citation.work)
    assert fill(given["sentence"], citation, "Nobody", title) == sentence(citation)
    expected = {"BibTeX": bibtex(citation), "RIS": ris(citation), "CSL-JSON": csl_file([csl(citation)])}
    for form in given["forms"]:
        escaped = "".join(form["escapes"].get(sign, sign) for sign in title)
        assert fill(form["text"], citation, "Nobody", escaped) == expected[form["name"]]


def test_an_article_is_cited_as_lawyers_do_in_the_sentence_and_named_in_a_bibliography():
    citation = replace(one("article", "An Act (Gazette, No. 1/2019), Article 239"), full="An Act, Article 239")
    assert sentence(citation).startswith("An Act (Gazette, No. 1/2019), Article 239; summarised in: ")
    assert csl(citation)["title"] == "An Act, Article 239 (summary)"


def test_a_citation_has_its_date_in_one_form():
    for language, day in (("en", "2 November 2026"), ("sr", "2. новембра 2026.")):
        citation = one(language=language)
        assert " ".join(sentence(citation).split()).count(day) == 1
        assert csl(citation)["note"].endswith(day) and f"{{{csl(citation)['note']}}}" in bibtex(citation)


def test_three_editions_of_a_record_stand_beside_each_other_in_a_bibliography(assessment):
    keys = [{each.key for each in citations(assessment, edition, SITE_URL)} for edition in EDITIONS]
    assert len(keys[0]) == len(keys[1]) == len(keys[2]) and len(set.union(*keys)) == 3 * len(keys[0])
    assert {"groups-refugees-vaccination-en", "groups-refugees-vaccination-sr-latn"} <= set.union(*keys)


def test_the_files_hold_every_record_in_every_edition(assessment, tmp_path):
    write_citations(tmp_path, assessment, SITE_URL)
    data = assessment.dataset
    counts = {
        "cell": len(assessment.cells),
        "article": sum(len(law.articles) for law in data.laws.values()),
        "conflict": len(data.conflicts),
        "finding": len(data.findings),
        "recommendation": len(data.recommendations),
    }
    for edition in EDITIONS:
        for kind, name in FILES.items():
            items = json.loads((tmp_path / f"data/v1/citations/{edition.code}/{name}.json").read_text(encoding="utf-8"))
            assert len({item["id"] for item in items}) == len(items) == counts[kind]
            assert all(item["URL"].startswith(SITE_URL + edition.root) for item in items)
            assert {item["language"] for item in items} == {edition.tag}
            cyrillic = re.search("[\u0400-\u04ff]", json.dumps(items, ensure_ascii=False))
            assert bool(cyrillic) == (edition == SERBIAN)


def test_a_page_says_of_a_record_what_the_files_say(assessment):
    """The page asks for its sentence with words of its own; label and address must come out the same."""
    found = {(each.kind, each.path, each.anchor): each for each in citations(assessment, SERBIAN, SITE_URL)}
    law, number, site = "health-care", "239", SITE_URL.rstrip("/")
    citation = found["article", f"legal-framework/{law}/", f"art-{number}"]
    words = Words(Page("sr", f"sr/legal-framework/{law}/"), assessment)
    assert cited(words, site, "article", f"art-{number}", citation.label) == sentence(citation)
    cell = found["cell", "groups/refugees/", "vaccination"]
    words = Words(Page("sr", "sr/groups/refugees/"), assessment)
    assert cited(words, site, "cell", "vaccination", cell.label, cell.basis) == sentence(cell)


def test_the_latin_templates_give_latin_citations(assessment, tmp_path):
    write_citations(tmp_path, assessment, SITE_URL)
    latin = next(each for each in citations(assessment, LATIN, SITE_URL) if each.kind == "conflict")
    given = json.loads((tmp_path / "data/v1/citations/sr-latn/templates.json").read_text(encoding="utf-8"))
    assert given["root"] == f"{SITE_URL}sr-latn/"
    [form] = [form for form in given["kinds"]["conflict"]["forms"] if form["name"] == "BibTeX"]
    label = to_latin(latin.label)
    filled = fill(form["text"], latin, label, label)
    assert filled == to_latin(bibtex(latin)) and "language = {sr-Latn}" in filled


def test_the_latin_page_leads_to_the_latin_files():
    page = '<a href="../../../data/v1/citations/sr/articles.json">x</a>'
    assert latin_html(page, SITE_URL) == page.replace("citations/sr/", "citations/sr-latn/")
