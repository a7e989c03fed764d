"""Practice, findings, figures, the draft mark and the brief, as a reader gets them."""

import re

import pikepdf
import pypdfium2
import pytest
from lxml import html

from assessment.computing import agrees, result
from publishing.transliteration import to_latin
from tests.conftest import ROOT
from tests.test_reports import outside_links, pages_of, said_in, text_of
from tests.test_site import EDITIONS, all_pages, ids_of, page_of
from tests.test_site import text_of as words_of

STORY = ("summary", "context", "brief")


def section(page, id):
    """What stands under the heading with this id, up to the next heading."""
    parts = []
    for element in page.get_element_by_id(id).itersiblings():
        if re.fullmatch(r"h[1-6]", str(element.tag)):
            break
        parts.append(element)
    return parts


@pytest.mark.parametrize("tag", EDITIONS)
def test_a_cell_shows_law_and_practice_side_by_side(site, assessment, tag):
    for cell in assessment.cells.values():
        if not cell.practice:
            continue
        (entitlement,) = [
            part
            for part in section(page_of(site, EDITIONS[tag], f"groups/{cell.group}"), cell.service)
            if "entitlement" in part.classes
        ]
        _, practice = entitlement.xpath("./div[contains(@class, 'entitlement__law') or @class='practice']")
        assert len(practice.xpath(".//*[contains(@class, 'rating')]")) == len(cell.practice), cell.id
        assert len(practice.xpath(".//*[@class='source']")) == len(cell.practice), cell.id
        parts = practice.xpath(".//*[@class='parts-from-law']")
        assert bool(parts) == (assessment.rating(cell) in ("short-of-law", "beyond-law", "mixed")), cell.id


def test_each_finding_leads_to_its_evidence_and_to_what_is_recommended(site, assessment):
    page = page_of(site, "", "findings")
    for id, finding in assessment.dataset.findings.items():
        links = {link.get("href") for part in section(page, id) for link in part.iter("a")}
        for kind, ids in (("conflicts", finding.conflicts), ("practice", finding.practice)):
            assert {f"../{kind}/#{name}" for name in ids} <= links, id
        assert {f"../recommendations/#{name}" for name in assessment.recommendations_on(id)} <= links, id
        sources = {assessment.dataset.sources[source].url for source in finding.sources}
        assert sources <= links, id


def test_findings_on_groups_at_risk_stand_first(site, assessment):
    for kind in assessment.dataset.finding_kinds:
        risks = [assessment.at_risk(assessment.dataset.findings[id].groups) for id in assessment.findings_of_kind(kind)]
        assert risks == sorted(risks, reverse=True)


@pytest.mark.parametrize(
    ("address", "collection"), [("by-addressee", "institutions"), ("by-law", "laws"), ("by-group", "groups")]
)
def test_recommendations_are_listed_by_whom_law_and_group(site, assessment, address, collection):
    page = page_of(site, "", f"recommendations/{address}")
    listed = {link.get("href").partition("#")[2] for link in page.iter("a") if "../#" in (link.get("href") or "")}
    changed = {id for id, record in assessment.dataset.recommendations.items() if record.provisions}
    assert listed == (changed if address == "by-law" else assessment.dataset.recommendations.keys())


@pytest.mark.parametrize("tag", EDITIONS)
def test_each_chart_says_its_point_and_all_its_numbers(site, assessment, tag):
    page, root = page_of(site, EDITIONS[tag], "figures"), EDITIONS[tag]
    language = "en" if not root else "sr"
    for id, statistic in assessment.dataset.statistics.items():
        (figure,) = [part for part in section(page, id) if part.tag == "figure"]
        point = getattr(statistic.point, language)
        point = to_latin(point) if tag == "sr-Latn" else point
        assert words_of(figure.find("figcaption")).replace("\u00a0", " ") == point
        drawings = figure.xpath(".//svg[@role='img']")
        assert len(drawings) == (statistic.chart is not None), id
        for drawing in drawings:
            assert drawing.findtext("title").replace("\u00a0", " ") == point
            assert drawing.findtext("desc")
        cells = figure.xpath(".//td[contains(@class, 'number')]")
        assert len(cells) == len(statistic.rows) * len(statistic.columns)
        assert figure.xpath(".//*[@class='figure__source']//a"), f"{id} has no source"


def test_what_a_source_computes_is_computed_again_and_shown_where_it_differs(site, assessment):
    page = page_of(site, "", "figures")
    statistic = assessment.dataset.statistics["consultations-by-centre"]
    wrong = [name for name, computation in statistic.computed.items() if not agrees(statistic, computation)]
    assert wrong  # The newsletter's table doesn't add up.
    text = " ".join(words_of(part) for part in section(page, "consultations-by-centre"))
    for name in wrong:
        assert f"{result(statistic, statistic.computed[name]):,}" in text
    assert "the source prints 1,920" in text
    assert "24,051" in text
    assert "25,051" in text


def test_the_fall_in_the_terms_of_reference_is_computed(site):
    text = " ".join(words_of(part) for part in section(page_of(site, "", "figures"), "migrants-in-centres"))
    assert "−82.10%" in text


