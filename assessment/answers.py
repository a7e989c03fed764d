"""The assessment as a whole: the records, the cells derived from them, and what rests on each article."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assessment.dataset import Dataset
from assessment.entitlements import Entitlement, comparators, entitlements
from assessment.model import Task
from assessment.references import references

NOT_ASSESSED, MIXED = "not-assessed", "mixed"


@dataclass
class Uses:
    """What rests on an article: "if this article changes, look here". Ids, in the order of the records."""

    cells: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  # Defined or proved by the article, or their families.
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

    @cached_property
    def comparator_cells(self) -> dict[str, Entitlement]:
        """The cells of those beside whom the groups are read, such as `citizens/vaccination`."""
        return comparators(self.dataset)

    def column(self, service: str) -> list[Entitlement]:
        """A service's cells, a group each, in the order of the groups."""
        return [self.cells[f"{group}/{service}"] for group in self.dataset.groups]

    def cells_on(self, law: str) -> list[str]:
        """The cells that rest on a law."""
        return self._cells_by_law[law]

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
            note("groups", id, (*group.defined_by, *group.proof.legal_basis, *group.family.legal_basis))
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

    def recommendations_for(self, conflict: str) -> list[str]:
        """The recommendations that answer a conflict."""
        return [id for id, record in self.dataset.recommendations.items() if conflict in record.conflicts]

    def at_risk(self, groups: Iterable[str]) -> bool:
        """Whether any of the groups risks staying without care."""
        return any(self.dataset.groups[group].at_risk for group in groups)

    def findings_of_kind(self, kind: str) -> list[str]:
        """The findings of a kind, groups at risk first, then the most serious and widest."""
        chosen = [id for id, finding in self.dataset.findings.items() if finding.kind == kind]
        return sorted(chosen, key=self._weight)

    def findings_of(self, group: str) -> list[str]:
        """The findings that touch a group, the most serious first."""
        chosen = [id for id, finding in self.dataset.findings.items() if group in finding.groups]
        return sorted(chosen, key=self._weight)

    def findings_on(self, conflict: str) -> list[str]:
        """The findings that rest on a conflict."""
        return [id for id, finding in self.dataset.findings.items() if conflict in finding.conflicts]

    def findings_about(self, institution: str) -> list[str]:
        """The findings that name an institution."""
        return [id for id, finding in self.dataset.findings.items() if institution in finding.institutions]

    def _weight(self, id: str) -> tuple:
        data, finding = self.dataset, self.dataset.findings[id]
        severity = data.severities[finding.severity].rank if finding.severity else 0
        reach = data.reaches[finding.reach].rank if finding.reach else 0
        return (not self.at_risk(finding.groups), -severity * reach, list(data.confidences).index(finding.confidence))

    def recommendations_on(self, finding: str) -> list[str]:
        """The recommendations that answer a finding."""
        return [id for id, record in self.dataset.recommendations.items() if finding in record.findings]

    def recommendations_of_priority(self, priority: str) -> list[str]:
        """The recommendations of a priority, the quickest first."""
        times = list(self.dataset.timeframes)
        chosen = [id for id, record in self.dataset.recommendations.items() if record.priority == priority]
        return sorted(chosen, key=lambda id: times.index(self.dataset.recommendations[id].time))

    @cached_property
    def recommendations_by(self) -> dict[str, list[tuple[str, str, list[str]]]]:
        """The recommendations by addressee, law and group: each as the collection, the id and what concerns it."""
        data = self.dataset

        def touched(id: str) -> set[str]:
            record = data.recommendations[id]
            return {
                group
                for collection, ids in (("conflicts", record.conflicts), ("findings", record.findings))
                for named in ids
                for group in getattr(data, collection)[named].groups
            }

        whom = {
            "addressee": ("institutions", lambda id: data.recommendations[id].addressees),
            "law": ("laws", lambda id: {data.provisions[cited].law for cited in data.recommendations[id].provisions}),
            "group": ("groups", touched),
        }
        ordered = [id for priority in data.priorities for id in self.recommendations_of_priority(priority)]
        return {
            name: [
                (collection, id, found)
                for id in getattr(data, collection)
                if (found := [record for record in ordered if id in concerned(record)])
            ]
            for name, (collection, concerned) in whom.items()
        }

    def practice_at(self, level: str) -> list[str]:
        """The statements on practice at a level of care, each at the first level that it speaks of."""
        return [id for id in self.dataset.practice if self._levels(id)[0] == level]

    def practice_of(self, group: str, level: str) -> list[str]:
        """The statements on practice with a group at a level of care."""
        said = self.dataset.practice.items()
        return [id for id, record in said if group in record.groups and level in self._levels(id)]

    def ratings_at(self, group: str, level: str) -> Counter[str]:
        """How reported practice stands to the law for a group at a level: ratings with their number."""
        return Counter(self.dataset.practice[id].rating for id in self.practice_of(group, level))

    def _levels(self, practice: str) -> list[str]:
        services = set(self.dataset.practice[practice].services)
        return [id for id, level in self.dataset.practice_levels.items() if services.intersection(level.services)]

    def statistics_about(self, subject: str) -> list[str]:
        """The tables of figures about a subject, those with a chart first."""
        chosen = [id for id, record in self.dataset.statistics.items() if record.subject == subject]
        return sorted(chosen, key=lambda id: self.dataset.statistics[id].chart is None)

    def tasks_of(self, kind: str) -> list[tuple[str, Task]]:
        """The tasks or documents of the terms of reference in their order."""
        chosen = [(id, task) for id, task in self.dataset.tasks.items() if task.kind == kind]
        return sorted(chosen, key=lambda item: item[1].number)

    def talks_held(self, category: str | None = None) -> int:
        """How many consultations were held, with a category of stakeholders or with all."""
        records = self.dataset.consultations.values()
        return sum(record.status == "held" and category in (None, record.category) for record in records)

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

    def by_laws_of(self, law: str) -> list[str]:
        """The by-laws and policy documents made under a law."""
        laws = self.dataset.laws.items()
        return [id for id, record in laws if any(basis.startswith(f"{law}/") for basis in record.made_under)]

    def groups_under(self, scheme: str) -> list[str]:
        """The groups that a scheme covers, always or at times."""
        groups = self.dataset.groups.items()
        return [id for id, group in groups if any(cover.scheme == scheme for cover in group.covers)]

    def provisions_by(self, laws: Iterable[str], evidence: str) -> int:
        """How many provisions of these laws were checked in this way."""
        chosen = set(laws)
        provisions = self.dataset.provisions.values()
        return sum(provision.law in chosen and provision.evidence == evidence for provision in provisions)

    def benchmarks_for(self, group: str) -> list[str]:
        """What international and European law ask for a group: ids of benchmarks."""
        return [id for id, record in self.dataset.benchmarks.items() if group in record.groups]

    def benchmarks_at(self, group: str, distance: str) -> list[str]:
        """Those of a group's benchmarks from which Serbian law stands at this distance."""
        return [id for id in self.benchmarks_for(group) if self.dataset.benchmarks[id].distance == distance]

    def benchmarks_on(self, law: str) -> list[str]:
        """The benchmarks that take their measure from a law, or hold it against one."""
        return [
            id
            for id, record in self.dataset.benchmarks.items()
            if any(cited.startswith(f"{law}/") for cited in (*record.norms, *record.legal_basis))
        ]

    def conflicts_of(self, group: str) -> list[str]:
        """The conflicts that touch a group."""
        return [id for id, record in self.dataset.conflicts.items() if group in record.groups]

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
