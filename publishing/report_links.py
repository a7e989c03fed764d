"""Links of the report: into the report where it has the place, to the site where it doesn't, nowhere never."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

WEB = ("http", "https", "mailto", "tel")


def repeated_ids(root: etree._Element) -> Iterator[str]:
    """Every address that several places claim; a link to it would lead to the first of them."""
    drawn = {element for svg in root.iter("svg") for element in svg.iter()}
    times = Counter(element.get("id") for element in root.iter(etree.Element) if element not in drawn)
    del times[None]
    for name, count in times.items():
        if count > 1:
            yield f"{count} places have the same address: {_address(name)}"


def lead_links(root: etree._Element, site: Path, site_url: str) -> Iterator[str]:
    """Leads links whose page isn't in the report to the site; yields those that lead nowhere."""
    ids = {element.get("id") for element in root.iter(etree.Element)}
    broken: dict[str, list[str]] = {}
    for link in root.iter("a"):
        href = link.get("href")
        if href is None or urlsplit(href).scheme in WEB:
            continue
        if href.startswith("#") and unquote(href[1:]) in ids:
            link.set("href", "#" + unquote(href[1:]))
            continue
        address = _address(href[1:]) if href.startswith("#") else urljoin(_page_of(link), href)
        if not _is_published(site, address):
            broken.setdefault(address, []).append(f"“{_text(link)}” in “{_chapter_of(link)}”")
        link.set("href", urljoin(site_url.rstrip("/") + "/", address.lstrip("/")))
    for address, links in broken.items():
        yield f"{address} doesn't exist; links to it: {len(links)}, the first is {links[0]}"


def _address(name: str) -> str:
    """The site's address for a name that with-pdf made: `groups/refugees/:vaccination`, `data/v1/cells.json/:`."""
    path, _, place = unquote(name).partition(":")
    path = path.removeprefix("./").lstrip("/")
    if re.search(r"\.\w+/$", path):
        path = path.rstrip("/")
    return f"/{path}#{place}" if place else f"/{path}"


def _is_published(site: Path, address: str) -> bool:
    path = site / urlsplit(address).path.lstrip("/")
    # A PDF may be this report itself, which is yet to be written.
    return path.is_file() or (path / "index.html").is_file() or path.suffix == ".pdf"


def _page_of(element: etree._Element) -> str:
    return next((parent.get("data-url") for parent in element.iterancestors() if parent.get("data-url")), "/")


def _chapter_of(element: etree._Element) -> str:
    for parent in element.iterancestors("section", "article"):
        for heading in parent.iter("h1", "h2"):
            return _text(heading)
    return "the report"


def _text(element: etree._Element) -> str:
    return " ".join(element.text_content().split())
