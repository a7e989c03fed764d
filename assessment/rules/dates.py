"""No record knows more than the edition."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from assessment.dataset import Dataset
from assessment.problems import Problem
from assessment.rules.walking import records


def nothing_is_later_than_the_edition(dataset: Dataset) -> Iterator[Problem]:
    """No record claims to know anything after the edition's as-of date."""
    for path, record in records(dataset):
        for inner, day in _dates(record):
            if day > dataset.edition.as_of:
                yield Problem(
                    dataset.place(*path, *inner),
                    f"{day} is after the edition's as-of date, {dataset.edition.as_of}",
                    "correct the date, or move as_of in data/edition.yml",
                )


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
