"""Every name that a record uses for another is known."""

import re
from collections.abc import Iterator

from assessment.dataset import Dataset
from assessment.problems import Place, Problem, unknown
from assessment.references import references
from assessment.rules.laws import REPORT_READ, TEXT_READ
from assessment.rules.walking import records


def names_are_known(dataset: Dataset) -> Iterator[Problem]:
    """Every name that a record uses for another record is defined, and every provision cited is recorded."""
    for path, record in records(dataset):
        for inner, kind, name in references(record):
            if kind == "provisions":
                yield from _cited(dataset, (*path, *inner), name)
            elif name not in getattr(dataset, kind):
                what = _SINGULAR.get(kind, kind.removesuffix("s").replace("_", " "))
                yield unknown(dataset.place(*path, *inner), what, name, getattr(dataset, kind))


_SINGULAR = {
    "law_kinds": "kind of law",
    "practice": "practice",
    "reaches": "reach",
    "severities": "severity",
    "sign_kinds": "kind of sign",
}


def _cited(dataset: Dataset, path: tuple, id: str) -> Iterator[Problem]:
    if id in dataset.provisions:
        return
    where = dataset.place(*path)
    law_id, _, rest = id.partition("/art-")
    number, _, part = rest.partition(".")
    law = dataset.laws.get(law_id)
    if law is None:
        yield unknown(where, "law", law_id, dataset.laws)
    elif law.last_article and int(re.match(r"\d+", number).group()) > law.last_article:
        yield Problem(
            where, f"'{law_id}' has no article {number}", f"its last article is {law.last_article}; check the number"
        )
    elif number not in law.articles:
        cure = f"open the article, then record it in data/laws/{law_id}.yml; or correct the number"
        yield Problem(where, f"article {number} of '{law_id}' is not recorded", cure)
    else:
        yield _part_problem(dataset, where, law_id, number, part)


def _part_problem(dataset: Dataset, where: Place, law_id: str, number: str, part: str) -> Problem:
    article = dataset.laws[law_id].articles[number]
    paragraph = re.match(r"\d+", part)  # A judgment's part may be a letter.
    if paragraph and article.paragraphs is not None and int(paragraph.group()) > article.paragraphs:
        cure = f"its last paragraph is {article.paragraphs}; check the number"
        return Problem(where, f"article {number} of '{law_id}' has no paragraph {paragraph.group()}", cure)
    known = [f"{law_id}/art-{number}.{key}" for key in article.parts] + [f"{law_id}/art-{number}"]
    problem = unknown(where, "provision", f"{law_id}/art-{number}.{part}", known)
    return Problem(where, problem.message, f"{problem.cure} Or record the part in data/laws/{law_id}.yml")


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
            "use one of the five; a sixth needs a programmer (macros/marks.py, assessment/entitlements.py)",
        )


def access_levels_keep_their_order(dataset: Dataset) -> Iterator[Problem]:
    """Access rises from none through emergency-only and conditional to full; what is unclear has no rank."""
    for name, rank in _RANKS.items():
        level = dataset.access_levels.get(name)
        if level and level.rank != rank:
            said = "bears no rank" if level.rank is None else f"bears the rank {level.rank}"
            cure = (
                "remove `rank:`" if rank is None else f"write `rank: {rank}`; the answers are derived with this order"
            )
            yield Problem(dataset.place("access_levels", name, "rank"), f"'{name}' {said}", cure)


_RANKS = {"none": 0, "emergency-only": 1, "conditional": 2, "full": 3, "unclear": None}
_USED = {
    "access_levels": _RANKS.keys(),
    "evidence_levels": {TEXT_READ, REPORT_READ, "official-statistics", "not-yet-checked"},
    "patient_shares": {"none", "varies", "unclear"},
    "practice_ratings": {"mixed", "not-assessed"},
    "finding_kinds": {"good-practice", "gap-in-law"},
    "confidences": {"documented"},
    "consultation_statuses": {"held"},
    "task_standings": {"met"},
}
