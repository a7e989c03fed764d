"""What can be found: every cell, article, group, service, law, term and entry of a register is a record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assessment.answers import Assessment
from assessment.entitlements import Entitlement
from assessment.model import Aliases, Conflict, Finding, Law, Practice, Recommendation, Statistic, Text
from assessment.provisions import Provision, citation
from publishing.search_index import SearchRecord
from publishing.search_words import terms
from publishing.transliteration import to_latin

_SAID = {
    "en": {
        "access": "Access: {}.",
        "pays": "Who pays: {}.",
        "care": ("health care", "healthcare"),
        "count": ("number of {}", "how many {}"),
        "service": ("{} foreigner", "who pays {}", "{} cost", "{} price"),
        "conflict": "conflict of laws, contradiction: {}",
        "finding": "finding, gap: {}",
        "recommendation": "recommendation: {}",
        "practice": "practice: {}",
        "pathway": "The way to a doctor: {}",
    },
    "sr": {
        "access": "Приступ: {}.",
        "pays": "Ко плаћа: {}.",
        "care": ("заштита", "здравствена заштита"),
        "count": ("број {}",),
        "service": ("{} странац", "ко плаћа {}", "цена {}", "трошак {}"),
        "conflict": "сукоб прописа, противречност: {}",
        "finding": "налаз, празнина: {}",
        "recommendation": "препорука: {}",
        "practice": "пракса: {}",
        "pathway": "Пут до лекара: {}",
    },
}


def search_records(assessment: Assessment, language: str) -> list[SearchRecord]:
    """Every record of the assessment in one language (en or sr), the shortest way to an answer first."""
    return list(_Records(assessment, language).all())


def in_latin(record: SearchRecord) -> SearchRecord:
    """A Serbian record as the Latin edition shows it."""
    return replace(
        record,
        title=to_latin(record.title),
        text=to_latin(record.text),
        excerpt=to_latin(record.excerpt),
        keywords=tuple(to_latin(word) for word in record.keywords),
        banned=tuple(to_latin(word) for word in record.banned),
        instead=to_latin(record.instead),
        meta={name: to_latin(value) for name, value in record.meta.items()},
    )


class _Records:
    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment, self.data, self.language = assessment, assessment.dataset, language
        self.other = "sr" if language == "en" else "en"
        self.of_terms = dict(self._terms_of_groups_and_services())

    def all(self) -> Iterator[SearchRecord]:
        yield from (self._group(id) for id in self.data.groups)
        yield from (self._cell(cell) for cell in self.assessment.cells.values())
        yield from (self._service(id) for id in self.data.services)
        laws = list(dict.fromkeys((*self.assessment.laws_by_weight, *self.data.laws)))
        yield from (self._law(id) for id in laws)
        yield from map(self._provision, sorted(self.data.provisions.values(), key=self._weight_of_article))
        yield from (self._conflict(id) for id in self.data.conflicts)
        yield from (self._finding(id) for id in self.data.findings)
        yield from (self._recommendation(id) for id in self.data.recommendations)
        yield from (self._institution(id) for id in self.data.institutions)
        yield from (self._centre(id) for id in self.data.centres)
        yield from (self._pathway(id) for id in self.data.pathways)
        yield from (self._practice(id) for id in self.data.practice)
        yield from (self._statistic(id) for id in self.data.statistics)
        yield from (self._benchmark(id) for id in self.data.benchmarks)
        yield from (self._term(id) for id in self.data.terms)

    def _say(self, text: Text) -> str:
        return getattr(text, self.language)

    def _aliases(self, aliases: Aliases) -> tuple[str, ...]:
        return getattr(aliases, self.language)

    def _weight_of_article(self, provision: Provision) -> int:
        """Of two laws' articles of the same number that on which more answers rest comes first."""
        return -len(self.assessment.uses[provision.article_id].cells)

    def _terms_of_groups_and_services(self) -> Iterator[tuple[str, str]]:
        """The terms of the glossary that mean a group or a service: the term's id, and whose name it is."""
        owners: dict[frozenset[str], str] = {}
        for id, record in (*self.data.groups.items(), *self.data.services.items()):
            owners[self._as_set(self._say(record.label))] = id
        for id, record in (*self.data.groups.items(), *self.data.services.items()):
            for name in self._aliases(record.also_called):
                owners.setdefault(self._as_set(name), id)
        for id, term in self.data.terms.items():
            if owner := owners.get(self._as_set(self._say(term.label))):
                yield id, owner

    def _as_set(self, name: str) -> frozenset[str]:
        return frozenset(terms(name, self.language))

    def _called(self, collection: str, id: str) -> tuple[str, ...]:
        """The other names of a group or a service: its own, and those of the terms that mean it."""
        own = self._aliases(getattr(self.data, collection)[id].also_called)
        meant = [self.data.terms[term] for term, owner in self.of_terms.items() if owner == id]
        of_terms = (name for term in meant for name in (self._say(term.label), *self._aliases(term.also_called)))
        return tuple(dict.fromkeys((*own, *of_terms)))

    def _with_kind(self, kind: str, record: Conflict | Finding | Practice | Recommendation) -> tuple[str, ...]:
        """Other names of an entry, and its own behind the word for what it is, which people type too."""
        own = () if isinstance(record, Recommendation) else self._aliases(record.also_called)
        return (*own, self._said(kind, self._say(record.label)))

    def _names(self, collection: str, ids) -> str:
        return ", ".join(self._say(getattr(self.data, collection)[id].label) for id in ids)

    def _laws_of(self, cited: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.data.provisions[id].law for id in cited))

    def _group(self, id: str) -> SearchRecord:
        group = self.data.groups[id]
        main = group.covers[0]
        payers = main.payers or self.data.schemes[main.scheme].payers
        return SearchRecord(
            url=f"groups/{id}/",
            title=self._say(group.label),
            kind="group",
            text=self._say(group.proof.text),
            excerpt=self._say(group.definition),
            keywords=self._names_of(id),
            filters={"group": (id,)},
            meta=self._payer_and_law(payers, main.legal_basis),
        )

    def _payer_and_law(self, payers: Iterable[str], basis: Iterable[str]) -> dict[str, str]:
        """What stands under a result: who pays, and the provisions to begin with."""
        cited = "; ".join(self._cite(id).rstrip(".") for id in basis)
        return {"payer": self._said("pays", self._names("payers", payers)), "law": cited}

    def _said(self, what: str, words: str) -> str:
        return _SAID[self.language][what].format(words)

    def _names_of(self, group: str) -> tuple[str, ...]:
        """What people type for a group, alone and after the word for what they want: care."""
        record = self.data.groups[group]
        names = (self._say(record.label), *self._called("groups", group))
        return (*names, *(f"{word} {name}" for word in _SAID[self.language]["care"] for name in names))

    def _cell(self, cell: Entitlement) -> SearchRecord:
        group, service = self.data.groups[cell.group], self.data.services[cell.service]
        said = [text for answer in cell.answers for text in (*answer.conditions, *answer.notes)]
        access = self._say(self.data.access_levels[cell.access].label)
        return SearchRecord(
            url=f"groups/{cell.group}/#{cell.service}",
            title=f"{self._say(service.label)}: {self._say(group.label)}",
            kind="cell",
            text=" ".join(self._say(text) for text in (*cell.conditions, *cell.notes, *said)),
            excerpt=self._said("access", access),
            keywords=(*self._called("groups", cell.group), *self._called("services", cell.service)),
            filters={
                "group": (cell.group,),
                "service": (cell.service,),
                "law": self._laws_of(cell.legal_basis),
                "access": (cell.access,),
                "payer": cell.payers,
            },
            meta=self._payer_and_law(cell.payers, cell.gist),
        )

    def _service(self, id: str) -> SearchRecord:
        service, names = self.data.services[id], self._called("services", id)
        return SearchRecord(
            url=f"services/{id}/",
            title=self._say(service.label),
            kind="service",
            text=self._say(self.data.care_levels[service.care_level].label),
            excerpt=self._say(service.definition),
            keywords=(*names, *(form.format(name) for form in _SAID[self.language]["service"] for name in names)),
            filters={"service": (id,)},
        )

    def _benchmark(self, id: str) -> SearchRecord:
        record = self.data.benchmarks[id]
        cited = (*record.norms, *record.legal_basis)
        return SearchRecord(
            url=f"benchmarks/#{id}",
            title=self._say(record.label),
            kind="benchmark",
            text=f"{self._say(record.gives)} {self._say(record.explanation)}",
            excerpt=self._say(record.asks),
            filters={
                "group": record.groups,
                "law": self._laws_of(cited),
            },
        )

    def _term(self, id: str) -> SearchRecord:
        """A term; who types a banned word is led to the group that the term means, or to the term."""
        term = self.data.terms[id]
        label = self._say(term.label)
        owner = self.data.groups.get(self.of_terms.get(id, ""))
        return SearchRecord(
            url=f"glossary/#{id}",
            title=label,
            kind="term",
            excerpt=self._say(term.definition),
            keywords=self._aliases(term.also_called),
            banned=self._aliases(term.banned),
            instead=_inside_a_sentence(self._say(owner.label)) if owner else label,
        )

    def _abbreviations(self, law: Law) -> tuple[str, ...]:
        """A law's abbreviation, and that of the other language, which readers of this one also know: ZZZ."""
        other = to_latin(getattr(law.abbreviation, self.other))
        return tuple(dict.fromkeys((self._say(law.abbreviation), other)))

    def _cite(self, id: str) -> str:
        provision = self.data.provisions[id]
        return citation(provision, self._say(self.data.laws[provision.law].abbreviation), self.language)

    def _law(self, id: str) -> SearchRecord:
        law = self.data.laws[id]
        return SearchRecord(
            url=f"legal-framework/{id}/",
            title=self._say(law.title),
            kind="law",
            text=" ".join(entry.number for entry in law.official_gazette),
            excerpt=self._say(law.purpose),
            keywords=(*self._aliases(law.also_called), *self._abbreviations(law), *_numbers(law)),
            filters={"law": (id,)},
        )

    def _provision(self, provision: Provision) -> SearchRecord:
        law = self.data.laws[provision.law]
        return SearchRecord(
            url=f"legal-framework/{provision.law}/#{provision.anchor}",
            title=self._cite(provision.id).replace("\u00a0", " "),
            kind="article",
            keywords=tuple(
                self._cite(provision.id).replace(self._say(law.abbreviation), name)
                for name in (self._say(law.title), *self._abbreviations(law)[1:], *self._aliases(law.also_called))
            ),
            text=self._say(law.title),
            excerpt=self._say(provision.summary),
            filters={"law": (provision.law,)},
        )

    def _conflict(self, id: str) -> SearchRecord:
        conflict = self.data.conflicts[id]
        return SearchRecord(
            url=f"conflicts/#{id}",
            title=self._say(conflict.label),
            kind="conflict",
            keywords=self._with_kind("conflict", conflict),
            text=self._say(conflict.explanation),
            excerpt=self._say(conflict.effect),
            filters={
                "group": conflict.groups,
                "law": self._laws_of(conflict.provisions),
            },
        )

    def _finding(self, id: str) -> SearchRecord:
        record = self.data.findings[id]
        return SearchRecord(
            url=f"findings/#{id}",
            title=self._say(record.label),
            kind="finding",
            keywords=self._with_kind("finding", record),
            text=self._say(record.became) if record.became else "",
            excerpt=self._say(record.explanation),
            filters={"group": record.groups, "law": self._laws_of(record.provisions)},
        )

    def _practice(self, id: str) -> SearchRecord:
        record = self.data.practice[id]
        return SearchRecord(
            url=f"practice/#{id}",
            title=self._say(record.label),
            kind="practice",
            keywords=self._with_kind("practice", record),
            text=self._names("services", record.services),
            excerpt=self._say(record.text),
            filters={"group": record.groups, "service": record.services},
        )

    def _pathway(self, id: str) -> SearchRecord:
        record, name = self.data.pathways[id], self._say(self.data.groups[id].label)
        return SearchRecord(
            url=f"pathways/{id}/",
            title=self._said("pathway", name),
            kind="pathway",
            text=" ".join(self._say(step.label) for step in record.steps),
            excerpt=self._say(record.summary),
            filters={"group": (id,)},
        )

    def _centre(self, id: str) -> SearchRecord:
        record = self.data.centres[id]
        return SearchRecord(
            url=f"institutions/centres/#{id}",
            title=self._say(record.label),
            kind="centre",
            text=self._say(record.municipality),
            excerpt=f"{self._say(self.data.centre_kinds[record.kind].label)}. {self._say(record.municipality)}.",
        )

    def _statistic(self, id: str) -> SearchRecord:
        record = self.data.statistics[id]
        return SearchRecord(
            url=f"figures/#{id}",
            title=self._say(record.label),
            kind="statistic",
            text=" ".join(self._say(row.label) for row in record.rows.values()),
            excerpt=self._say(record.point),
            keywords=(
                *(form.format(self._say(record.label)) for form in _SAID[self.language]["count"]),
                " ".join(_years(record)),
            ),
            filters={"group": record.groups or (), "service": record.services or ()},
        )

    def _recommendation(self, id: str) -> SearchRecord:
        record = self.data.recommendations[id]
        return SearchRecord(
            url=f"recommendations/#{id}",
            title=self._say(record.label),
            kind="recommendation",
            keywords=self._with_kind("recommendation", record),
            text=self._say(record.reason),
            excerpt=self._say(record.change),
            filters={"law": self._laws_of(record.provisions)},
        )

    def _institution(self, id: str) -> SearchRecord:
        institution = self.data.institutions[id]
        return SearchRecord(
            url=f"institutions/#{id}",
            title=self._say(institution.label),
            kind="institution",
            text=" ".join(
                [
                    *(self._say(task.task) for task in institution.mandates),
                    *(self._say(done.text) for done in institution.activities),
                ]
            ),
            excerpt=self._say(institution.definition),
            keywords=(
                *self._aliases(institution.also_called),
                *([self._say(institution.short)] if institution.short else ()),
            ),
        )


def _numbers(law: Law) -> tuple[str, ...]:
    """The numbers that are names of a law: the one it was published under, not those of its amendments, which are also
    those of others; and the one in its title, as acts of the European Union have it: 2013/33."""
    return (*(entry.number for entry in law.official_gazette[:1]), *re.findall(r"\d+/\d+", law.title.en))


def _years(record: Statistic) -> list[str]:
    """The years that a table of figures tells of."""
    labels = (label.en for label in (*record.columns.values(), *(row.label for row in record.rows.values())))
    return sorted({year for text in (record.period, *labels) for year in re.findall(r"\b20\d\d\b", text)})


def _inside_a_sentence(label: str) -> str:
    """A label with a small letter in front, unless it begins with an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
