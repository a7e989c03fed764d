"""Where mkdocs-with-pdf and our own printing meet; with-pdf imports this module by its name.

with-pdf gathers a language's pages into one document: chapters, numbers, contents, links. It would then render that
document at once, with the theme's style sheets, untagged, one language after the other. Here it writes the document
down instead, at the plugin's `output_path`, and publishing/report.py renders all of them side by side.

Nothing else of mkdocs-with-pdf 0.9.3 is changed but what takes its time and shows nowhere: the document is the same.
"""

from pathlib import Path

from bs4 import BeautifulSoup
from mkdocs_with_pdf import generator

from publishing.report_document import printed_part
from publishing.report_order import in_printed_order


class Document:
    """Stands in for weasyprint.HTML: writes down what it should have rendered."""

    def __init__(self, string: str) -> None:
        self._html = string

    def render(self) -> "Document":
        return self

    def write_pdf(self, path: str) -> None:
        Path(path).write_text(self._html, encoding="utf-8")


def article_of(page: str, parser: str) -> BeautifulSoup:
    """The parsed page without its frame and without what isn't printed, which with-pdf would parse and search."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < end:
        page = f"<html><head></head><body>{printed_part(page[start:end] + '</article>')}</body></html>"
    return BeautifulSoup(page, parser)


def inject_link(output_content: str, pdf_path: str, page, logger) -> str:
    """Called by with-pdf for every page. Our templates link to the report; static-i18n drops what is returned here."""
    return output_content


def on_nav(self: generator.Generator, nav) -> None:
    """Called by with-pdf with the site's menu; the report has an order of its own."""
    language = next(page.file.locale for page in nav.pages)
    self._nav = in_printed_order(nav, language)


generator.HTML = Document
generator.Generator.on_nav = on_nav
generator.BeautifulSoup = article_of
# A copy of every element, searched in full for each of its attributes, of a tree that nobody needs any more.
generator.clone_element = lambda element: element.extract()
# Writes "-" for "%" in every address, outside ones too, and takes a link to a page that isn't printed for a broken
# one. report_document.py looks after the links.
generator.Generator._normalize_link_anchors = lambda self, soup: None
