"""The assessment as a whole: the records, the cells derived from them, and what rests on each article."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assessment.dataset import Dataset
from assessment.entitlements import Entitlement, entitlements


@dataclass
class Uses:
    """What rests on an article: "if this article changes, look here". Ids, in the order of the records."""

    cells: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  # Defined or proved by the article.
    conflicts: list[str] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    institutions: list[str] = field(default_factory=list)


class Assessment:
    """Checked records with everything that follows from them."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def cells(self) -> dict[str, Entitlement]:
        """Every cell by its id, such as `refugees/dental-care`."""
        return entitlements(self.dataset)

    def row(self, group: str) -> list[Entitlement]:
        """A group's cells, a service each, in the order of the services."""
        return [self.cells[f"{group}/{service}"] for service in self.dataset.services]

    def cells_on(self, law: str) -> list[str]:
        """The cells that rest on a law."""
        return [id for id, cell in self.cells.items() if any(basis.startswith(f"{law}/") for basis in cell.legal_basis)]

    @cached_property
    def uses(self) -> dict[str, Uses]:
        """By the id of an article (`health-care/art-239`), what rests on it or on one of its parts."""
        data = self.dataset
        found = {f"{law}/art-{number}": Uses() for law, record in data.laws.items() for number in record.articles}

        def note(kind: str, id: str, cited: Iterable[str]) -> None:
            for article in dict.fromkeys(data.provisions[provision].article_id for provision in cited):
                getattr(found[article], kind).append(id)

        for id, cell in self.cells.items():
            note("cells", id, cell.legal_basis)
        for id, group in data.groups.items():
            note("groups", id, (*group.defined_by, *group.proof.legal_basis))
        for id, conflict in data.conflicts.items():
            note("conflicts", id, conflict.provisions)
        for id, recommendation in data.recommendations.items():
            note("recommendations", id, recommendation.provisions)
        for id, institution in data.institutions.items():
            note("institutions", id, (basis for mandate in institution.mandates for basis in mandate.legal_basis))
        return found

    def recommendations_for(self, conflict: str) -> list[str]:
        """The recommendations that answer a conflict."""
        return [id for id, record in self.dataset.recommendations.items() if conflict in record.conflicts]
