"""Records of the work itself: consultations, comments, the tasks it answers, and other instruments' questions."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assessment.fields import (
    BenchmarkIds,
    ConflictIds,
    ConsultationFormId,
    ConsultationStatusId,
    FindingIds,
    GroupIds,
    Month,
    PageAddress,
    PracticeIds,
    ProvisionIds,
    RecommendationIds,
    ServiceIds,
    SourceIds,
    StakeholderCategoryId,
    StandingId,
    StatisticIds,
    TaskStandingId,
)
from assessment.model.base import Record, Text


class Consultation(Record):
    """An interview or a group talk, planned or held, by category of stakeholder; never a person."""

    folder: ClassVar[str] = "consultations"
    category: StakeholderCategoryId
    form: ConsultationFormId
    status: ConsultationStatusId
    month: Month | None = None  # Of the talk; a day could give a person away.
    place: Text | None = None  # A municipality, never an address.
    participants: int | None = None
    consent: bool = False  # Whether everyone consented, in writing or in speech.
    learned: Text | None = None


class Comment(Record):
    """A comment on a draft, with its answer and what was changed."""

    folder: ClassVar[str] = "comments"
    category: StakeholderCategoryId  # From which kind of institution.
    received_on: date
    about: PageAddress
    comment: Text
    status: Literal["open", "accepted", "declined"]
    answer: Text | None = None
    change: Text | None = None  # What was changed for it.


class Met(Record):
    """A page or a document that meets a task."""

    page: PageAddress
    text: Text  # What stands there.


class Task(Record):
    """One task or document of the terms of reference, and where it is met."""

    folder: ClassVar[str] = "tasks"
    label: Text
    kind: Literal["task", "document"]
    number: int
    met_by: Annotated[tuple[Met, ...], Field(min_length=1)]
    counts: tuple[str, ...] = ()  # Kinds of records that belong to it, such as "conflicts".
    standing: TaskStandingId
    missing: Text | None = None  # What is still empty, and why.


class CrosswalkItem(Record):
    """A question of another instrument, and our records' answer."""

    label: Text
    answer: Text
    standing: StandingId
    legal_basis: ProvisionIds = ()
    groups: GroupIds | None = None
    services: ServiceIds | None = None
    conflicts: ConflictIds = ()
    findings: FindingIds = ()
    practice: PracticeIds = ()
    statistics: StatisticIds = ()
    benchmarks: BenchmarkIds = ()
    recommendations: RecommendationIds = ()


class CrosswalkPart(Record):
    """A dimension or a chapter of another instrument."""

    label: Text
    items: Annotated[tuple[CrosswalkItem, ...], Field(min_length=1)]


class Crosswalk(Record):
    """What another instrument asks, answered from our records. Never a score."""

    folder: ClassVar[str] = "crosswalks"
    label: Text
    definition: Text
    caveat: Text
    sources: Annotated[SourceIds, Field(min_length=1)]
    parts: Annotated[tuple[CrosswalkPart, ...], Field(min_length=1)]
