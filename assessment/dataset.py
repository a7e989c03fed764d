"""All records together, and the place in the files of everything they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assessment.model import (
    AccessLevel,
    Benchmark,
    Centre,
    Comment,
    Comparator,
    Conflict,
    Consultation,
    Crosswalk,
    Edition,
    Finding,
    Group,
    Institution,
    Law,
    LawKind,
    Pathway,
    Practice,
    PracticeLevel,
    Ranked,
    Recommendation,
    Scheme,
    Service,
    Sign,
    Source,
    StakeholderCategory,
    Statistic,
    Task,
    Term,
    Word,
)
from assessment.problems import Place
from assessment.provisions import Provision, provisions_of

FOLDERS = (
    Law,
    Scheme,
    Group,
    Comparator,
    Conflict,
    Practice,
    Finding,
    Recommendation,
    Benchmark,
    Institution,
    Centre,
    Pathway,
    Statistic,
    Crosswalk,
    Task,
    Consultation,
    Comment,
    Source,
    Term,
)
VOCABULARIES: Mapping[str, type[Word | Sign]] = {  # One file each, in the order in which a reader meets their entries.
    "access_levels": AccessLevel,
    "payers": Word,
    "patient_shares": Word,
    "evidence_levels": Word,
    "practice_ratings": Word,
    "practice_levels": PracticeLevel,
    "law_kinds": LawKind,
    "topics": Word,
    "distances": Word,
    "care_levels": Word,
    "institution_roles": Word,
    "flow_kinds": Word,
    "centre_kinds": Word,
    "centre_statuses": Word,
    "statistic_subjects": Word,
    "finding_kinds": Word,
    "finding_subjects": Word,
    "severities": Ranked,
    "reaches": Ranked,
    "confidences": Word,
    "recommendation_kinds": Word,
    "priorities": Ranked,
    "timeframes": Word,
    "cost_classes": Word,
    "standings": Word,
    "task_standings": Word,
    "stakeholder_categories": StakeholderCategory,
    "consultation_forms": Word,
    "consultation_statuses": Word,
    "services": Service,
    "sign_kinds": Word,
    "signs": Sign,
}


@dataclass(frozen=True)
class Dataset:
    """Everything in `data/`: records by id, in the order in which a reader meets them."""

    edition: Edition
    access_levels: dict[str, AccessLevel]
    payers: dict[str, Word]
    patient_shares: dict[str, Word]
    evidence_levels: dict[str, Word]
    practice_ratings: dict[str, Word]
    practice_levels: dict[str, PracticeLevel]
    law_kinds: dict[str, LawKind]
    topics: dict[str, Word]
    distances: dict[str, Word]
    care_levels: dict[str, Word]
    institution_roles: dict[str, Word]
    flow_kinds: dict[str, Word]
    centre_kinds: dict[str, Word]
    centre_statuses: dict[str, Word]
    statistic_subjects: dict[str, Word]
    finding_kinds: dict[str, Word]
    finding_subjects: dict[str, Word]
    severities: dict[str, Ranked]
    reaches: dict[str, Ranked]
    confidences: dict[str, Word]
    recommendation_kinds: dict[str, Word]
    priorities: dict[str, Ranked]
    timeframes: dict[str, Word]
    cost_classes: dict[str, Word]
    standings: dict[str, Word]
    task_standings: dict[str, Word]
    stakeholder_categories: dict[str, StakeholderCategory]
    consultation_forms: dict[str, Word]
    consultation_statuses: dict[str, Word]
    services: dict[str, Service]
    sign_kinds: dict[str, Word]
    signs: dict[str, Sign]
    laws: dict[str, Law]
    schemes: dict[str, Scheme]
    groups: dict[str, Group]
    comparators: dict[str, Comparator]
    conflicts: dict[str, Conflict]
    practice: dict[str, Practice]
    findings: dict[str, Finding]
    recommendations: dict[str, Recommendation]
    benchmarks: dict[str, Benchmark]
    institutions: dict[str, Institution]
    centres: dict[str, Centre]
    pathways: dict[str, Pathway]
    statistics: dict[str, Statistic]
    crosswalks: dict[str, Crosswalk]
    tasks: dict[str, Task]
    consultations: dict[str, Consultation]
    comments: dict[str, Comment]
    sources: dict[str, Source]
    terms: dict[str, Term]
    places: dict[tuple[str | int, ...], Place] = field(default_factory=dict, repr=False)

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Every provision by its id, such as `health-care/art-239.1.2`, in the order of the laws."""
        return {provision.id: provision for id, law in self.laws.items() for provision in provisions_of(id, law)}

    def place(self, *path: str | int) -> Place:
        """Where `path` stands, such as `("groups", "refugees", "covers", 0)`; else the nearest place around it."""
        while path:
            if place := self.places.get(path):
                return place
            path = path[:-1]
        return Place(str(Path("data")))
