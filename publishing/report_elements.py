"""Elements of a web page as they are on paper, and as the tags of a PDF want them."""

from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from publishing.report_cover import DEEP

# A parser of HTML writes every name small; a drawing is XML and wants these back.
DRAWING_NAMES = (
    "viewBox preserveAspectRatio linearGradient radialGradient clipPath gradientUnits gradientTransform patternUnits"
    " patternTransform clipPathUnits markerWidth markerHeight refX refY textPath textLength"
)
DRAWING_FONT = "Report Sans"  # What the site calls Source Sans 3 (docs/assets/stylesheets/fonts-report.css).
_WRITTEN_SMALL = {name.lower(): name for name in DRAWING_NAMES.split()}


def print_elements(root: etree._Element) -> None:
    """Opens what is closed, sets terms beside their descriptions, and leaves in links nothing but text."""
    _open_disclosures(root)
    _pair_descriptions(root)
    _mend_drawings(root)
    _simplify_links(root)


def put_before(element: etree._Element, child: etree._Element | None) -> None:
    """Takes a child, without the text after it, out of its element and puts it in front."""
    if child is None:
        return
    before = child.getprevious()
    if before is None:
        child.getparent().text = (child.getparent().text or "") + (child.tail or "")
    else:
        before.tail = (before.tail or "") + (child.tail or "")
    child.tail = None
    element.addprevious(child)


def unnamed_pictures(root: etree._Element) -> Iterator[str]:
    """Every picture that neither says what it shows nor that it shows nothing."""
    for svg in root.iter("svg"):
        if not (svg.findtext("title") or "").strip():
            yield f'a drawing of the class “{svg.get("class")}” has neither a <title> nor aria-hidden="true"'
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"the image {image.get('src')} has no alt text"


def _open_disclosures(root: etree._Element) -> None:
    for summary in root.iter("summary"):
        summary.tag = "p"
        summary.classes |= ["disclosure-title"]
    for details in root.iter("details"):
        details.tag = "div"
        details.attrib.pop("open", None)
        details.classes |= ["disclosure"]
    for heading in root.iter("h7", "h8"):  # with-pdf shifts the headings of a chapter of pages down.
        heading.tag = "h6"


def _pair_descriptions(root: etree._Element) -> None:
    """Lists of terms become lists of pairs, which can be set side by side and which the PDF's tags know."""
    for listing in list(root.iter("dl")):
        listing.tag = "ul"
        listing.classes |= ["pairs"]
        listing.text = None  # To the PDF, space between the items would be an item.
        for child in list(listing):
            child.tail = None
            if child.tag == "div":
                child.tag = "li"
                continue
            if child.tag == "dt":
                pair = etree.Element("li")
                child.addprevious(pair)
            pair.append(child)
        for term in listing.iter("dt"):
            term.tag = "span"
            term.classes |= ["term"]
        for value in listing.iter("dd"):
            value.tag = "div"
            value.classes |= ["value"]


def _mend_drawings(root: etree._Element) -> None:
    for svg in list(root.iter("svg")):
        for element in svg.iter(etree.Element):
            # with-pdf put the page's address before the ids; inside a drawing they are referred to without.
            if "id" in element.attrib:
                element.set("id", element.get("id").rpartition(":")[2])
            if "font-family" in element.attrib:
                element.set("font-family", DRAWING_FONT)
            _write_names_as_xml(element)
        if svg.get("aria-hidden") == "true":
            decoration = _decoration(svg)
            decoration.tail = svg.tail
            svg.getparent().replace(svg, decoration)
    for image in root.iter("img"):
        if image.get("alt") == "":
            image.tag = "embed"


def _write_names_as_xml(element: etree._Element) -> None:
    element.tag = _WRITTEN_SMALL.get(element.tag, element.tag)
    for name in sorted(_WRITTEN_SMALL.keys() & element.attrib.keys()):
        element.set(_WRITTEN_SMALL[name], element.attrib.pop(name))


def _decoration(svg: etree._Element) -> etree._Element:
    """A drawing that says nothing, as an element that the PDF's tags pass over; equal ones are read only once."""
    svg = deepcopy(svg)
    svg.tail = None
    classes = svg.attrib.pop("class", "")
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    if "color" not in svg.attrib:  # What currentColor is; the site's style sheets don't reach the report.
        svg.set("color", DEEP)
    source = "data:image/svg+xml;base64," + b64encode(etree.tostring(svg)).decode("ascii")
    return etree.Element("embed", {"class": f"decoration {classes}".strip()}, type="image/svg+xml", src=source)


def _simplify_links(root: etree._Element) -> None:
    """To the PDF, each box inside a link would be one more link."""
    for link in list(root.iter("a")):
        for decoration in list(link.iter("embed")):
            put_before(link, decoration)
        for inner in list(link.iterdescendants("span", "code", "em", "strong")):
            inner.drop_tag()
