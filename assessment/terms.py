"""The register of terms: which words stand in the way of the right one."""

import re
from collections.abc import Iterator, Mapping

from assessment.model import Term


class BannedWords:
    """The words that the register bans in one language.

    A star in the register stands for any ending: `азилант*` finds азиланти and азилантима. Case doesn't matter.
    """

    def __init__(self, terms: Mapping[str, Term], language: str) -> None:
        banned = [(pattern, id) for id, term in terms.items() for pattern in getattr(term.banned, language)]
        self._expressions = [(re.compile(_whole(_expression(pattern)), re.IGNORECASE), id) for pattern, id in banned]
        # Most texts hold none, and one look for all of them, in small letters, is twenty times faster than one each.
        together = "|".join(_expression(pattern.lower()) for pattern, _ in banned)
        self._any = re.compile(_whole(together)) if banned else None

    def found_in(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Each banned word: where it begins in the text, as it stands there, the id of the term in its place."""
        if self._any and self._any.search(text.lower()):
            for expression, id in self._expressions:
                yield from ((found.start(), found.group(), id) for found in expression.finditer(text))


def _expression(pattern: str) -> str:
    """The words of a pattern, which may stand on two lines."""
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in pattern.split())


def _whole(expression: str) -> str:
    return rf"(?<!\w)(?:{expression})(?!\w)"
