"""Entitlements: what the law grants one group for one service. Nobody writes a cell; each follows from the schemes."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assessment.dataset import Dataset
from assessment.model import (
    Addition,
    Conflict,
    Cover,
    Covered,
    Finding,
    OnlyHere,
    Practice,
    Scheme,
    ServiceAnswer,
    Text,
)

UNCLEAR = "unclear"
NO_SHARE, VARIES = "none", "varies"


@dataclass(frozen=True)
class CoverAnswer:
    """What one scheme gives one group of one service, and when it applies (`when` is None: always)."""

    scheme: str
    when: Text | None
    access: str
    payers: tuple[str, ...]
    patient_share: str
    conditions: tuple[Text, ...]
    papers: tuple[Text, ...]
    notes: tuple[Text, ...]
    legal_basis: tuple[str, ...]
    decisive: tuple[str, ...] = ()  # Of these, the two that bring the group in and the two that give the service.


@dataclass(frozen=True)
class Entitlement:
    """A cell: one group, one service."""

    group: str
    service: str
    access: str
    payers: tuple[str, ...]
    patient_share: str
    conditions: tuple[Text, ...]  # These three hold for the cell as a whole; each answer has its own besides.
    notes: tuple[Text, ...]
    papers: tuple[Text, ...]
    legal_basis: tuple[str, ...]
    answers: tuple[CoverAnswer, ...]
    conflicts: tuple[str, ...]
    practice: tuple[str, ...]  # What is reported to happen: ids.
    findings: tuple[str, ...]
    checked_on: date | None  # The oldest check among the provisions it rests on; None if any is unchecked.
    review_due: date | None

    @property
    def id(self) -> str:
        """The cell's id, such as `asylum-seekers/vaccination`."""
        return f"{self.group}/{self.service}"

    @property
    def main(self) -> CoverAnswer:
        """The answer that a table shows: the first that applies always, else the first."""
        return self.answers[0]

    @property
    def main_basis(self) -> tuple[str, ...]:
        """The provisions behind the main answer and what the law adds for the group: what a table has room for."""
        others = {basis for answer in self.answers if answer is not self.main for basis in answer.legal_basis}
        shown = tuple(id for id in self.legal_basis if id in self.main.legal_basis or id not in others)
        # What the law adds for the group goes first if it sets the access; else both halves of the answer are in sight.
        return _unique(self.main.decisive, shown) if shown[0] in self.main.decisive else shown

    @property
    def gist(self) -> tuple[str, ...]:
        """The first of these: the provisions that stand beside the answer itself."""
        return self.main_basis[:3]


def entitlements(dataset: Dataset) -> dict[str, Entitlement]:
    """Every cell by its id: each group in order, each service in order.

    A cell that no scheme answers is left out; the rule `every_group_answers_for_every_service` reports it.
    """
    return _cells(dataset, dataset.groups)


def comparators(dataset: Dataset) -> dict[str, Entitlement]:
    """The cells of those beside whom the groups are read, such as `citizens/vaccination`."""
    return _cells(dataset, dataset.comparators)


def _cells(dataset: Dataset, covered: Mapping[str, Covered]) -> dict[str, Entitlement]:
    cells = {}
    for id, record in covered.items():
        for service in dataset.services:
            if answers := answers_of(dataset, record, service):
                cell = _cell(dataset, id, record, service, answers)
                cells[cell.id] = cell
    return cells


def answers_of(dataset: Dataset, covered: Covered, service: str) -> tuple[CoverAnswer, ...]:
    """What the schemes that cover these persons give of the service, in the order of their covers."""
    found = []
    for cover in covered.covers:
        if cover.services is not None and service not in cover.services:
            continue
        if answer := _answer(dataset, cover, service):
            found.append(answer)
    # Those that apply always come first, so that the main answer is the first.
    return tuple(sorted(_telling(dataset, tuple(found)), key=lambda answer: answer.when is not None)) if found else ()


def _telling(dataset: Dataset, answers: tuple[CoverAnswer, ...]) -> tuple[CoverAnswer, ...]:
    """The answers that give something. A scheme that gives nothing is not worth a word beside one that does, nor one
    that leaves a doubt beside one that always gives for certain; where none gives anything, all are told."""
    certain = any(answer.when is None and _gives(dataset, answer) for answer in answers)
    telling = tuple(
        answer for answer in answers if _gives(dataset, answer) or (answer.access == UNCLEAR and not certain)
    )
    return telling or answers


def _gives(dataset: Dataset, answer: CoverAnswer) -> bool:
    return bool(dataset.access_levels[answer.access].rank)


def combined_access(dataset: Dataset, answers: Iterable[CoverAnswer]) -> str:
    """The access that several schemes give together.

    What applies always sets the floor, its best level counting. A scheme that applies only at times and gives more
    makes the cell conditional. Unclear stays unclear unless something certain gives more than nothing.
    """
    rank = {name: level.rank for name, level in dataset.access_levels.items()}
    always = [answer.access for answer in answers if answer.when is None]
    at_times = [answer.access for answer in answers if answer.when is not None]
    floor = _best(always, rank)
    ceiling = _best([*always, *at_times], rank)
    if UNCLEAR in (floor, ceiling):
        return UNCLEAR
    if floor is None or rank[ceiling] > rank[floor]:
        return "conditional" if rank[ceiling] > rank["emergency-only"] else ceiling
    return floor


