"""All records together, and the place in the files of everything they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assessment.model import (
    AccessLevel,
    Benchmark,
    Comparator,
    Conflict,
    Edition,
    Group,
    Institution,
    Law,
    LawKind,
    Recommendation,
    Scheme,
    Service,
    Source,
    Term,
    Word,
)
from assessment.problems import Place
from assessment.provisions import Provision, provisions_of

FOLDERS = (Law, Scheme, Group, Comparator, Conflict, Recommendation, Benchmark, Institution, Source, Term)
VOCABULARIES: Mapping[str, type[Word]] = {
    "access_levels": AccessLevel,
    "payers": Word,
    "patient_shares": Word,
    "evidence_levels": Word,
    "practice_ratings": Word,
    "law_kinds": LawKind,
    "topics": Word,
    "distances": Word,
    "care_levels": Word,
    "institution_roles": Word,
    "services": Service,
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
    law_kinds: dict[str, LawKind]
    topics: dict[str, Word]
    distances: dict[str, Word]
    care_levels: dict[str, Word]
    institution_roles: dict[str, Word]
    services: dict[str, Service]
    laws: dict[str, Law]
    schemes: dict[str, Scheme]
    groups: dict[str, Group]
    comparators: dict[str, Comparator]
    conflicts: dict[str, Conflict]
    recommendations: dict[str, Recommendation]
    benchmarks: dict[str, Benchmark]
    institutions: dict[str, Institution]
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
