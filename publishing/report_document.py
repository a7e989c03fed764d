"""Turns the document that mkdocs-with-pdf gathered into the one that is printed.

with-pdf joins the pages, shifts and numbers their headings, makes the contents and turns the links between pages into
links inside the document. Here the theme's leftovers go, and our cover, words and style sheet come.
"""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from publishing.report import BrokenReport
from publishing.report_cover import Cover
from publishing.report_elements import print_elements, put_before, unnamed_pictures
from publishing.report_links import lead_links, repeated_ids

STYLE_SHEET = "assets/stylesheets/report.css"

# What is only for a screen or a screen reader. A page marks what it wants to keep out with `site-only`.
SCREEN_CLASSES = {"site-only", "visually-hidden"}
SCREEN_TAGS = {"script", "style", "link", "template", "nav", "form", "button", "input", "dialog"}

# What is printed on a page turned sideways. A page marks it with `landscape`.
WIDE_CLASSES = {"landscape", "matrix-wrap"}


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words that the report itself adds, in its language."""

    contents: str  # "Contents"
    in_this_chapter: str  # "In this chapter"
    page: str  # "Page"


def report_document(gathered: Path, *, site: Path, site_url: str, language: str, cover: Cover, words: Words) -> str:
    """The HTML to print. `gathered` is what with-pdf left; links to pages outside the report lead to the site.

    Raises BrokenReport with every link that leads nowhere, and everything else that can't be printed as it is.
    """
    root = html.document_fromstring(_read(gathered), parser=html.HTMLParser(encoding="utf-8"))
    root.set("lang", language)
    _drop_screen_parts(root)
    _take_places(root)
    _fill_head(root, cover)
    _put_cover(root, cover)
    _name_contents(root, words)
    for article in root.xpath("/html/body/article[@data-url]"):
        _open_chapter(root, article, words)
    _turn_wide_pages(root)
    print_elements(root)
    problems = [*repeated_ids(root), *lead_links(root, site, site_url), *unnamed_pictures(root)]
    if problems:
        raise BrokenReport(problems)
    return html.tostring(root, doctype="<!doctype html>", encoding="unicode")


def _read(gathered: Path) -> bytes:
    if not gathered.exists():
        raise BrokenReport([f"{gathered} is missing: is the plugin with-pdf switched on (WITH_PDF=true)?"])
    content = gathered.read_bytes()
    if content.startswith(b"%PDF"):
        raise BrokenReport(["with-pdf didn't find pdf_event_hook.py: run mkdocs in the folder of mkdocs.yml"])
    return content


def printed_part(article: str) -> str:
    """The HTML of a page's article without what is only for a screen, which is most of a long page."""
    root = html.fragment_fromstring(article)
    _drop_screen_parts(root)
    return html.tostring(root, encoding="unicode")


def _drop_screen_parts(root: etree._Element) -> None:
    for element in [element for element in root.iter(etree.Element) if _is_for_screens(element)]:
        element.drop_tree()


def _is_for_screens(element: etree._Element) -> bool:
    if element.tag in SCREEN_TAGS:
        return not any(parent.tag == "svg" for parent in element.iterancestors())
    return not SCREEN_CLASSES.isdisjoint(element.get("class", "").split())


def _take_places(root: etree._Element) -> None:
    """A place that the site gives to what isn't printed is taken by what stands for it: `data-place` names it."""
    for element in root.xpath("//*[@data-place]"):
        page = next(parent for parent in element.iterancestors() if parent.get("data-url"))
        address = page.get("data-url").lstrip("/")
        element.set("id", f"{address}:{element.attrib.pop('data-place')}")


def _element(source: str) -> etree._Element:
    return html.fragment_fromstring(source.strip())


