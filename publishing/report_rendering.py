"""Renders one report with WeasyPrint; publishing/report.py runs it, and so may you:

    python -m publishing.report_rendering DOCUMENT.html REPORT.pdf SITE_FOLDER

The document says everything else itself: its language, its title, its author, its dates.
"""

import gc
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pydyf
from weasyprint import HTML, Document
from weasyprint.logger import LOGGER
from weasyprint.pdf.fonts import Font
from weasyprint.urls import URLFetcher

FONTS = ("Report Serif", "Report Sans")  # The families of docs/assets/stylesheets/fonts-report.css.


def render(document: Path, pdf: Path, site: Path) -> list[str]:
    """Renders in this process; returns what went wrong. Not for a process that goes on to other work."""
    gc.disable()  # There is little garbage and much to search.
    pydyf.PDF.page_references = property(_page_references)
    complaints = _Complaints()
    LOGGER.addHandler(complaints)
    source = HTML(filename=document, base_url=f"{site.resolve().as_uri()}/", url_fetcher=_FilesOnly())
    report = source.render(pdf_variant="pdf/ua-1")
    report.write_pdf(pdf, pdf_variant="pdf/ua-1", finisher=_complete_tags)
    return [*complaints.heard, *_strange_fonts(report.fonts.values())]


def _page_references(pdf: pydyf.PDF) -> list[bytes]:
    """What pydyf 0.13 works out anew for each tagged element: seconds in 200 pages, minutes in 1,000."""
    known = pdf.__dict__.setdefault("known_page_references", [])
    pages = pdf.pages["Kids"]
    if len(known) * 3 != len(pages):
        known[:] = [f"{number} 0 R".encode("ascii") for number in pages[::3]]
    return known


def _complete_tags(report: Document, _pdf: pydyf.PDF) -> None:
    """What PDF/UA asks for beyond what WeasyPrint 70 writes."""
    for page in report.pages:
        for _, target, _, box in page.links:
            if box.link_annotation is None:  # It leads nowhere, which is in the complaints.
                continue
            said = " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(said or target)
            box.link_annotation["F"] = 4  # It is printed too.
        for cell in page._page_box.descendants():
            if cell.element_tag == "th" and hasattr(cell, "mark"):
                cell.mark["A"]["Scope"] = "/Row" if cell.element.get("scope") == "row" else "/Column"


class _FilesOnly(URLFetcher):
    """Reads files of the site, and nothing from the network."""

    def fetch(self, url, headers=None):
        if not url.startswith(("file:", "data:")):
            raise ValueError("a build doesn't use the network; keep the file in docs/assets")
        return super().fetch(url, headers)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains of; by itself it goes on and leaves out what it can't find."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(record.getMessage().split())
        if message not in self.heard:
            self.heard.append(message)


def _strange_fonts(fonts: Iterable[Font]) -> Iterator[str]:
    """Fonts of the system that stepped in; what no font has at all is among WeasyPrint's complaints."""
    for font in fonts:
        if font.family not in FONTS:
            letters = "".join(sorted(set("".join(font.to_unicode.values()))))
            yield f"our fonts lack some of these letters, which were set in {font.family}: {letters[:60]}"


if __name__ == "__main__":
    found = render(*map(Path, sys.argv[1:]))
    print("\n".join(found), file=sys.stderr, end="", flush=True)
    os._exit(bool(found))  # Without tidying up hundreds of thousands of objects.
