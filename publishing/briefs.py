"""The brief of each edition as a PDF of its own, made from the built page `brief/`."""

import tempfile
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

from assessment.answers import Assessment
from publishing.editions import ENGLISH, LATIN, SERBIAN, SiteEdition
from publishing.latin_page import latin_html
from publishing.report import ReportJob, render_reports
from publishing.report_document import printed_part
from publishing.report_elements import print_elements

STYLE_SHEET = "assets/stylesheets/brief.css"


def write_briefs(site: Path, assessment: Assessment, site_url: str) -> None:
    """Prints `site`/pdf/brief-*.pdf. The Latin brief is made of the Cyrillic one.

    Raises BrokenReport with everything that is wrong in any of them.
    """
    english, serbian = (brief_document(site, assessment, site_url, edition) for edition in (ENGLISH, SERBIAN))
    documents = {ENGLISH: english, SERBIAN: serbian, LATIN: latin_html(serbian, site_url)}
    with tempfile.TemporaryDirectory() as place:
        jobs = []
        for edition, document in documents.items():
            path = Path(place) / f"{edition.code}.html"
            path.write_text(document, encoding="utf-8")
            jobs.append(ReportJob(document=path, pdf=site / edition.brief, site=site))
        render_reports(jobs)


def brief_document(site: Path, assessment: Assessment, site_url: str, edition: SiteEdition) -> str:
    """The HTML to print: the text of the page, its links led to the site, the edition's line at the foot."""
    address = f"{edition.root}brief/"
    page = html.parse(str(site / address / "index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()
    article = html.fragment_fromstring(printed_part(html.tostring(page.find(".//article"), encoding="unicode")))
    for link in article.iter("a"):
        link.set("href", urljoin(urljoin(site_url, address), link.get("href", "")))
    root = html.document_fromstring("<html><head></head><body></body></html>")
    root.set("lang", edition.code)
    _fill_head(root.find("head"), assessment, article.findtext(".//h1"))
    foot = etree.SubElement(root.find("body"), "p", {"class": "foot"})
    foot.text = _foot(page)
    article.insert(0, etree.Element("p", {"class": "kicker"}))
    article[0].text = getattr(assessment.dataset.edition.title, edition.code)
    root.find("body").append(article)
    print_elements(root)
    return html.tostring(root, doctype="<!doctype html>", encoding="unicode")


def _fill_head(head: etree._Element, assessment: Assessment, title: str) -> None:
    day = assessment.dataset.edition.as_of.isoformat()
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = title
    for name in ("dcterms.created", "dcterms.modified"):
        etree.SubElement(head, "meta", name=name, content=day)
    etree.SubElement(head, "link", rel="stylesheet", href=STYLE_SHEET)


def _foot(page: etree._Element) -> str:
    """The line that the site prints at the foot of each sheet: draft or not, the edition, the address."""
    return " ".join(page.xpath("string(//*[contains(@class, 'sheet-foot')])").split())