def _fill_head(root: etree._Element, cover: Cover) -> None:
    head = root.find("head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = cover.title
    day = cover.date.isoformat()
    for name, content in (("author", cover.author), ("dcterms.created", day), ("dcterms.modified", day)):
        etree.SubElement(head, "meta", name=name, content=content)
    etree.SubElement(head, "link", rel="stylesheet", href=STYLE_SHEET)


def _put_cover(root: etree._Element, cover: Cover) -> None:
    for theirs in root.xpath("//article[@id='doc-cover']"):
        theirs.drop_tree()
    root.find("body").insert(0, _element(cover.html()))


def _name_contents(root: etree._Element, words: Words) -> None:
    for contents in root.xpath("//article[@id='doc-toc']"):
        contents.tag = "section"
        contents.set("title", words.page)  # The foot of every page takes it from here (report.css).
        contents.find("h1").text = words.contents
        for link in list(contents.iter("a")):
            _set_as_entry(link)
    for number in root.xpath("//span[@class='pdf-order']"):
        number.text = number.text.strip().rstrip(".") + " "


def _open_chapter(root: etree._Element, article: etree._Element, words: Words) -> None:
    """A chapter of several pages begins with the text of its index page, if it has one, and lists the others."""
    article.set("class", "chapter")
    opening, pages = article.find("h1"), article.xpath("./section[@data-url]")
    if not pages:
        return
    folder = pages[0].get("data-url")
    if any(page.get("data-url").startswith(folder) for page in pages[1:]):
        _lift_index(root, opening, pages[0])
        opening = pages.pop(0)
        _number_anew(root, article, pages)
    for page in pages:
        page.set("class", "page")
    entries = "".join(_listed(page.find("h2")) for page in pages)
    opening.addnext(_element(f"<div class='chapter-contents'><p>{words.in_this_chapter}</p><ul>{entries}</ul></div>"))


def _lift_index(root: etree._Element, opening: etree._Element, index: etree._Element) -> None:
    """Puts the text of a section's index page under the section's own heading; its heading says the same again."""
    heading = index.find("h2")
    for entry in root.xpath("//section[@id='doc-toc']//li[p/a/@href=$href]", href=f"#{heading.get('id')}"):
        entry.drop_tree()
    heading.tag = "div"  # Keeps the address for the links that lead to it.
    heading.text = None
    heading[:] = []
    for level in range(3, 7):
        for lower in list(index.iter(f"h{level}")):
            lower.tag = f"h{level - 1}"
    opening.addnext(index)


def _number_anew(root: etree._Element, article: etree._Element, pages: list[etree._Element]) -> None:
    chapter = article.find("h1/span").text.strip()
    numbers = {f"#{page.find('h2').get('id')}": f"{chapter}.{n} " for n, page in enumerate(pages, start=1)}
    for page in pages:
        page.find("h2/span").text = numbers[f"#{page.find('h2').get('id')}"]
    for entry in root.xpath("//section[@id='doc-toc']//p[span]"):
        entry.find("span").text = numbers.get(entry.get("data-to"), entry.find("span").text)


def _listed(heading: etree._Element) -> str:
    """A heading as an item of contents."""
    link = deepcopy(heading)
    link.tag, link.tail = "a", None
    link.attrib.clear()
    link.set("href", f"#{heading.get('id')}")
    item = etree.Element("li")
    item.append(link)
    _set_as_entry(link)
    return html.tostring(item, encoding="unicode")


def _set_as_entry(link: etree._Element) -> None:
    """A line of contents: the number, the link and, by report.css, the page of what it leads to."""
    entry = etree.Element("p", {"class": "entry", "data-to": link.get("href")})
    link.addprevious(entry)
    entry.append(link)
    put_before(link, link.find("span"))


def _turn_wide_pages(root: etree._Element) -> None:
    """A heading stands on the same page as the wide table under it."""
    for wide in root.find("body").iter(etree.Element):
        if not WIDE_CLASSES.isdisjoint(wide.get("class", "").split()):
            above = wide.getprevious()
            while above is not None and above.tag in ("h2", "h3", "h4"):
                above.classes |= ["landscape"]
                above = above.getprevious()
