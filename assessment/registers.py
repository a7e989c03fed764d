"""The registers read from one side or another: findings by weight, recommendations by law, practice by level."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from assessment.dataset import Dataset
from assessment.model import Task


class Registers:
    """What can be read off checked records without deriving an answer."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

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

    def signs_of(self, group: str) -> list[str]:
        """What points to a group: ids of signs."""
        return [id for id, sign in self.dataset.signs.items() if sign.group == group]

    def signs_of_kind(self, kind: str) -> list[str]:
        """The signs of a kind, the more specific before the more general."""
        return [id for id, sign in self.dataset.signs.items() if sign.kind == kind]

    def conflicts_on(self, law: str) -> list[str]:
        """The conflicts in which a provision of a law takes part."""
        conflicts = self.dataset.conflicts.items()
        return [id for id, record in conflicts if any(cited.startswith(f"{law}/") for cited in record.provisions)]

    def changes_of(self, law: str) -> list[str]:
        """The recommendations that would change a law, the most urgent first."""
        return next((found for _, id, found in self.recommendations_by["law"] if id == law), [])

    def conflicts_of(self, group: str) -> list[str]:
        """The conflicts that touch a group."""
        return [id for id, record in self.dataset.conflicts.items() if group in record.groups]
