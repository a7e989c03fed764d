"""Which ids of other records a record holds, read off the field types: no reference can be forgotten by a rule."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from assessment.fields import Reference

Path = tuple[str | int, ...]


def references(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Each reference in a record: the path to it, the kind of record it names, and the id."""
    for name, annotation in _fields(type(record)).items():
        yield from _within(annotation, getattr(record, name), (*path, name))


@cache
def _fields(kind: type[BaseModel]) -> dict[str, Any]:
    """The fields that may hold a reference; most hold texts, which need no search."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields if _may_hold_one(hints[name])}


def _may_hold_one(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    return any(isinstance(part, Reference) or _may_hold_one(part) for part in get_args(annotation))


def _within(annotation: Any, value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from references(value, path)
    elif origin is Annotated:
        kinds = [mark.kind for mark in arguments[1:] if isinstance(mark, Reference)]
        yield from ((path, kind, value) for kind in kinds)
        yield from _within(arguments[0], value, path)
    elif origin in (Union, UnionType):
        yield from _within(next(part for part in arguments if part is not type(None)), value, path)
    elif origin is tuple:
        for index, item in enumerate(value):
            yield from _within(arguments[0], item, (*path, index))
    elif origin is dict:
        for key, item in value.items():
            yield from _within(arguments[0], key, (*path, key))
            yield from _within(arguments[1], item, (*path, key))
