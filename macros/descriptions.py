"""What a page is about, in one or two sentences: for search engines, previews of links and reference managers."""

import re
from html import unescape

from macros.pages import FOLDERS
from macros.words import Words

LENGTH = 160  # About what a search engine shows.
_SAID_IN = {  # Where a record says what it is about.
    "groups": "definition",
    "services": "definition",
    "laws": "purpose",
    "pathways": "summary",
    "crosswalks": "definition",
}
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def description(words: Words, path: str, content: str) -> str:
    """What the page at `path` (under the edition's root) is about: from its record, else its first paragraph.

    `content` is the page as HTML. The home page says what the whole assessment does.
    """
    if path == "":
        return plain(getattr(words.data.edition.subtitle, words.language))
    folder, _, id = path.strip("/").partition("/")
    collection = next((name for name, place in FOLDERS.items() if place == folder), None)
    if collection and (record := getattr(words.data, collection).get(id)):
        return _of_record(words, collection, getattr(getattr(record, _SAID_IN[collection]), words.language))
    return shortened(first_paragraph(content) or getattr(words.data.edition.subtitle, words.language))


def _of_record(words: Words, collection: str, said: str) -> str:
    """What a record says of itself; where there is room, also what its page tells of it."""
    if collection in ("groups", "services"):
        longer = f"{plain(said)} {words.raw_label(f'cite_about_{collection}')}"
        if len(longer) <= LENGTH:
            return longer
    return shortened(said)


def first_paragraph(content: str) -> str:
    """The text of the first paragraph that has any."""
    texts = (plain(unescape(_TAG.sub("", found[1]))) for found in _PARAGRAPH.finditer(content))
    return next((text for text in texts if text), "")


def shortened(text: str, length: int = LENGTH) -> str:
    """The text on one line, cut after a word where it is longer."""
    text = plain(text)
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–(„“")
    return cut if cut.endswith((".", "!", "?")) else f"{cut}…"


def plain(text: str) -> str:
    """The text with one plain space for every run of spaces: programs know no no-break space."""
    return " ".join(text.split())
