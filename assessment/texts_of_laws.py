"""Texts of laws: a folder with one JSON file a law, as the open data set Serbian-law-mcp writes them.

`LAW.json`, named by the law's id in `data/laws/`, holds an object with `articles`, a list of objects with `article`
(its number as the law writes it, "46в") and `text` (without the heading; an empty line between two blocks), and
`official_gazette`, a string in which the gazette numbers stand ("25/2019-40, 29/2025-49"). Whatever else is there is
left alone. A law that stands in one piece has one article, "full".
"""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from assessment.provisions import latin_number

WHOLE = "full"
# The heading of an article that runs on inside another; one program wrote a Latin a in it.
_RUN_ON = re.compile(r"^\s*Чл[аa]н\s+(\d+[а-шђј]?)\.\s*$", re.MULTILINE)
_GAZETTE = re.compile(r"\b([1-9]\d*/(?:19|20)\d{2})\b")


class UnreadableText(Exception):
    """A file that is no text of a law; the message names it and says what is wrong."""


@dataclass(frozen=True)
class LawText:
    """The text of a law: its articles by number (`46v` for члан 46в), and the gazette numbers it is made of."""

    articles: dict[str, str]
    gazette_numbers: tuple[str, ...]
    run_on: frozenset[str] = frozenset()  # Articles that are not set apart, but stand inside another's text.

    @property
    def in_one_piece(self) -> bool:
        """Whether the law stands there as one text, so that its articles can't be told apart."""
        return set(self.articles) == {WHOLE}


def fingerprint(text: str) -> str:
    """The SHA-256 of an article's text as UTF-8, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def read_law_text(path: Path) -> LawText:
    """The text of one law. Raises UnreadableText."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UnreadableText(f"{path}: not readable as JSON in UTF-8 ({error})") from None
    try:
        articles = _articles(content["articles"])
        gazette = _text(content.get("official_gazette", ""))
    except (KeyError, TypeError, AttributeError):
        needed = "it needs `articles`, a list in which each has `article` and `text`; `official_gazette` is text"
        raise UnreadableText(f"{path}: not in the form of a law's text: {needed}") from None
    except ValueError as error:
        raise UnreadableText(f"{path}: not to be compared: {error}") from None
    run_on = {latin_number(number) for text in articles.values() for number in _RUN_ON.findall(text)}
    return LawText(articles, tuple(_GAZETTE.findall(gazette)), frozenset(run_on - articles.keys()))


def _articles(entries: Any) -> dict[str, str]:
    if not isinstance(entries, list):
        raise TypeError
    articles: dict[str, str] = {}
    for entry in entries:
        number = latin_number(_text(entry["article"]))
        if number in articles:
            raise ValueError(f"article {number} stands there twice")
        articles[number] = _text(entry["text"])
    if not articles:
        raise ValueError("it has no article")
    return articles


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
