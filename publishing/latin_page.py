"""A page of the Cyrillic edition, put into Latin script token by token.

Cyrillic stays in what isn't prose (scripts, styles, `<code>`, `<pre>`, `<kbd>`), in what has the `lang` of
another language, and in what is marked `translate="no"` or `data-script="keep"`. Links between the editions
keep their address: those with `data-edition`, and the alternates in the head.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from publishing.latin_addresses import Addresses, addresses_of
from publishing.latin_json import latin_json, latin_language


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A tokenizer of our own leaves every other byte as it is. lxml writes the page out anew, and html.parser takes
# longer for the text alone than this does for all of it.
_TOKEN = re.compile(
    r"""<!--.*?--> | <!\[CDATA\[.*?\]\]> | <[!?][^>]*>
      | </(?P<end>[a-z][^\s/>]*+)[^>]*>
      | <(?P<start>[a-z][^\s/>]*+)(?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)*+>""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(?P<lead>\s*(?P<name>[^\s"'>/=]+)\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)""")
# A tag in ASCII with none of these has nothing to change, and most tags are such.
_SIGNS_OF_CHANGE = re.compile("&|sr(?!c)|lang|translate|data-script|json")

_VOID = _words("area base br col embed hr img input link meta param source track wbr")
_END_TAG_OPTIONAL = _words("dd dt li optgroup option p tbody td tfoot th thead tr")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])|\Z", re.IGNORECASE) for name in ("script", "style")}
_KEPT_ELEMENTS = _words("code pre kbd")
_JSON_TYPES = ("application/ld+json", "application/json")

# Besides everything that ends in -label. A button shows its text, and only as an <input> its value.
_TEXT_ATTRIBUTES = _words(
    "abbr alt placeholder summary title data-pagefind-filter data-pagefind-meta"
    " aria-description aria-placeholder aria-roledescription aria-valuetext data-messages"
)
_TEXT_ATTRIBUTE_OF = {"meta": "content", "option": "label", "optgroup": "label", "track": "label"}
_INPUTS_THAT_SHOW_THEIR_VALUE = _words("submit button reset")

_CANONICAL = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?canonical\b)[^>]*\bhref=["']?"""
    r"""(?P<site>https?://[^"'\s>]*?)(?P<page>/sr/[^"'\s>]*)""",
    re.IGNORECASE,
)


def latin_html(html: str, site_url: str = "") -> str:
    """The page in Latin script; without `site_url`, its canonical link says where the site lives."""
    site, page = site_and_page(html)
    return _Page(html, page, addresses_of(site_url or site)).in_latin()


def site_and_page(html: str) -> tuple[str, str]:
    """Where the site lives and the page on it, from the page's canonical link; empty if it has none."""
    canonical = _CANONICAL.search(html)
    return (canonical["site"], canonical["page"]) if canonical else ("", "")


# An element's text is put into Latin, or left as another language, or kept with all that is in it.
_WRITTEN, _FOREIGN, _KEPT = range(3)


def _own_state(attributes: dict[str, str], outer: int) -> int:
    """What an element's attributes make of it and its text, inside an element in the state `outer`."""
    if outer == _KEPT or attributes.get("translate") == "no" or attributes.get("data-script") == "keep":
        return _KEPT
    language = attributes.get("lang", attributes.get("xml:lang"))
    if language is None:
        return outer
    return _WRITTEN if language.lower().split("-")[0] == "sr" else _FOREIGN


@dataclass(frozen=True)
class _Tag:
    """A start tag that may have something to change, its own state, and that of its text."""

    source: str
    name: str
    attributes: dict[str, str]
    own: int
    inner: int

    def latin(self, addresses: Addresses, page: str) -> str:
        edition, rel = self.attributes.get("data-edition"), self.attributes.get("rel", "").split()
        between_editions = edition is not None or ("alternate" in rel and "hreflang" in self.attributes)

        def attribute_in_latin(match: re.Match[str]) -> str:
            name, (quote, value) = match["name"].lower(), _unquoted(match["value"])
            if name == "aria-current" and edition == "sr":
                return ""  # The page puts it on the link to the Latin edition.
            if edition == "sr" and name == "href":
                latin = _from_latin_page(value, page)
            else:
                latin = value if between_editions else addresses.moved(value)
            if latin == value:
                latin = self.value_in_latin(name, value, addresses)
            return f"{match['lead']}{quote}{latin}{quote}"

        return _ATTRIBUTE.sub(attribute_in_latin, self.source)

    def value_in_latin(self, attribute: str, value: str, addresses: Addresses) -> str:
        if attribute in ("lang", "xml:lang"):
            return latin_language(value) if self.inner == _WRITTEN else value
        if self.own != _WRITTEN or not self.shows(attribute):
            return value
        if self.name == "meta" and not self.attributes.get("property", "").startswith("og:locale"):
            value = latin_language(value)
        return addresses.latin(value)

    def shows(self, attribute: str) -> bool:
        """Whether readers see or hear the attribute's value."""
        if attribute == "value":
            return self.name == "input" and self.attributes.get("type") in _INPUTS_THAT_SHOW_THEIR_VALUE
        return (
            attribute in _TEXT_ATTRIBUTES
            or attribute.endswith("-label")
            or attribute == _TEXT_ATTRIBUTE_OF.get(self.name)
        )


