"""What must hold across records. Each rule is a generator of problems; its docstring is the rule."""

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from assessment.dataset import FOLDERS, VOCABULARIES, Dataset
from assessment.entitlements import Entitlement, answers_of, entitlements
from assessment.problems import Problem, unknown
from assessment.references import references

TEXT_READ = "text-read"


def names_are_known(dataset: Dataset) -> Iterator[Problem]:
    """Every name that a record uses for another record is defined, and every provision cited is recorded."""
    for path, record in _records(dataset):
        for inner, kind, name in references(record):
            if kind == "provisions":
                yield from _cited(dataset, (*path, *inner), name)
            elif name not in getattr(dataset, kind):
                what = _SINGULAR.get(kind, kind.removesuffix("s").replace("_", " "))
                yield unknown(dataset.place(*path, *inner), what, name, getattr(dataset, kind))


_SINGULAR = {"law_kinds": "kind of law", "services": "service"}


def _cited(dataset: Dataset, path: tuple, id: str) -> Iterator[Problem]:
    if id in dataset.provisions:
        return
    where = dataset.place(*path)
    law_id, _, rest = id.partition("/art-")
    number, _, part = rest.partition(".")
    law = dataset.laws.get(law_id)
    if law is None:
        yield unknown(where, "law", law_id, dataset.laws)
    elif int(re.match(r"\d+", number).group()) > law.last_article:
        yield Problem(
            where, f"'{law_id}' has no article {number}", f"its last article is {law.last_article}; check the number"
        )
    elif number not in law.articles:
        cure = f"open the article, then record it in data/laws/{law_id}.yml; or correct the number"
        yield Problem(where, f"article {number} of '{law_id}' is not recorded", cure)
    else:
        yield _part_problem(dataset, where, law_id, number, part)


def _part_problem(dataset: Dataset, where, law_id: str, number: str, part: str) -> Problem:
    article = dataset.laws[law_id].articles[number]
    paragraph = int(re.match(r"\d+", part).group())
    if article.paragraphs is not None and paragraph > article.paragraphs:
        cure = f"its last paragraph is {article.paragraphs}; check the number"
        return Problem(where, f"article {number} of '{law_id}' has no paragraph {paragraph}", cure)
    known = [f"{law_id}/art-{number}.{key}" for key in article.parts] + [f"{law_id}/art-{number}"]
    problem = unknown(where, "provision", f"{law_id}/art-{number}.{part}", known)
    return Problem(where, problem.message, f"{problem.cure} Or record the part in data/laws/{law_id}.yml")


def articles_are_within_the_law(dataset: Dataset) -> Iterator[Problem]:
    """No article is numbered beyond its law's last, and no part beyond its article's last paragraph."""
    for law_id, law in dataset.laws.items():
        for number, article in law.articles.items():
            where = dataset.place("laws", law_id, "articles", number)
            if int(re.match(r"\d+", number).group()) > law.last_article:
                cure = f"its last article is {law.last_article}; check the number, or correct last_article"
                yield Problem(where, f"'{law_id}' has no article {number}", cure)
            for part in article.parts:
                paragraph = int(re.match(r"\d+", part).group())
                if article.paragraphs is not None and paragraph > article.paragraphs:
                    yield Problem(
                        dataset.place("laws", law_id, "articles", number, "parts", part),
                        f"article {number} has no paragraph {paragraph}",
                        f"its last paragraph is {article.paragraphs}; check the number, or correct paragraphs",
                    )


def evidence_says_how_it_was_checked(dataset: Dataset) -> Iterator[Problem]:
    """An article read in its text bears the day, the fingerprint and its number of paragraphs; another bears none."""
    needed = ("checked_on", "text_sha256", "paragraphs")
    for law_id, law in dataset.laws.items():
        for number, article in law.articles.items():
            where = dataset.place("laws", law_id, "articles", number)
            given = [name for name in needed if getattr(article, name) is not None]
            if article.evidence == TEXT_READ and (missing := [name for name in needed if name not in given]):
                yield Problem(
                    where,
                    f"article {number} is marked as read, but {_listed(missing)} is missing",
                    "write what was read and when; if the text was not opened, write `evidence: not-yet-checked`",
                )
            if article.evidence != TEXT_READ and given:
                yield Problem(
                    where,
                    f"article {number} bears {_listed(given)}, but is not marked as read",
                    f"write `evidence: {TEXT_READ}` if the text was opened; otherwise remove the field",
                )


def nothing_is_later_than_the_edition(dataset: Dataset) -> Iterator[Problem]:
    """No record claims to know anything after the edition's as-of date."""
    for path, record in _records(dataset):
        for inner, day in _dates(record):
            if day > dataset.edition.as_of:
                yield Problem(
                    dataset.place(*path, *inner),
                    f"{day} is after the edition's as-of date, {dataset.edition.as_of}",
                    "correct the date, or move as_of in data/edition.yml",
                )


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
            yield Problem(
                dataset.place("schemes", id, "follows"),
                f"'{scheme.follows}' itself follows '{followed.follows}'",
                f"write `follows: {followed.follows}`",
            )


