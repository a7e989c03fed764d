"""The pages that can be found beside the records: those that no record stands for."""

from pathlib import Path

from lxml import html

from publishing.editions import EDITIONS
from publishing.search_index import SearchRecord

PAGE_TEXT = 4000  # Characters of a page that are searched; its records hold the rest.
_OF_RECORDS = ("groups/", "services/", "legal-framework/", "pathways/")  # Each page but the first is a record's own.
_NOT_SEARCHED = ("search/", "assets/", "404.html", *(other.root for other in EDITIONS if other.root))


def page_records(site: Path, root: str) -> list[SearchRecord]:
    """The pages that no other record stands for, as built under `site`/`root` (`root` is "" or "sr/")."""
    edition = site / root
    found = []
    for path in sorted(edition.rglob("*.html")):
        address = path.relative_to(edition).as_posix().removesuffix("index.html")
        if address in _OF_RECORDS or (address and not address.startswith((*_OF_RECORDS, *_NOT_SEARCHED))):
            found.append(_page(path, address))
    return found


def _page(path: Path, address: str) -> SearchRecord:
    main = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot().find(".//main")
    title = " ".join(main.find(".//h1").text_content().split())
    paragraphs = [" ".join(part.text_content().split()) for part in main.findall(".//p")]
    return SearchRecord(
        url=address,
        title=title,
        kind="page",
        text=" ".join(main.text_content().split())[:PAGE_TEXT],
        excerpt=next((part for part in paragraphs if part), ""),
    )