def _from_latin_page(address: str, page: str) -> str:
    """A link from `page` into its own edition, the Cyrillic one, as it must be on that page's Latin counterpart."""
    target = urljoin(page, address)
    stays = address.startswith("/") or not target.startswith("/sr/")
    return address if stays else "../" * page.count("/", 1) + target[1:]


def _unquoted(value: str) -> tuple[str, str]:
    """An attribute's quotation mark, if it has one, and its value."""
    return (value[0], value[1:-1]) if value[0] in "\"'" else ("", value)


@dataclass
class _Page:
    """A page while it is rewritten, token by token."""

    html: str
    page: str  # Its address in the Cyrillic edition, from the site's root; empty if not known.
    addresses: Addresses
    out: list[str] = field(default_factory=list)
    # The open elements, from the outermost one whose text is left. Most of the time there is none.
    path: list[tuple[str, int]] = field(default_factory=list)
    # Places in `out`: which aria-current the Cyrillic edition's link lost there; a link to the Latin edition.
    current: list[tuple[int, str]] = field(default_factory=list)
    latin_links: list[int] = field(default_factory=list)

    def in_latin(self) -> str:
        position = 0
        while token := _TOKEN.search(self.html, position):
            self.write_text(self.html[position : token.start()])
            position = token.end()
            if token["start"]:
                position = self.write_start(token[0], token["start"].lower(), position)
                continue
            self.out.append(token[0])
            if token["end"] and self.path:
                self.leave(token["end"].lower())
        self.write_text(self.html[position:])
        self.move_current()
        return "".join(self.out)

    def state(self) -> int:
        return self.path[-1][1] if self.path else _WRITTEN

    def write_text(self, text: str) -> None:
        left = text.isspace() or self.state() != _WRITTEN
        self.out.append(text if left else self.addresses.latin(text))

    def write_start(self, source: str, name: str, position: int) -> int:
        """Writes a start tag, and the text of a script or style after it; returns where to go on."""
        if self.path and self.path[-1][0] == name and name in _END_TAG_OPTIONAL:
            self.path.pop()
        attributes, own = {}, self.state()
        if "=" in source and (not source.isascii() or _SIGNS_OF_CHANGE.search(source.lower())):
            found = _ATTRIBUTE.finditer(source)
            attributes = {attribute["name"].lower(): _unquoted(attribute["value"])[1] for attribute in found}
            own = _own_state(attributes, own)
            self.note_edition(attributes)
        inner = _KEPT if name in _KEPT_ELEMENTS else own
        tag = _Tag(source, name, attributes, own, inner).latin(self.addresses, self.page) if attributes else source
        self.out.append(tag)
        if name in _VOID or source.endswith("/>"):
            return position
        if name in _RAW_END:
            end = _RAW_END[name].search(self.html, position).start()
            is_data = own == _WRITTEN and attributes.get("type") in _JSON_TYPES
            raw = self.html[position:end]
            self.out.append(latin_json(raw, self.addresses) if is_data else raw)
            return end
        if self.path or inner != _WRITTEN:
            self.path.append((name, inner))
        return position

    def leave(self, name: str) -> None:
        names = [opened for opened, _ in self.path]
        if name in names:
            del self.path[len(names) - 1 - names[::-1].index(name) :]
        elif _END_TAG_OPTIONAL.issuperset(names):
            self.path.clear()  # The end of an element around them ends them too.

    def note_edition(self, attributes: dict[str, str]) -> None:
        edition, current = attributes.get("data-edition"), attributes.get("aria-current")
        if edition == "sr" and current is not None:
            self.current.append((len(self.out), current))
        elif edition == "sr-latn":
            self.latin_links.append(len(self.out))

    def move_current(self) -> None:
        """Marks as current, for each Cyrillic link that was, the nearest one to the Latin edition."""
        for lost, value in self.current:
            nearest = min(self.latin_links, key=lambda link: (abs(link - lost), link < lost), default=None)
            if nearest is not None:
                self.out[nearest] = re.sub(r"^<[^\s/>]+", rf'\g<0> aria-current="{value}"', self.out[nearest])