def every_group_answers_for_every_service(dataset: Dataset) -> Iterator[Problem]:
    """Each group's schemes say something about every service; where the law is silent, they say `unclear`."""
    for group in dataset.groups:
        for service in dataset.services:
            if not answers_of(dataset, group, service):
                yield Problem(
                    dataset.place("groups", group, "covers"),
                    f"nothing is said of '{service}' for '{group}'",
                    "add the service to one of the group's schemes; where the law is silent, write `access: unclear`",
                )


def levels_get_what_they_require(dataset: Dataset) -> Iterator[Problem]:
    """An answer at a level that needs conditions or a note has them (data/access_levels.yml says which)."""
    for cell in entitlements(dataset).values():
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


def additions_add_something(dataset: Dataset) -> Iterator[Problem]:
    """What a group adds for a service says more than its legal basis."""
    for group_id, group in dataset.groups.items():
        for service, added in group.entitlements.items():
            if added.model_fields_set <= {"legal_basis"}:
                yield Problem(
                    dataset.place("groups", group_id, "entitlements", service),
                    f"what '{group_id}' adds for '{service}' says nothing",
                    "write what the law says on top of the schemes (access, payers, conditions, note), or remove it",
                )


def orders_differ(dataset: Dataset) -> Iterator[Problem]:
    """No two groups claim the same place in tables and menus."""
    taken: dict[int, str] = {}
    for id, group in dataset.groups.items():
        if other := taken.get(group.order):
            where = dataset.place("groups", id, "order")
            yield Problem(where, f"'{id}' has the same order as '{other}'", "give it a number of its own")
        taken[group.order] = id


def every_conflict_is_answered(dataset: Dataset) -> Iterator[Problem]:
    """Each conflict has a recommendation that would end it."""
    answered = {conflict for record in dataset.recommendations.values() for conflict in record.conflicts}
    for id in dataset.conflicts.keys() - answered:
        yield Problem(
            dataset.place("conflicts", id),
            f"no recommendation answers the conflict '{id}'",
            "name it under `conflicts:` of a file in data/recommendations/, or write one",
        )


def words_that_the_program_uses_are_defined(dataset: Dataset) -> Iterator[Problem]:
    """The few words of the vocabularies that have a meaning in the program itself are there."""
    for vocabulary, words in _USED.items():
        for word in words - getattr(dataset, vocabulary).keys():
            yield Problem(
                dataset.place(vocabulary), f"'{word}' is missing", "keep it: the answers are derived with this word"
            )
    for level in dataset.access_levels.keys() - _USED["access_levels"]:
        yield Problem(
            dataset.place("access_levels", level),
            f"the access level '{level}' has no shape and no place among the others",
            "use one of the five; a sixth needs a programmer (macros/rendering.py, assessment/entitlements.py)",
        )


_USED = {
    "access_levels": {"full", "conditional", "emergency-only", "none", "unclear"},
    "evidence_levels": {TEXT_READ, "not-yet-checked"},
    "practice_ratings": {"mixed", "not-assessed"},
}

RULES_OF_FORM = (
    names_are_known,
    words_that_the_program_uses_are_defined,
    articles_are_within_the_law,
    schemes_stand_on_their_own_or_follow_one_that_does,
)
RULES_OF_SUBSTANCE = (
    evidence_says_how_it_was_checked,
    nothing_is_later_than_the_edition,
    every_group_answers_for_every_service,
    levels_get_what_they_require,
    additions_add_something,
    orders_differ,
    every_conflict_is_answered,
)


def problems_in(dataset: Dataset) -> list[Problem]:
    """Every broken rule. Rules of substance derive the cells, so they wait until the records fit together."""
    found = [problem for rule in RULES_OF_FORM for problem in rule(dataset)]
    return found or [problem for rule in RULES_OF_SUBSTANCE for problem in rule(dataset)]


def _records(dataset: Dataset) -> Iterator[tuple[tuple[str, ...], BaseModel]]:
    yield ("edition",), dataset.edition
    for collection in (*VOCABULARIES, *(kind.folder for kind in FOLDERS)):
        for id, record in getattr(dataset, collection).items():
            yield (collection, id), record


def _dates(value: object, path: tuple = ()) -> Iterator[tuple[tuple, date]]:
    if isinstance(value, date):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _dates(getattr(value, name), (*path, name))
    elif isinstance(value, dict | tuple):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _dates(item, (*path, key))


def _place_of(dataset: Dataset, cell: Entitlement):
    if cell.service in dataset.groups[cell.group].entitlements:
        return dataset.place("groups", cell.group, "entitlements", cell.service)
    scheme = dataset.schemes[cell.answers[0].scheme]
    owner = cell.answers[0].scheme if cell.service in scheme.services else scheme.follows
    return dataset.place("schemes", owner, "services", cell.service)


def _listed(names: list[str]) -> str:
    return " and ".join(names)
