"""The work itself: no personal data anywhere, comments answered before an edition is final, tasks without a hole."""

import re
from collections.abc import Iterator

from assessment.dataset import FOLDERS, Dataset
from assessment.problems import Problem
from assessment.rules.walking import records, texts

_PERSONAL = {
    "a citizen's number (JMBG)": re.compile(r"(?<!\d)\d{13}(?!\d)"),
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a telephone number": re.compile(
        r"(?<![\d/])(\+|00)\d{1,3}[ /-]?\d{1,3}(?:[ /-]?\d{2,4}){2,3}|(?<!\d)0\d{1,2}[/-]\d{3}[ -]?\d{2,4}"
    ),
}


def nobody_is_identified(dataset: Dataset) -> Iterator[Problem]:
    """No text holds a telephone number, an e-mail address or a citizen's number."""
    for path, record in records(dataset):
        for inner, language, text in texts(record):
            for what, pattern in _PERSONAL.items():
                if found := pattern.search(text):
                    cure = "remove it: records name categories and institutions, never persons"
                    yield Problem(dataset.place(*path, *inner, language), f"'{found.group()}' looks like {what}", cure)


def consultations_say_only_what_was_said(dataset: Dataset) -> Iterator[Problem]:
    """A talk that was held says when and that everyone consented; one that wasn't has taught nothing."""
    for id, record in dataset.consultations.items():
        where = dataset.place("consultations", id)
        if record.status == "held" and not (record.month and record.consent):
            yield Problem(where, "a talk that was held needs its month and consent", "add `month:` and `consent: true`")
        if record.status != "held" and (record.learned or record.month):
            cure = "remove `learned:` and `month:`, or write `status: held`"
            yield Problem(where, "nothing can be learned from a talk that wasn't held", cure)


def comments_are_answered(dataset: Dataset) -> Iterator[Problem]:
    """A comment that isn't open has an answer, one that was accepted a change; a final edition has none open."""
    for id, comment in dataset.comments.items():
        where = dataset.place("comments", id)
        if comment.status == "open" and dataset.edition.state == "final":
            cure = "answer it, or write `state: draft` in data/edition.yml"
            yield Problem(where, "the edition is final, and this comment is open", cure)
        if comment.status != "open" and comment.answer is None:
            yield Problem(where, "a comment that isn't open has an answer", "add `answer:`")
        if comment.status == "accepted" and comment.change is None:
            yield Problem(where, "nothing says what was changed", "add `change:`")


def tasks_have_no_hole(dataset: Dataset) -> Iterator[Problem]:
    """Tasks and documents are numbered from 1 without a gap; what isn't met says what is missing."""
    kinds = {kind.folder for kind in FOLDERS} | {"services"}
    for kind in ("task", "document"):
        numbers = sorted(task.number for task in dataset.tasks.values() if task.kind == kind)
        if numbers != list(range(1, len(numbers) + 1)):
            yield Problem(dataset.place("tasks"), f"the {kind}s are numbered {numbers}", "number them 1, 2, 3 …")
    for id, task in dataset.tasks.items():
        if task.standing != "met" and task.missing is None:
            yield Problem(dataset.place("tasks", id), "nothing says what is missing", "add `missing:`")
        for index, name in enumerate(task.counts):
            if name not in kinds:
                where = dataset.place("tasks", id, "counts", index)
                yield Problem(where, f"'{name}' is no kind of record", f"write one of: {', '.join(sorted(kinds))}")
