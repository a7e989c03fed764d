"""The pages that can be found beside the records: those that no record stands for, and their sections."""

from collections.abc import Container, Iterator
from itertools import takewhile
from pathlib import Path

from lxml import html

from publishing.editions import EDITIONS
from publishing.search_index import SearchRecord

PAGE_TEXT = 4000  # Characters of a page that are searched; its records and its sections hold the rest.
SECTION_TEXT = 3000
_BLOCKS = ("br", "caption", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "option", "p")
_BLOCKS += ("section", "summary", "td", "th", "title", "tspan", "text")  # The last three are of charts.
_OF_RECORDS = ("groups/", "services/", "legal-framework/", "pathways/")  # Each page but the first is a record's own.
_NOT_SEARCHED = ("search/", "assets/", "404.html", *(other.root for other in EDITIONS if other.root))


def page_records(site: Path, root: str, taken: Container[str] = ()) -> list[SearchRecord]:
    """The pages that no other record stands for, as built under `site`/`root` (`root` is "" or "sr/"), each followed
    by its sections. Addresses in `taken` are those of records, which stand for themselves."""
    edition = site / root
    found = []
    for path in sorted(edition.rglob("*.html")):
        address = path.relative_to(edition).as_posix().removesuffix("index.html")
        if address in _OF_RECORDS or (address and not address.startswith((*_OF_RECORDS, *_NOT_SEARCHED))):
            main = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot().find(".//main")
            _leave_out_other_languages(main)
            _keep_apart(main)
            page = _page(main, address)
            found += [page, *(section for section in _sections(main, page) if section.url not in taken)]
    return found


def _page(main: html.HtmlElement, address: str) -> SearchRecord:
    return SearchRecord(
        url=address,
        title=_text(main.find(".//h1")),
        kind="page",
        text=_text(main)[:PAGE_TEXT],
        excerpt=next((text for text in map(_text, main.iter("p")) if text), ""),
    )


def _sections(main: html.HtmlElement, page: SearchRecord) -> Iterator[SearchRecord]:
    """The sections of a page that has several, so that a hit leads to its place."""
    headings = [heading for heading in main.iter("h2") if heading.get("id")]
    for heading in headings if len(headings) > 1 else ():
        parts = list(takewhile(lambda part: part.tag not in ("h1", "h2"), heading.itersiblings()))
        paragraphs = (_text(part) for part in parts if part.tag == "p")
        yield SearchRecord(
            url=f"{page.url}#{heading.get('id')}",
            title=f"{page.title}: {_text(heading)}",
            kind="page",
            text=" ".join(map(_text, parts))[:SECTION_TEXT],
            excerpt=next((text for text in paragraphs if text), ""),
        )


def _leave_out_other_languages(main: html.HtmlElement) -> None:
    """Names of columns, examples of citations: a search finds what its reader's language says."""
    for element in (*main.iter("code", "pre"), *main.xpath(".//*[@lang]")):
        if element.getparent() is not None:
            element.drop_tree()


def _keep_apart(main: html.HtmlElement) -> None:
    """Put a space wherever a page breaks the line, or the last word of a cell and the first of the next are one."""
    for element in main.iter(*_BLOCKS):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
