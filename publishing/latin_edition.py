"""The Serbian Latin edition, made from the built Cyrillic one: other letters and addresses, else the same.

Cyrillic stays in what isn't prose (scripts, styles, `<code>`, `<pre>`, `<kbd>`), in what has the `lang` of
another language, and in what is marked `translate="no"` or `data-script="keep"`. Links between the editions
keep their address: those with `data-edition`, and the alternates in the head.
"""

import json
import re
import shutil
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from publishing.transliteration import to_latin


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

# &#1072;, &#x430; and &acy; are letters too.
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+cy);?", re.IGNORECASE)
_CANONICAL = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?canonical\b)[^>]*\bhref=["']?"""
    r"""(?P<site>https?://[^"'\s>]*?)(?P<page>/sr/[^"'\s>]*)""",
    re.IGNORECASE,
)
_SERBIAN = re.compile(r"sr(?:[-_]Cyrl)?(?P<region>[-_][A-Z]{2})?", re.IGNORECASE)
_JSON_STRING = re.compile(r'(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")(?P<colon>\s*:(?P<list>\s*\[)?)?')
_SEARCH_INDEX = "pagefind"
_NOTHING_BUT_AN_ADDRESS = re.compile(r"(?:(?:https?|mailto|tel|urn|doi|data):|\.{0,2}/|[?#])\S*")


def make_latin_edition(site: Path) -> list[Path]:
    """Writes `site/sr-latn/` anew from `site/sr/`; returns the files written, in order.

    Pages, drawings and data are put into Latin script. Any other file beside a page is copied, so that the
    page's relative links hold; but the search index isn't, because each edition gets its own.
    """
    source, target = site / "sr", site / "sr-latn"
    if not source.is_dir():
        raise FileNotFoundError(f"{source} is missing: build the site before its Latin edition")
    if target.exists():
        shutil.rmtree(target)  # A page that the Cyrillic edition no longer has must not live on.
    home = source / "index.html"
    site_url = _site_and_page(home.read_text(encoding="utf-8"))[0] if home.exists() else ""
    files = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    return [_write(source / file, target / file, site_url) for file in files if file.parts[0] != _SEARCH_INDEX]


def _write(cyrillic: Path, latin: Path, site_url: str) -> Path:
    latin.parent.mkdir(parents=True, exist_ok=True)
    # As bytes, because text mode would change the line ends.
    if cyrillic.suffix in (".html", ".svg", ".xml"):
        latin.write_bytes(latin_html(cyrillic.read_bytes().decode(), site_url).encode())
    elif cyrillic.suffix == ".json":
        latin.write_bytes(_latin_json(cyrillic.read_bytes().decode(), _addresses(site_url)).encode())
    else:
        shutil.copyfile(cyrillic, latin)
    return latin


def latin_html(html: str, site_url: str = "") -> str:
    """The page in Latin script; without `site_url`, its canonical link says where the site lives."""
    site, page = _site_and_page(html)
    return _Page(html, page, _addresses(site_url or site)).in_latin()


def _site_and_page(html: str) -> tuple[str, str]:
    """Where the site lives and the page on it, from the page's canonical link; empty if it has none."""
    canonical = _CANONICAL.search(html)
    return (canonical["site"], canonical["page"]) if canonical else ("", "")


@dataclass(frozen=True)
class _Addresses:
    """What leads into the Cyrillic edition: as an address by itself, and in the middle of a text."""

    alone: re.Pattern[str]
    in_text: re.Pattern[str] | None
    in_query: re.Pattern[str] | None  # As an address stands in another's query, such as that of a form.

    def moved(self, address: str) -> str:
        """The same place in the Latin edition; an address of anything else as it is."""
        if self.in_query and "?" in address:
            address = self.in_query.sub(r"\g<0>-latn", address)
        return self.alone.sub(r"\g<0>-latn", address)

    def latin(self, text: str) -> str:
        """Text in Latin script, as it stands in the markup and with the edition's addresses in it moved."""
        if "&" in text:
            text = _REFERENCE.sub(_letter, text)
        text = to_latin(text)
        return self.in_text.sub(r"\g<0>-latn", text) if self.in_text and "://" in text else text


@cache
def _addresses(site_url: str) -> _Addresses:
    root = site_url.rstrip("/")
    roots = "|".join(re.escape(start) for start in sorted({root, urlsplit(root).path, ""}, reverse=True))
    edition, report = r"sr(?=[/?#\"']|$)", r"pdf/baseline-sr(?=\.pdf)"
    refresh = r"(?:[\d.]+\s*;\s*url\s*=\s*[\"']?)?"  # <meta http-equiv="refresh" content="0; url=/sr/">
    alone = rf"^{refresh}(?:(?:{roots})/(?:{edition}|{report})|(?:\.\./)+{edition}|(?:\.\.?/)*{report})"
    in_text = re.compile(rf"{re.escape(root)}/(?:sr(?![\w-])|{report})") if root else None
    in_query = re.compile(rf"{re.escape(quote(root, safe=''))}%2Fsr(?=%2F)", re.IGNORECASE) if root else None
    return _Addresses(re.compile(alone, re.IGNORECASE), in_text, in_query)


def _letter(reference: re.Match[str]) -> str:
    """The Serbian letter that a character reference stands for; any other reference as it is."""
    character = unescape(reference[0])
    return reference[0] if to_latin(character) == character else character


def _latin_language(tag: str) -> str:
    """For sr, sr-Cyrl or sr_RS the same with Latn; any other language tag as it is."""
    serbian = _SERBIAN.fullmatch(tag)
    return f"sr{'_' if '_' in tag else '-'}Latn{serbian['region'] or ''}" if serbian else tag


def _latin_json(text: str, addresses: _Addresses) -> str:
    """JSON with its string values in Latin script; keys stay, and all addresses except the edition's."""
    key = None

    def value_in_latin(token: re.Match[str]) -> str:
        nonlocal key
        value = json.loads(token["string"], strict=False)
        if token["colon"]:
            # A list of languages says in which ones a thing exists, not which one this page is in.
            key = None if token["list"] else value
            return token[0]
        if key in ("inLanguage", "@language"):
            latin = _latin_language(value)
        elif _NOTHING_BUT_AN_ADDRESS.fullmatch(value):
            latin = addresses.moved(value)
        else:
            latin = addresses.latin(value)
        # In a page, `</script>` inside a string would end the script.
        return token[0] if latin == value else json.dumps(latin, ensure_ascii=False).replace("<", "\\u003c")

    return _JSON_STRING.sub(value_in_latin, text)


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

    def latin(self, addresses: _Addresses, page: str) -> str:
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

    def value_in_latin(self, attribute: str, value: str, addresses: _Addresses) -> str:
        if attribute in ("lang", "xml:lang"):
            return _latin_language(value) if self.inner == _WRITTEN else value
        if self.own != _WRITTEN or not self.shows(attribute):
            return value
        if self.name == "meta" and self.attributes.get("property") != "og:locale:alternate":
            value = _latin_language(value)
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
    addresses: _Addresses
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
            self.out.append(_latin_json(raw, self.addresses) if is_data else raw)
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
