"""Records of figures: tables with their sources, what is computed from them, and where sources disagree."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assessment.fields import (
    CellName,
    EvidenceLevelId,
    GroupIds,
    Id,
    Number,
    Period,
    ServiceIds,
    SourceIds,
    StatisticSubjectId,
)
from assessment.model.base import Record, Text


class Row(Record):
    """One row of a table; what the source doesn't give is left out."""

    label: Text
    values: dict[Id, Number]  # By column.
    note: Text | None = None
    sources: SourceIds = ()  # Where they differ from the table's, as does the evidence.
    evidence: EvidenceLevelId | None = None


class Computation(Record):
    """A number that follows from others. The program computes it; what the source prints is held against it."""

    label: Text
    kind: Literal["sum", "difference", "change-percent", "share-percent", "ratio"]
    of: Annotated[tuple[CellName, ...], Field(min_length=2)]
    decimals: int = 0
    printed: Number | None = None  # What the source prints for it,
    printed_at: CellName | None = None  # or the cell of the table that holds what it prints.
    note: Text | None = None  # How we read it where the source prints something else.


class Contradiction(Record):
    """What another source, or the same one elsewhere, says instead."""

    text: Text
    sources: Annotated[SourceIds, Field(min_length=1)]
    cell: CellName | None = None
    value: Number | None = None


class Statistic(Record):
    """A table of figures with its source, and the chart that is drawn from it."""

    folder: ClassVar[str] = "statistics"
    label: Text
    subject: StatisticSubjectId
    point: Text  # What the figures show: the title of the chart.
    unit: Text
    place: Text
    columns: Annotated[dict[Id, Text], Field(min_length=1)]
    rows: Annotated[dict[Id, Row], Field(min_length=1)]
    sources: Annotated[SourceIds, Field(min_length=1)]
    period: Period
    evidence: EvidenceLevelId
    chart: Literal["bars", "columns"] | None = None
    chart_column: Id | None = None  # The first one, where none is named.
    highlight: tuple[Id, ...] = ()
    computed: dict[Id, Computation] = Field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    limits: Text | None = None
    groups: GroupIds | None = None
    services: ServiceIds | None = None
