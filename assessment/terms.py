"""The register of terms: which words stand in the way of the right one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assessment.model import Term


def banned_words(terms: Mapping[str, Term], text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each banned word as it stands in the text, with the id of the term that takes its place.

    A star in the register stands for any ending: `азилант*` finds азиланти and азилантима. Case doesn't matter.
    """
    for id, term in terms.items():
        for pattern in getattr(term.banned, language):
            for found in _expression(pattern).finditer(text):
                yield found.group(), id


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in pattern.split())
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
