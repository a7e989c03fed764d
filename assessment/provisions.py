"""Provisions: the citable parts of laws, made of the articles as recorded, and how they are cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assessment.model import Law, Text

# Serbian laws number inserted articles with letters (члан 46в). Ids and English use Latin letters for them.
_LETTERS = {"a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "dj": "ђ", "e": "е", "zh": "ж"}


@dataclass(frozen=True)
class Provision:
    """An article (`239`) or a part of one (paragraph 1, point 2), with what it provides in our words."""

    id: str
    law: str
    article: str
    paragraph: str | None
    point: str | None  # A sub-point follows after a dot: point 1, sub-point (10) is "1.10".
    summary: Text
    evidence: str
    checked_on: date | None
    text_sha256: str | None

    @property
    def anchor(self) -> str:
        """The provision's place on its law's page, such as `art-239.1.2`."""
        return self.id.partition("/")[2]

    @property
    def article_id(self) -> str:
        """The id of the whole article."""
        return f"{self.law}/art-{self.article}"


def provisions_of(law_id: str, law: Law) -> Iterator[Provision]:
    """Each article of a law, followed by its recorded parts."""
    for number, article in law.articles.items():
        for part, summary in [("", article.summary), *((key, value.summary) for key, value in article.parts.items())]:
            paragraph, _, point = part.partition(".")
            yield Provision(
                id=f"{law_id}/art-{number}" + (f".{part}" if part else ""),
                law=law_id,
                article=number,
                paragraph=paragraph or None,
                point=point or None,
                summary=summary,
                evidence=article.evidence,
                checked_on=article.checked_on,
                text_sha256=article.text_sha256,
            )


def article_name(article: str, language: str) -> str:
    """An article's number as the language writes it: "46v" in English, "46в" in Serbian."""
    digits, letters = re.fullmatch(r"(\d+)([a-z]*)", article).groups()
    return digits + (_LETTERS.get(letters, letters) if language == "sr" else letters)


def citation(provision: Provision, abbreviation: str, language: str) -> str:
    """The short form of a citation: "LHC, Art. 239(1)(2)" or „ЗЗЗ, члан 239. став 1. тачка 2)“.

    Numbers are tied to their words with no-break spaces.
    """
    number = article_name(provision.article, language)
    point, _, subpoint = (provision.point or "").partition(".")
    if language == "en":
        parts = "".join(f"({part})" for part in (provision.paragraph, point, subpoint) if part)
        return f"{abbreviation}, Art.\u00a0{number}{parts}"
    cited = f"{abbreviation}, члан\u00a0{number}."
    if provision.paragraph:
        cited += f" став\u00a0{provision.paragraph}."
    if point:
        cited += f" тачка\u00a0{point})"
    if subpoint:
        cited += f" подтачка\u00a0({subpoint})"
    return cited
