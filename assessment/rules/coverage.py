"""Schemes and those whom they cover: no cell is empty, and each says what its access level requires."""

from collections.abc import Iterator

from assessment.dataset import Dataset
from assessment.entitlements import Entitlement, answers_of, comparators, entitlements
from assessment.model import LANGUAGES
from assessment.problems import Place, Problem

COVERED = ("groups", "comparators")


def schemes_stand_on_their_own_or_follow_one_that_does(dataset: Dataset) -> Iterator[Problem]:
    """A scheme names its share of cost and its services, or follows a scheme that does."""
    for id, scheme in dataset.schemes.items():
        followed = dataset.schemes.get(scheme.follows) if scheme.follows else None
        if scheme.follows is None and scheme.patient_share is None:
            yield Problem(
                dataset.place("schemes", id),
                f"scheme '{id}' does not say what the patient pays",
                "add `patient_share:`",
            )
        if scheme.follows is None and not scheme.services:
            yield Problem(
                dataset.place("schemes", id), f"scheme '{id}' gives no service", "add `services:` or `follows:`"
            )
        if scheme.shares_limit and not (followed and followed.limit):
            yield Problem(
                dataset.place("schemes", id, "shares_limit"),
                f"scheme '{id}' follows none that has a limit to share",
                "remove `shares_limit:`, or name the scheme under `follows:`",
            )
        if followed and followed.follows:
            other = followed.follows if followed.follows != id else None
            yield Problem(
                dataset.place("schemes", id, "follows"),
                f"'{scheme.follows}' itself follows '{followed.follows}'",
                f"write `follows: {other}`" if other else "remove `follows:` from the one that stands on its own",
            )


def a_limit_is_a_level_that_others_can_exceed(dataset: Dataset) -> Iterator[Problem]:
    """The most that a scheme gives is a level with a place among the others; `unclear` has none."""
    for id, scheme in dataset.schemes.items():
        level = dataset.access_levels.get(scheme.limit.access) if scheme.limit else None
        if level and level.rank is None:
            yield Problem(
                dataset.place("schemes", id, "limit", "access"),
                f"'{scheme.limit.access}' is neither more nor less than another level, so it can't be a limit",
                "name a level with a rank; what is unclear is said of each service",
            )


def every_group_answers_for_every_service(dataset: Dataset) -> Iterator[Problem]:
    """Each group's schemes say something about every service; where the law is silent, they say `unclear`."""
    for collection in COVERED:
        for id, record in getattr(dataset, collection).items():
            for service in dataset.services:
                if not answers_of(dataset, record, service):
                    yield Problem(
                        dataset.place(collection, id, "covers"),
                        f"nothing is said of '{service}' for '{id}'",
                        "add the service to one of its schemes; where the law is silent, write `access: unclear`",
                    )


def levels_get_what_they_require(dataset: Dataset) -> Iterator[Problem]:
    """An answer at a level that needs conditions or a note has them (data/access_levels.yml says which)."""
    for cell in (*entitlements(dataset).values(), *comparators(dataset).values()):
        own = {"conditions": bool(cell.conditions), "note": bool(cell.notes)}
        told = [
            {"conditions": bool(answer.when or answer.conditions), "note": bool(answer.notes)}
            for answer in cell.answers
        ]
        for answer, said in zip(cell.answers, told, strict=True):
            yield from _unexplained(dataset, cell, answer.access, own, [said])
        yield from _unexplained(dataset, cell, cell.access, own, told)


def _unexplained(
    dataset: Dataset, cell: Entitlement, access: str, own: dict[str, bool], told: list[dict[str, bool]]
) -> Iterator[Problem]:
    for need in dataset.access_levels[access].requires:
        if not own[need] and not any(said[need] for said in told):
            yield Problem(
                _place_of(dataset, cell),
                f"'{cell.service}' is '{access}' for '{cell.group}', but nothing under `{need}` says why",
                f"add `{need}:` in English and Serbian",
            )


def _place_of(dataset: Dataset, cell: Entitlement) -> Place:
    collection = "groups" if cell.group in dataset.groups else "comparators"
    if cell.service in getattr(dataset, collection)[cell.group].entitlements:
        return dataset.place(collection, cell.group, "entitlements", cell.service)
    scheme = dataset.schemes[cell.answers[0].scheme]
    owner = cell.answers[0].scheme if cell.service in scheme.services else scheme.follows
    return dataset.place("schemes", owner, "services", cell.service)


def additions_add_something(dataset: Dataset) -> Iterator[Problem]:
    """What a group adds for a service says more than its legal basis."""
    for collection in COVERED:
        for id, record in getattr(dataset, collection).items():
            for service, added in record.entitlements.items():
                if added.model_fields_set <= {"legal_basis"}:
                    yield Problem(
                        dataset.place(collection, id, "entitlements", service),
                        f"what '{id}' adds for '{service}' says nothing",
                        "write what the law says besides (access, payers, conditions, note), or remove it",
                    )


def every_service_has_one_level_of_practice(dataset: Dataset) -> Iterator[Problem]:
    """Each service belongs to one level at which practice is told."""
    for service in dataset.services:
        levels = [id for id, level in dataset.practice_levels.items() if service in level.services]
        if len(levels) != 1:
            said = f"belongs to {len(levels)} levels of practice"
            cure = "name it under `services:` of one level in data/practice_levels.yml"
            yield Problem(dataset.place("services", service), f"'{service}' {said}", cure)


def orders_differ(dataset: Dataset) -> Iterator[Problem]:
    """No two groups claim the same place in tables and menus."""
    taken: dict[int, str] = {}
    for id, group in dataset.groups.items():
        if other := taken.get(group.order):
            where = dataset.place("groups", id, "order")
            yield Problem(where, f"'{id}' has the same order as '{other}'", "give it a number of its own")
        taken[group.order] = id


def every_group_is_recognised_by_a_sign(dataset: Dataset) -> Iterator[Problem]:
    """The finder leads to each group from something that a person has in hand, or that holds of a person."""
    led_to = {sign.group for sign in dataset.signs.values()}
    for id in dataset.groups:
        if id not in led_to:
            cure = f"add one with `group: {id}` to data/signs.yml: a paper, or a situation where there is no paper"
            said = f"no sign points to '{id}', so the finder can't lead there"
            yield Problem(dataset.place("groups", id), said, cure)


def signs_read_differently(dataset: Dataset) -> Iterator[Problem]:
    """No two signs read alike in a language: a reader could not choose between them."""
    for language in LANGUAGES:
        read: dict[str, str] = {}
        for id, sign in dataset.signs.items():
            text = getattr(sign.label, language)
            other = read.setdefault(text.casefold(), id)
            if other != id:
                same = dataset.signs[other].group == sign.group
                cure = "remove one of them" if same else "say in each what tells it from the other"
                where = dataset.place("signs", id, "label", language)
                yield Problem(where, f"the sign '{id}' reads the same as '{other}': '{text}'", cure)
