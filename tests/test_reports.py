"""The reports: whole, tagged, in their language, in our fonts, with links that lead to their places."""

import itertools
import re
import unicodedata
from functools import cache

import pikepdf
import pypdfium2
import pytest
from lxml import html

from assessment.provisions import citation
from publishing.transliteration import to_latin

REPORTS = {"en": "en", "sr": "sr", "sr-latn": "sr-Latn"}
CYRILLIC = re.compile("[\u0400-\u04ff]")


def squeezed(text):
    """Text without spaces and line breaks, as a PDF keeps neither reliably; soft hyphens are no letters."""
    return re.sub(r"[\s\u00ad\u2010\u00a0\ufffe\x02-]+", "", unicodedata.normalize("NFC", text))


@cache
def pages_of(path):
    document = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_bounded() for page in document]


@cache
def text_of(path):
    """The running text, without the heads and feet that stand between two pages of a sentence."""
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded(bottom=68, top=page.get_height() - 78) for page in document]
    return squeezed(" ".join(texts))


def link_names(pdf):
    """The names of the places that links inside the report lead to."""
    return [
        str(link.A.D if "/A" in link and "/D" in link.A else link.get("/Dest", ""))
        for page in pdf.pages
        for link in page.get("/Annots", [])
        if link.Subtype == "/Link" and not ("/A" in link and "/URI" in link.A)
    ]


def outside_links(pdf):
    """The addresses that links lead to outside the report."""
    return {
        str(link.A.URI)
        for page in pdf.pages
        for link in page.get("/Annots", [])
        if link.Subtype == "/Link" and "/A" in link and "/URI" in link.A
    }


@pytest.fixture(params=REPORTS)
def report(request, site):
    code = request.param
    return code, site / "pdf" / f"baseline-{code}.pdf"


def said_in(code, text):
    """A text of the records as the report prints it."""
    words = text.en if code == "en" else text.sr
    return squeezed(to_latin(words) if code == "sr-latn" else words)


def test_the_report_is_a_tagged_document_with_its_language_and_title(report, assessment):
    code, path = report
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == REPORTS[code]
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            title = str(about["dc:title"])
    assert squeezed(title) == said_in(code, assessment.dataset.edition.title)


def test_every_chapter_law_group_and_answer_is_in_the_report(report, assessment):
    code, path = report
    data, printed = assessment.dataset, text_of(path)
    shown = (data.groups, data.services, data.schemes, data.conflicts, data.recommendations, data.institutions)
    for kind in (*shown, data.benchmarks, data.terms):
        for id, record in kind.items():
            assert said_in(code, record.label) in printed, id
    for id, law in data.laws.items():
        assert said_in(code, law.title) in printed, id
    for provision in data.provisions.values():
        if provision.article_id in assessment.decisive:  # The other articles are on the site alone.
            assert said_in(code, provision.summary) in printed, provision.id
    for cell in assessment.cells.values():
        for answer in cell.answers:
            for text in (*answer.conditions, *answer.notes, *answer.papers, *cell.notes):
                assert said_in(code, text) in printed, cell.id


def test_every_provision_that_a_cell_rests_on_is_cited_and_linked(report, assessment):
    code, path = report
    language = "en" if code == "en" else "sr"
    with pikepdf.open(path) as pdf:
        linked = {name.partition("legal-framework/")[2].replace("/:", "/") for name in link_names(pdf)}
        outside = {name.partition("legal-framework/")[2].replace("/#", "/") for name in outside_links(pdf)}
    for basis in {basis for cell in assessment.cells.values() for basis in cell.legal_basis}:
        cited = citation(assessment.dataset.provisions[basis], "", language).removeprefix(", ")
        assert squeezed(to_latin(cited) if code == "sr-latn" else cited).rstrip(".") in text_of(path), basis
        printed = assessment.dataset.provisions[basis].article_id in assessment.decisive
        assert basis in (linked if printed else outside), basis  # What isn't printed is linked on the site.


def test_the_cover_says_what_it_is_and_claims_nothing(report):
    code, path = report
    cover = squeezed(pages_of(path)[0])
    for words in {
        "en": ("Foreigners' access to healthcare in Serbia", "0.1", "22 November 2026", "Desk review", "endorsed"),
        "sr": ("Приступ странаца здравственој заштити у Србији", "0.1", "22. новембра 2026", "одобрила"),
        "sr-latn": ("Pristup stranaca zdravstvenoj zaštiti u Srbiji", "0.1", "22. novembra 2026", "odobrila"),
    }[code]:
        assert squeezed(words).replace("'", "’") in cover.replace("'", "’")
    assert "None" not in cover


def test_the_contents_and_the_bookmarks_list_every_group_and_law(report, assessment):
    code, path = report
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = []

        def collect(items):
            for item in items:
                titles.append(squeezed(item.title))
                collect(item.children)

        collect(outline.root)
    for record in assessment.dataset.groups.values():
        assert any(said_in(code, record.label) in title for title in titles), record.label
    for law in assessment.dataset.laws.values():
        assert any(said_in(code, law.title) in title for title in titles), law.title


def test_a_cell_and_its_article_are_joined_by_links(report):
    _code, path = report
    with pikepdf.open(path) as pdf:
        places = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        named = link_names(pdf)
    assert len(named) > 1000
    assert set(named) <= places
    assert any(name.endswith("art-239.1.2") for name in named)
    assert any("asylum-seekers" in name and name.endswith("vaccination") for name in named)


def test_only_our_fonts_are_in_the_report_each_embedded(report):
    _, path = report
    with pikepdf.open(path) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]: font
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        assert fonts and all(name.startswith(("Report-", "Source")) for name in fonts), fonts.keys()
        for font in fonts.values():
            assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor or "/FontFile2" in (
                font.DescendantFonts[0].FontDescriptor
            )


def test_the_latin_report_has_no_cyrillic(site):
    found = CYRILLIC.findall("".join(pages_of(site / "pdf" / "baseline-sr-latn.pdf")))
    assert found == []


def test_each_page_but_the_first_bears_its_number_and_its_edition(report, assessment):
    code, path = report
    document = pypdfium2.PdfDocument(path)
    edition = said_in(code, assessment.dataset.edition.title)
    feet = [squeezed(page.get_textpage().get_text_bounded(top=68)) for page in document]
    printed = [(number, foot) for number, foot in enumerate(feet, 1) if foot and number > 1]
    assert len(printed) > len(feet) * 0.9  # The backs of the cover and of chapters may be empty.
    for number, foot in printed:
        assert foot.endswith(str(number)) and edition in foot, (number, foot)


def test_a_table_that_goes_on_repeats_its_heads_on_the_next_page(report):
    code, path = report
    head = {"en": "ServiceAccessWhopays", "sr": "УслугаПриступКоплаћа", "sr-latn": "UslugaPristupKoplaća"}[code]
    pages = [squeezed(text) for text in pages_of(path)]
    assert any(head in first and head in second for first, second in itertools.pairwise(pages))


def test_every_chapter_of_prose_is_in_the_report_to_its_last_heading(report, site):
    code, path = report
    root = {"en": "", "sr": "sr/", "sr-latn": "sr-latn/"}[code]
    for name in ("about", "data", "legal-framework", "groups", "conflicts"):
        page = html.document_fromstring((site / root / name / "index.html").read_bytes().decode())
        printed = [heading for heading in page.find(".//main").iter("h1", "h2") if "site-only" not in heading.classes]
        for heading in printed:
            assert squeezed(heading.text_content()) in text_of(path), (name, heading.text_content())
