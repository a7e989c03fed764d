"""Records of what happens: practice, institutions and centres, pathways, findings, recommendations."""

from typing import Annotated, ClassVar

from pydantic import Field

from assessment.fields import (
    Address,
    BenchmarkIds,
    CentreKindId,
    CentreStatusId,
    ConfidenceId,
    ConflictIds,
    CostClassId,
    EvidenceLevelId,
    FindingIds,
    FindingKindId,
    FindingSubjectId,
    FlowKindId,
    GroupIds,
    InstitutionId,
    InstitutionIds,
    LegalBasis,
    Period,
    PracticeIds,
    PracticeRatingId,
    PriorityId,
    ProvisionIds,
    ReachId,
    RecommendationKindId,
    RoleId,
    ServiceIds,
    SeverityId,
    SourceIds,
    StatisticIds,
    TimeframeId,
)
from assessment.model.base import Aliases, Record, Reported, Text


class Practice(Reported):
    """What a source reports to happen to some groups at some services. Never part of the law's answer."""

    folder: ClassVar[str] = "practice"
    label: Text
    also_called: Aliases = Aliases()
    groups: GroupIds
    services: ServiceIds
    rating: PracticeRatingId
    place: Text | None = None


class Mandate(Record):
    """One thing an institution does under the law."""

    role: RoleId
    task: Text
    legal_basis: LegalBasis


class Activity(Reported):
    """One thing an institution does by a report, whether or not a law asks for it."""

    role: RoleId


class Flow(Record):
    """What goes from an institution to another: patients, money, data, or word of what is done."""

    to: InstitutionId
    kind: FlowKindId
    what: Text
    legal_basis: ProvisionIds = ()
    sources: SourceIds = ()  # At least one of the two.
    evidence: EvidenceLevelId | None = None  # How the sources are known.


class Institution(Record):
    """A body that decides, pays, delivers, supervises, refers or coordinates."""

    folder: ClassVar[str] = "institutions"
    label: Text
    short: Text | None = None  # On the map.
    definition: Text
    mandates: tuple[Mandate, ...] = ()
    activities: tuple[Activity, ...] = ()
    flows: tuple[Flow, ...] = ()
    on_map: bool = False
    website: Address | None = None
    also_called: Aliases = Aliases()


class CentreReport(Record):
    """What a source says of a centre at a time."""

    period: Period
    places: int | None = None  # Beds.
    status: CentreStatusId | None = None
    note: Text | None = None
    sources: Annotated[SourceIds, Field(min_length=1)]
    evidence: EvidenceLevelId


class Centre(Record):
    """An asylum centre, a reception centre or a shelter."""

    folder: ClassVar[str] = "centres"
    label: Text
    kind: CentreKindId
    municipality: Text
    reports: Annotated[tuple[CentreReport, ...], Field(min_length=1)]  # Oldest first.
    contradiction: Text | None = None


class Hurdle(Record):
    """What goes wrong at a step."""

    text: Text
    conflicts: ConflictIds = ()
    practice: PracticeIds = ()  # At least one of the two.


class Step(Record):
    """A step on the way to care."""

    label: Text
    text: Text
    paper: Text | None = None
    institutions: InstitutionIds = ()
    deadline: Text | None = None
    legal_basis: LegalBasis
    hurdles: tuple[Hurdle, ...] = ()


class Pathway(Record):
    """The way of a group from arrival or permit to a doctor. Its id is the group's."""

    folder: ClassVar[str] = "pathways"
    summary: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]


class Finding(Record):
    """A gap in law, a gap in practice, an obstacle or a good practice, with its evidence."""

    folder: ClassVar[str] = "findings"
    label: Text
    also_called: Aliases = Aliases()
    kind: FindingKindId
    subject: FindingSubjectId
    explanation: Text
    groups: GroupIds
    services: ServiceIds | None = None
    institutions: InstitutionIds = ()
    severity: SeverityId | None = None
    reach: ReachId | None = None
    confidence: ConfidenceId
    conflicts: ConflictIds = ()
    provisions: ProvisionIds = ()
    practice: PracticeIds = ()
    statistics: StatisticIds = ()
    benchmarks: BenchmarkIds = ()
    sources: SourceIds = ()
    evidence: EvidenceLevelId | None = None  # How the sources are known.
    period: Period | None = None  # What time they speak of.
    became: Text | None = None  # What became of a good practice.


class Elsewhere(Reported):
    """How another country has solved the same."""

    country: Text


class Recommendation(Record):
    """A change of a law or a procedure that answers one or more findings."""

    folder: ClassVar[str] = "recommendations"
    label: Text
    kind: RecommendationKindId
    change: Text  # What to write or do, so that a drafter can start.
    reason: Text
    provisions: ProvisionIds = ()  # What would be changed,
    procedure: Text | None = None  # or which procedure; at least one of the two.
    conflicts: ConflictIds = ()
    findings: Annotated[FindingIds, Field(min_length=1)]
    addressees: Annotated[InstitutionIds, Field(min_length=1)]
    partners: InstitutionIds = ()
    priority: PriorityId
    time: TimeframeId
    cost: CostClassId
    progress: Text  # How one sees that it has happened.
    norms: ProvisionIds = ()  # Of international or European law, which it serves.
    elsewhere: tuple[Elsewhere, ...] = ()
