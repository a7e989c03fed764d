"""How a record is cited: the sentence, and the forms that reference managers read."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from assessment.citing import (
    ANCHOR,
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
    template,
)
from macros.addresses import Page
from macros.citing import cited
from macros.metadata import metadata
from macros.words import Words
from publishing.citations import FILES, citations, write_citations
from publishing.editions import EDITIONS, ENGLISH, LATIN, SERBIAN
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
    return Citation(kind=kind, label=label, page=page, path="findings/", anchor="nobody-pays", work=work)


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        (
            "finding",
            "en",
            "“Nobody pays” (finding), in: Foreigners' access, edition 0.1 (draft, as of 2\u00a0November 2026), "
            "https://example.org/findings/#nobody-pays",
        ),
        ("cell", "en", "“Nobody pays”, in: "),
        ("article", "en", "Nobody pays (summary), in: "),
        ("conflict", "en", "“Nobody pays” (conflict of provisions), in: "),
        ("recommendation", "en", "“Nobody pays” (recommendation), in: "),
        (
            "finding",
            "sr",
            "„Nobody pays“ (налаз), у: Приступ странаца, изд. 0.1 (нацрт, "
            "стање на дан 2. 11. 2026.), "
            "https://example.org/sr/findings/#nobody-pays",
        ),
        ("cell", "sr", "„Nobody pays“, у: "),
        ("article", "sr", "Nobody pays (сажетак), у: "),
        ("conflict", "sr", "„Nobody pays“ (сукоб одредаба), у: "),
        ("recommendation", "sr", "„Nobody pays“ (препорука), у: "),
    ],
)
def test_the_sentence_says_what_it_is_where_it_stands_and_of_when(kind, language, said):
    assert sentence(one(kind, language=language)).startswith(said)


def test_a_final_edition_is_not_cited_as_a_draft():
    for form in (sentence, bibtex, ris, lambda citation: csl(citation)["edition"]):
        assert "draft" in form(one()) and "draft" not in form(one(draft=False))


def test_bibtex_has_every_field_and_the_key_is_plain():
    assert bibtex(one(language="sr")) == (
        "@incollection{findings-nobody-pays,\n"
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
        "id": "findings-nobody-pays",
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
    parts = {LABEL: label, TITLE: title, PAGE: citation.page, PATH: citation.path, ANCHOR: citation.anchor}
    for gap, part in (parts | {PATH: citation.path.replace("/", "-")}).items():
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


def test_an_article_is_short_in_the_sentence_and_full_in_a_bibliography():
    citation = replace(one("article", "LHC, Art. 239"), full="Law on Health Care, Art. 239")
    assert sentence(citation).startswith("LHC, Art. 239 (summary), in: ")
    assert csl(citation)["title"] == "Law on Health Care, Art. 239 (summary)"


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
    law, number = "health-care", "239"
    citation = found["article", f"legal-framework/{law}/", f"art-{number}"]
    words = Words(Page("sr", f"sr/legal-framework/{law}/"), assessment)
    assert cited(words, SITE_URL.rstrip("/"), "article", f"art-{number}", citation.label) == sentence(citation)


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


def head(assessment, address, title="A title", crumbs=()):
    language = "sr" if address.startswith("sr/") else "en"
    found = metadata(Words(Page(language, address), assessment), title, list(crumbs), SITE_URL)
    return dict(found["tags"]), json.loads(found["json_ld"])["@graph"]


def test_the_home_page_is_the_report(assessment):
    tags, graph = head(assessment, "sr/")
    edition = assessment.dataset.edition
    report = graph[0]
    assert (report["@type"], report["name"], report["version"]) == ("Report", edition.title.sr, edition.number)
    assert report["encoding"]["contentUrl"] == f"{SITE_URL}pdf/baseline-sr.pdf" == tags["citation_pdf_url"]
    assert tags["citation_title"] == edition.title.sr and tags["z:itemType"] == "report"


def test_the_page_of_a_law_is_about_the_law_and_is_not_it(assessment):
    tags, graph = head(assessment, "legal-framework/health-care/", "Law on Health Care")
    assert graph[0]["@type"] == "WebPage"
    law = graph[0]["about"]
    assert (law["@type"], law["name"], law["legislationJurisdiction"]) == ("Legislation", "Law on Health Care", "RS")
    assert law["legislationIdentifier"][0].endswith("25/2019") and law["inLanguage"] == ["sr-Cyrl"]
    assert "legislationJurisdiction" not in head(assessment, "legal-framework/refugee-convention/")[1][0]["about"]
    assert tags["citation_book_title"] == assessment.dataset.edition.title.en
    assert "about" not in head(assessment, "legal-framework/")[1][0]


def test_the_data_are_a_dataset_with_every_file(assessment):
    _, graph = head(assessment, "data/")
    [dataset] = [each for each in graph if each["@type"] == "Dataset"]
    addresses = {each["contentUrl"] for each in dataset["distribution"]}
    assert f"{SITE_URL}data/v1/entitlements.csv" in addresses and f"{SITE_URL}data/v1/terms.json" in addresses
    assert "access" in dataset["variableMeasured"] and len(dataset["description"]) >= 50


def test_nobody_is_named_as_publisher(assessment):
    for address in ("", "sr/", "data/", "legal-framework/health-care/"):
        assert "publisher" not in json.dumps(head(assessment, address)).lower()


def test_no_title_can_end_the_script(assessment):
    words = Words(Page(ENGLISH.code, "x/"), assessment)
    assert "</script" not in metadata(words, "</script><b>", [("</script>", "")], SITE_URL)["json_ld"]