@pytest.mark.parametrize("root", EDITIONS.values())
def test_the_map_draws_every_arrow_that_its_table_names(site, root):
    page = page_of(site, root, "institutions")
    for figure in page.xpath("//figure[.//svg[contains(@class, 'map')]]"):
        numbers = [words_of(cell) for cell in figure.xpath(".//tbody//th")]
        drawn = [words_of(text) for text in figure.xpath(".//*[local-name()='text']")]
        assert numbers
        assert set(numbers) <= set(drawn)


@pytest.mark.parametrize("root", EDITIONS.values())
def test_each_pathway_is_drawn_and_told(site, assessment, root):
    for group, pathway in assessment.dataset.pathways.items():
        page = page_of(site, root, f"pathways/{group}")
        assert len(page.xpath("//li[contains(@class, 'step')]")) == len(pathway.steps)
        drawn = " ".join(words_of(text) for text in page.xpath("//*[local-name()='svg']//*[local-name()='text']"))
        assert all(f"{number}. " in drawn + " " for number in range(1, len(pathway.steps) + 1))


def test_a_draft_says_so_on_every_page_of_the_site(site, assessment):
    assert assessment.dataset.edition.state == "draft"
    for name, path in all_pages(site).items():
        marks = html.document_fromstring(path.read_bytes()).xpath("//aside[@class='draft']")
        assert len(marks) == 1, name


@pytest.mark.parametrize(("code", "word"), [("en", "Draft"), ("sr", "Нацрт"), ("sr-latn", "Nacrt")])
def test_a_draft_says_so_on_every_page_of_report_and_brief(site, code, word):
    for document in ("baseline", "brief"):
        for number, text in enumerate(pages_of(site / "pdf" / f"{document}-{code}.pdf"), 1):
            assert word in text or not text.strip(), f"{document}, page {number}"


@pytest.mark.parametrize("code", ["en", "sr", "sr-latn"])
def test_the_brief_has_two_to_four_pages_and_is_tagged(site, assessment, code):
    path = site / "pdf" / f"brief-{code}.pdf"
    assert 2 <= len(pypdfium2.PdfDocument(path)) <= 4
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == {"sr-latn": "sr-Latn"}.get(code, code)
        assert pdf.Root.MarkInfo.Marked
        roots = {link.partition("/health/")[2].split("/")[0] for link in outside_links(pdf) if "/health/" in link}
    assert {"sr", "sr-latn"} & roots == {code} - {"en"}  # Its links stay in its edition.
    printed = text_of(path)
    for group in assessment.dataset.groups.values():
        assert said_in(code, group.label) in printed


def test_every_page_that_a_task_names_is_there(site, assessment):
    for id, task in assessment.dataset.tasks.items():
        for met in task.met_by:
            for root, code in (("", "en"), ("sr/", "sr"), ("sr-latn/", "sr-latn")):
                page, _, place = met.page.partition("#")
                if page.startswith("pdf/"):
                    assert (site / f"{page}-{code}.pdf").exists(), id
                else:
                    assert (site / root / page / "index.html").exists(), id
                    assert not place or place in ids_of(site / root / page / "index.html"), id


@pytest.mark.parametrize("name", STORY)
@pytest.mark.parametrize("language", ["en", "sr"])
def test_every_claim_of_the_story_is_tied_to_a_record(name, language):
    text = (ROOT / "docs" / f"{name}.{language}.md").read_text(encoding="utf-8")
    paragraphs = [part for part in re.split(r"\n\n|\n(?=- )", text) if not part.startswith(("#", "---", "{{"))]
    bare = [part[:80] for part in paragraphs if "{{" not in part and not part.rstrip().endswith(":")]
    assert len(bare) <= 1, bare  # What the chapter is about, or what nobody has said yet.


def test_nothing_claims_that_anyone_was_asked_or_has_approved(site):
    claims = re.compile(
        r"\b(we interviewed|interviewees? (?:said|told|reported)|in our interviews|was endorsed by|has been endorsed"
        r"|reviewed and approved|разговарали смо|саговорници су (?:навели|рекли)|одобрило је овај извештај)\b",
        re.IGNORECASE,
    )
    for name, path in all_pages(site).items():
        found = claims.search(words_of(html.document_fromstring(path.read_bytes()).find(".//main")))
        assert not found, (name, found)


def test_the_consultations_register_says_that_it_is_empty(site, assessment):
    assert not assessment.dataset.consultations
    assert "No consultation has been held" in words_of(page_of(site, "", "method/consultations").find(".//main"))
    assert "Ниједна консултација није обављена" in words_of(
        page_of(site, "sr/", "method/consultations").find(".//main")
    )


@pytest.mark.parametrize("code", ["en", "sr", "sr-latn"])
def test_findings_practice_and_pathways_are_in_the_report(site, assessment, code):
    printed, data = text_of(site / "pdf" / f"baseline-{code}.pdf"), assessment.dataset
    for kind in (data.findings, data.practice, data.centres):
        for id, record in kind.items():
            assert said_in(code, record.label) in printed, id
    for crosswalk in data.crosswalks.values():
        assert all(said_in(code, item.label) in printed for part in crosswalk.parts for item in part.items)
    for id, pathway in data.pathways.items():
        for step in pathway.steps:  # A page's end may part a text, and the drawing comes between.
            text = said_in(code, step.text)
            assert text[:25] in printed, (id, text)
            assert text[-25:] in printed, (id, text)
    for id, statistic in data.statistics.items():
        assert said_in(code, statistic.point) in printed, id
