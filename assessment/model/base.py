"""What all records share: texts in both languages, words of a vocabulary, sources and what they report."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from assessment.fields import English, EvidenceLevelId, Link, Period, Serbian, SourceIds

LANGUAGES = ("en", "sr")


class Record(BaseModel):
    """What all records share: unknown fields are refused, nothing is converted, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    folder: ClassVar[str] = ""  # Where its files stand under data/, for records that have one each.


class Text(Record):
    """One text in both languages, Serbian in Cyrillic."""

    en: English
    sr: Serbian


class Word(Record):
    """One word of a vocabulary, such as a payer or an evidence level."""

    label: Text
    definition: Text


class Aliases(Record):
    """Other words that people type for the same thing; for search only, never shown as our term."""

    en: tuple[English, ...] = ()
    sr: tuple[Serbian, ...] = ()


class Source(Record):
    """A document that a statement on practice rests on."""

    folder: ClassVar[str] = "sources"
    author: English
    title: English
    year: int
    url: Link
    accessed_on: date | None = None  # When it was opened; nobody on the team has without it.


class Reported(Record):
    """What a source reports to happen."""

    text: Text
    sources: Annotated[SourceIds, Field(min_length=1)]
    period: Period  # What time the source speaks of, such as "2023" or "2020-2022".
    evidence: EvidenceLevelId
