"""Search: what helps a query that the index alone would answer badly: misspelt words, and words that aren't used."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from publishing.search_words import fold, terms, word_rules

COMMON = 3  # Records whose excerpt must have a word for it to be offered; rarer ones are often mistakes for others.
SHORTEST_WORD = 4
MOST_WORDS = 5000  # All that there are now, twice over; a browser fetches the list for one misspelt word.


def known_words(records: Iterable[Any], language: str) -> list[str]:
    """Words to offer for a misspelt one, as they are written, the most frequent first; never one that isn't used."""
    records = list(records)
    banned = [_expression(pattern) for record in records for pattern in record.banned]
    named, said = Counter(), Counter()
    for record in records:
        names = (record.title, *(name for name in record.keywords if not any(found.search(name) for found in banned)))
        named.update({word for name in names for word in _words(name)})
        said.update(set(_words(record.excerpt)))
    offered = {word: count + said[word] for word, count in named.items()}
    offered |= {word: count for word, count in said.items() if count >= COMMON and word not in offered}
    alike: dict[str, str] = {}  # Of words that are one for the search the most frequent.
    for word in sorted(offered, key=lambda word: (-offered[word], word)):
        alike.setdefault(" ".join(terms(word, language)), word)
    used = (word for word in alike.values() if not any(found.search(word) for found in banned))
    return list(islice(used, MOST_WORDS))


def words_not_used(records: Iterable[Any], language: str) -> list[dict[str, Any]]:
    """The phrases that aren't used, in their folded form, with what is written instead and where that is explained."""
    rules = word_rules(language)
    return [
        {
            "url": record.url,
            "instead": record.instead or record.title,
            # A star is kept: it stands for any ending. A join of letters at a word's end could swallow it.
            "phrases": [" ".join(_folded(word, rules) for word in phrase.split()) for phrase in record.banned],
        }
        for record in records
        if record.banned
    ]


def telltale_words(records: Iterable[Any], language: str) -> list[str]:
    """The words of phrases that aren't used, folded, unless a group, a service or a term is named by them: a query that
    has one alone isn't repeated to the reader either. A star stands for any ending."""
    records = list(records)
    rules = word_rules(language)
    titles = " ".join(record.title for record in records if record.kind in ("group", "service", "term"))
    patterns = {word for record in records for phrase in record.banned for word in phrase.split()}
    return sorted(_folded(word, rules) for word in patterns if not _expression(word).search(titles))


def _folded(word: str, rules: dict[str, Any]) -> str:
    return fold(word.removesuffix("*"), rules) + "*" * word.endswith("*")


def _words(text: str) -> list[str]:
    return re.findall(rf"[^\W\d_]{{{SHORTEST_WORD},}}", text.lower())


def _expression(pattern: str) -> re.Pattern[str]:
    any_ending = re.escape(pattern).replace(r"\*", r"\w*")
    return re.compile(rf"\b{any_ending}\b", re.IGNORECASE)
