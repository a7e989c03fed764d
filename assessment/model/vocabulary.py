"""The words that records use, each with its meaning, and the edition."""

from datetime import date
from typing import Literal

from assessment.fields import CareLevelId, Id, ServiceIds
from assessment.model.base import Aliases, Record, Text, Word


class AccessLevel(Word):
    """How far the law opens a service. `rank` orders levels from nothing (0) upward; without it there is no order."""

    rank: int | None = None
    requires: tuple[Literal["conditions", "note"], ...] = ()  # What an answer at this level must say as well.


class LawKind(Word):
    """A kind of legal instrument."""

    domestic: bool  # Whether it is Serbian law; what isn't is a measure to hold Serbian law against.


class Service(Word):
    """A health service, as a patient would ask for it."""

    care_level: CareLevelId
    also_called: Aliases = Aliases()


class Ranked(Word):
    """A word of a scale; `rank` counts from the least (1) upward."""

    rank: int


class PracticeLevel(Word):
    """A level of care at which practice is told."""

    services: ServiceIds


class StakeholderCategory(Word):
    """A kind of body or person that is to be consulted; never a person."""

    planned: int  # How many interviews or talks the plan suggests.
    guide: Id  # The chapter in docs/method/ with the questions.


class Edition(Record):
    """What this edition is. The addresses can be set from outside when it is published elsewhere."""

    number: str
    state: Literal["draft", "final"]  # A draft says so on every page; a final edition has no open comment.
    as_of: date  # Nothing in the edition claims to know anything later.
    review_months: int  # A check older than this is overdue.
    title: Text
    subtitle: Text
    content_licence: Literal["CC-BY-4.0"]
    code_licence: Literal["Apache-2.0"]
