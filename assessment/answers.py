"""The assessment as a whole: the records, the cells derived from them, and what rests on each article."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assessment.entitlements import Entitlement, comparators, entitlements
from assessment.references import references
from assessment.registers import Registers

NOT_ASSESSED, MIXED = "not-assessed", "mixed"


@dataclass
class Uses:
    """What rests on an article: "if this article changes, look here". Ids, in the order of the records."""

    cells: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  # Defined, proved or recognised by the article, or their families.
    schemes: list[str] = field(default_factory=list)  # As a whole, in a limit or in what they give of a service.
    conflicts: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    benchmarks: list[str] = field(default_factory=list)
    institutions: list[str] = field(default_factory=list)
    pathways: list[str] = field(default_factory=list)
    by_laws: list[str] = field(default_factory=list)  # Made under the article.
    comparators: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(vars(self).values())


class Assessment(Registers):
    """Checked records with everything that follows from them."""

    @cached_property
    def cells(self) -> dict[str, Entitlement]:
        """Every cell by its id, such as `refugees/dental-care`."""
        return entitlements(self.dataset)

    def row(self, group: str) -> list[Entitlement]:
        """A group's cells, a service each, in the order of the services."""
        return [self.cells[f"{group}/{service}"] for service in self.dataset.services]

    @cached_property
    def comparator_cells(self) -> dict[str, Entitlement]:
        """The cells of those beside whom the groups are read, such as `citizens/vaccination`."""
        return comparators(self.dataset)

    def column(self, service: str) -> list[Entitlement]:
        """A service's cells, a group each, in the order of the groups."""
        return [self.cells[f"{group}/{service}"] for group in self.dataset.groups]

    @cached_property
    def decisive(self) -> set[str]:
        """The articles on which something turns: a group, a conflict, a recommendation, or the gist of an answer.

        The others stand on the site alone; the report would be twice as thick for them.
        """
        gist = {self.dataset.provisions[id].article_id for cell in self.cells.values() for id in cell.main_basis[:4]}
        return gist | {
            article for article, uses in self.uses.items() if uses.groups or uses.conflicts or uses.recommendations
        }

    def cells_on(self, law: str) -> list[str]:
        """The cells that rest on a law."""
        return self._cells_by_law[law]

    def relied_on(self, law: str, most: int) -> list[tuple[str, int]]:
        """The articles of a law on which most answers rest, with the number of answers: ids, most answers first."""
        articles = [f"{law}/art-{number}" for number in self.dataset.laws[law].articles]
        counted = [(id, len(self.uses[id].cells)) for id in articles if self.uses[id].cells]
        return sorted(counted, key=lambda article: -article[1])[:most]

    @cached_property
    def _cells_by_law(self) -> dict[str, list[str]]:
        found = {law: [] for law in self.dataset.laws}
        for id, cell in self.cells.items():
            for law in dict.fromkeys(self.dataset.provisions[basis].law for basis in cell.legal_basis):
                found[law].append(id)
        return found

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
            signs = (cited for sign in self.signs_of(id) for cited in data.signs[sign].legal_basis)
            note("groups", id, (*group.defined_by, *group.proof.legal_basis, *group.family.legal_basis, *signs))
        for id, scheme in data.schemes.items():
            note("schemes", id, (cited for _, kind, cited in references(scheme) if kind == "provisions"))
        for id, cell in self.comparator_cells.items():
            note("comparators", id, cell.legal_basis)
        for id, benchmark in data.benchmarks.items():
            note("benchmarks", id, (*benchmark.norms, *benchmark.legal_basis))
        for id, law in data.laws.items():
            note("by_laws", id, law.made_under)
        for id, term in data.terms.items():
            note("terms", id, term.legal_basis)
        for id, conflict in data.conflicts.items():
            note("conflicts", id, conflict.provisions)
        for id, recommendation in data.recommendations.items():
            note("recommendations", id, (*recommendation.provisions, *recommendation.norms))
        for kind in ("findings", "institutions", "pathways"):
            for id, record in getattr(data, kind).items():
                note(kind, id, (cited for _, named, cited in references(record) if named == "provisions"))
        return found

    def rating(self, cell: Entitlement) -> str:
        """How reported practice stands to the law in a cell: a rating that all reports share, else `mixed`."""
        ratings = {self.dataset.practice[id].rating for id in cell.practice}
        return NOT_ASSESSED if not ratings else ratings.pop() if len(ratings) == 1 else MIXED

    def evidence(self, cell: Entitlement) -> str:
        """How the provisions that a cell rests on were checked: of several ways, the least sure."""
        surest_first = list(self.dataset.evidence_levels)
        return max((self.dataset.provisions[id].evidence for id in cell.legal_basis), key=surest_first.index)

    def comparator_row(self, comparator: str) -> list[Entitlement]:
        """The cells of those beside whom the groups are read, a service each."""
        return [self.comparator_cells[f"{comparator}/{service}"] for service in self.dataset.services]

    @cached_property
    def laws_by_weight(self) -> list[str]:
        """The laws on which answers rest, those with most answers first."""
        weight = {id: len(self.cells_on(id)) for id in self.dataset.laws}
        return sorted((id for id in weight if weight[id]), key=lambda id: -weight[id])

    @cached_property
    def schemes_by_weight(self) -> list[str]:
        """The schemes, those that answer most cells first."""
        weight = Counter(answer.scheme for cell in self.cells.values() for answer in cell.answers)
        return sorted(self.dataset.schemes, key=lambda id: -weight[id])

    def groups_meant(self, article: str) -> list[str]:
        """Whom an article is about: the groups whose records name it, for it speaks of them.

        If no group's does, those to whom an answer ties it; failing these, those of its conflicts and benchmarks.
        """
        data, uses = self.dataset, self.uses[article]
        meant = self._groups_naming.get(article) or {cell.partition("/")[0] for cell in uses.cells}
        for collection in ("conflicts", "benchmarks") if not meant else ():
            meant.update(group for id in getattr(uses, collection) for group in getattr(data, collection)[id].groups)
        return [group for group in data.groups if group in meant]

    @cached_property
    def _groups_naming(self) -> dict[str, set[str]]:
        """By article, the groups in whose own records it stands: what defines, proves or covers them."""
        found: dict[str, set[str]] = {}
        for id, group in self.dataset.groups.items():
            for _, kind, name in references(group):
                if kind == "provisions":
                    found.setdefault(self.dataset.provisions[name].article_id, set()).add(id)
        return found