def _best(levels: list[str], rank: dict[str, int | None]) -> str | None:
    ranked = [level for level in levels if rank[level] is not None]
    best = max(ranked, key=rank.__getitem__, default=None)
    doubtful = len(ranked) < len(levels)
    return UNCLEAR if doubtful and (best is None or rank[best] == 0) else best


def _answer(dataset: Dataset, cover: Cover, service: str) -> CoverAnswer | None:
    scheme = dataset.schemes[cover.scheme]
    base = dataset.schemes[scheme.follows] if scheme.follows else scheme
    own, given = scheme.services.get(service), scheme.services.get(service) or base.services.get(service)
    if given is None:
        return None
    limit = scheme.limit or (base.limit if scheme.shares_limit else None)
    if limit and service in limit.excepted:
        limit = None
    only_here = given.only_here if own or scheme.shares_limit else OnlyHere()
    return CoverAnswer(
        scheme=cover.scheme,
        when=cover.when,
        access=_at_most(dataset, given.access, limit.access) if limit else given.access,
        payers=cover.payers or (own and own.payers) or scheme.payers,
        patient_share=_share(cover, own, scheme, given, base),
        conditions=_texts(given.conditions, limit and limit.conditions),
        papers=_texts(cover.papers or scheme.papers, given.papers, only_here.papers),
        notes=_texts(given.note, only_here.note, None if cover.patient_share == NO_SHARE else only_here.share),
        legal_basis=_unique(
            cover.legal_basis,
            given.legal_basis,
            scheme.legal_basis,
            only_here.legal_basis,
            limit.legal_basis if limit else (),
        ),
        decisive=_unique(cover.legal_basis[:2], given.legal_basis[:2]),
    )


def _at_most(dataset: Dataset, access: str, limit: str) -> str:
    rank = {name: level.rank for name, level in dataset.access_levels.items()}
    return limit if rank[access] is not None and rank[access] > rank[limit] else access


def _share(cover: Cover, own: ServiceAnswer | None, scheme: Scheme, given: ServiceAnswer, base: Scheme) -> str:
    """The patient's share: whoever speaks nearest to the group decides."""
    said = (
        cover.patient_share,
        own and own.patient_share,
        scheme.patient_share,
        given.patient_share,
        base.patient_share,
    )
    return next(share for share in said if share)


def _cell(dataset: Dataset, group: str, record: Covered, service: str, answers: tuple[CoverAnswer, ...]) -> Entitlement:
    added = record.entitlements.get(service)
    basis = _basis(added, answers)
    checks = [dataset.provisions[id].checked_on for id in basis]
    checked_on = None if None in checks else min(checks)
    return Entitlement(
        group=group,
        service=service,
        access=(added and added.access) or combined_access(dataset, answers),
        payers=(added and added.payers) or _unique(*(answer.payers for answer in answers)),
        patient_share=(added and added.patient_share) or _common_share(answers),
        conditions=_texts(added and added.conditions),
        notes=_texts(added and added.note),
        papers=_texts(added and added.papers),
        legal_basis=basis,
        answers=answers,
        conflicts=_touching(dataset.conflicts, group, service),
        practice=_touching(dataset.practice, group, service),
        findings=_touching(dataset.findings, group, service),
        checked_on=checked_on,
        review_due=_months_later(checked_on, dataset.edition.review_months) if checked_on else None,
    )


def _common_share(answers: tuple[CoverAnswer, ...]) -> str:
    """The share of the scheme that applies always; where each applies only at times, the one that all have.

    A doubt about the main one stays a doubt.
    """
    main = answers[0]
    if main.when is None or main.patient_share == UNCLEAR:
        return main.patient_share
    return VARIES if any(answer.patient_share != main.patient_share for answer in answers) else main.patient_share


def _basis(added: Addition | None, answers: tuple[CoverAnswer, ...]) -> tuple[str, ...]:
    """The provisions a cell rests on, the most decisive first: readers of a table see only the first few."""
    own = added.legal_basis if added else ()
    first = (own, answers[0].legal_basis) if added and added.access else (answers[0].legal_basis, own)
    return _unique(*first, *(answer.legal_basis for answer in answers))


def _touching(records: Mapping[str, Conflict | Practice | Finding], group: str, service: str) -> tuple[str, ...]:
    """The records about a group and a service, or about a group at all services."""
    return tuple(
        id
        for id, record in records.items()
        if group in record.groups and (record.services is None or service in record.services)
    )


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _texts(*texts: Text | None) -> tuple[Text, ...]:
    return tuple(text for text in texts if text)


def _unique(*lists: Iterable) -> tuple:
    return tuple(dict.fromkeys(item for items in lists for item in items))
