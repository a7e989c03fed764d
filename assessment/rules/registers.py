"""Conflicts, benchmarks and terms: each is answered, compared with the right thing, and followed."""

from collections.abc import Iterator

from assessment.dataset import Dataset
from assessment.model import LANGUAGES
from assessment.problems import Problem
from assessment.rules.walking import records, texts
from assessment.terms import BannedWords


def every_conflict_is_answered(dataset: Dataset) -> Iterator[Problem]:
    """Each conflict has a recommendation that would end it."""
    answered = {conflict for record in dataset.recommendations.values() for conflict in record.conflicts}
    for id in dataset.conflicts.keys() - answered:
        yield Problem(
            dataset.place("conflicts", id),
            f"no recommendation answers the conflict '{id}'",
            "name it under `conflicts:` of a file in data/recommendations/, or write one",
        )


def benchmarks_compare_serbian_law_with_a_norm(dataset: Dataset) -> Iterator[Problem]:
    """What is asked for stands in international or European law, what is given in Serbian law."""
    for id, benchmark in dataset.benchmarks.items():
        for field, domestic, cure in (
            (
                "norms",
                False,
                "name a treaty, an EU act, a decision or guidance; or move it to `legal_basis:`",
            ),
            ("legal_basis", True, "name a provision of Serbian law; or move it to `norms:`"),
        ):
            for index, cited in enumerate(getattr(benchmark, field)):
                kind = dataset.laws[dataset.provisions[cited].law].kind
                if dataset.law_kinds[kind].domestic is not domestic:
                    what = "Serbian law" if not domestic else "no Serbian law"
                    yield Problem(dataset.place("benchmarks", id, field, index), f"'{cited}' is {what}", cure)


def every_group_has_a_benchmark(dataset: Dataset) -> Iterator[Problem]:
    """Each group is held against what international or European law asks for."""
    measured = {group for benchmark in dataset.benchmarks.values() for group in benchmark.groups}
    for id in dataset.groups:
        if id not in measured:
            cure = "name it under `groups:` of a file in data/benchmarks/, or write one"
            yield Problem(dataset.place("groups", id), f"no benchmark is recorded for '{id}'", cure)


def terms_are_used(dataset: Dataset) -> Iterator[Problem]:
    """No record uses a word that the register of terms bans."""
    banned = {language: BannedWords(dataset.terms, language) for language in LANGUAGES}
    for path, record in records(dataset):
        for inner, language, text in texts(record):
            if path[0] == "laws" and inner == ("title",):
                continue  # An act is called what it is called.
            for _, found, term in banned[language].found_in(text):
                right = getattr(dataset.terms[term].label, language)
                cure = f"write '{right}' (data/terms/{term}.yml)"
                yield Problem(dataset.place(*path, *inner, language), f"'{found}' is not our word", cure)
