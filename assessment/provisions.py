"""Provisions: the citable parts of laws, made of the articles as recorded, and how they are cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assessment.model import Law, Text

# Serbian laws number inserted articles with letters (члан 46в). Ids and English use Latin letters for them.
LETTERS = {"a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "dj": "ђ", "e": "е", "zh": "ж", "z": "з", "i": "и"}
_LATIN = {cyrillic: latin for latin, cyrillic in LETTERS.items()}


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
    numbering: str = "article"  # What the law is divided into.
    source: str | None = None  # The document it is known from, where the text itself was not read.

    @property
    def anchor(self) -> str:
        """The provision's place on its law's page, such as `art-239.1.2`."""
        return self.id.partition("/")[2]

    @property
    def parts(self) -> tuple[str, ...]:
        """The numbers of paragraph, point and sub-point, as many as it has."""
        return tuple(part for part in (self.paragraph, *(self.point or "").split(".")) if part)

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
                numbering=law.numbering,
                source=article.source,
            )


def article_name(article: str, language: str) -> str:
    """An article's number as the language writes it: "46v" in English, "46в" in Serbian."""
    digits, letters = re.fullmatch(r"(\d+)([a-z]*)", article).groups()
    return digits + (LETTERS.get(letters, letters) if language == "sr" else letters)


def latin_number(article: str) -> str:
    """An article's number as ids write it: "46v" for „46в“."""
    return "".join(_LATIN.get(letter, letter) for letter in article)


def unit_name(numbering: str, number: str, language: str) -> str:
    """What a law's unit is called, with its number: "Article 46v", „члан 46в.“, "para. 34", „циљ 15“.

    `numbering` is the law's (model.Law); numbers are tied to their words with no-break spaces.
    """
    word, mark = _UNITS[numbering][language]
    shown = number if numbering in _DOTTED else article_name(number, language)
    return f"{word}\u00a0{shown}{mark}"


_UNITS = {  # The word, and what follows the number.
    "article": {"en": ("Art.", ""), "sr": ("члан", ".")},
    "point": {"en": ("point", ""), "sr": ("тачка", "")},
    "paragraph": {"en": ("para.", ""), "sr": ("параграф", "")},
    "objective": {"en": ("Objective", ""), "sr": ("циљ", "")},
    "goal": {"en": ("Goal", ""), "sr": ("циљ", "")},  # Of which targets are the parts.
    "target": {"en": ("target", ""), "sr": ("потциљ", "")},
    "section": {"en": ("section", ""), "sr": ("одељак", "")},
}
_DOTTED = ("target", "section")  # 3.8 is one number there.


def part_number(provision: Provision) -> str:
    """The number of a part of what is not divided into articles: "3.8" of a goal, "12(b)" of a judgment."""
    if provision.numbering in _DOTTED:
        return ".".join((provision.article, *provision.parts))
    return provision.article + "".join(f"({part})" for part in provision.parts)


def citation(provision: Provision, abbreviation: str, language: str) -> str:
    """The short form of a citation: "LHC, Art. 239(1)(2)" or „ЗЗЗ, члан 239. став 1. тачка 2)“."""
    parts = provision.parts
    cited = f"{abbreviation}, {unit_name(provision.numbering, provision.article, language)}"
    if provision.numbering in _DOTTED:
        unit = "goal" if provision.numbering == "target" and not parts else provision.numbering
        return f"{abbreviation}, {unit_name(unit, part_number(provision), language)}"
    if language == "en" or provision.numbering != "article":
        return cited + "".join(f"({part})" for part in parts)
    words = ("став\u00a0{}.", "тачка\u00a0{})", "подтачка\u00a0({})")
    shown = (article_name(part, language) if part[0].isdigit() else part for part in parts)  # Treaties keep (c).
    return " ".join([cited, *(word.format(part) for word, part in zip(words, shown, strict=False))])
