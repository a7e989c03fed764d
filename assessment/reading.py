"""YAML text to plain values, with the line of every value and no guessing.

YAML 1.1 turns `no` into False, `1.10` into 1.1, `12:30` into 750 and keeps the last of two equal keys. A legal
record must not change on the way in, so whatever is not plainly text, a number, true, false or a date is
refused here.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from assessment.problems import InvalidData, Place, Problem

Steps = tuple[str | int, ...]  # From the top of a file to a value in it.
Places = dict[Steps, Place]

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEXT_TAG = "tag:yaml.org,2002:str"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # The C parser, ten times faster, is in every wheel.


def read_yaml(text: str, file: str) -> tuple[Any, Places, list[Problem]]:
    """The values of one YAML file, the place of each by its path, and every problem of form.

    Sequences become tuples, so that a record made of them can't be changed later. `file` is only for the places.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        return None, {(): Place(file)}, [_syntax_problem(error, file)]
    except yaml.YAMLError as error:
        cure = "remove it; a copy from a word processor often brings such characters along"
        return None, {(): Place(file)}, [Problem(Place(file), f"a character that YAML does not allow: {error}", cure)]
    if root is None:
        return (
            None,
            {(): Place(file)},
            [Problem(Place(file), "the file is empty", "write the record, or delete the file")],
        )
    reader = _Reader(file)
    value = reader.value(root, ())
    return value, reader.places, reader.problems


def read_words(path: Path, shown: str) -> dict[str, dict[str, str]]:
    """The words of pages or reports: by name, a text in each language. `shown` is the file's name in messages.

    Raises InvalidData if one is not in both. They hold names of formats and programs, so they are not held to
    Cyrillic as the records are.
    """
    value, places, problems = read_yaml(path.read_text(encoding="utf-8"), shown)
    for name, texts in (value or {}).items():
        if not isinstance(texts, dict) or texts.keys() != {"en", "sr"}:
            problems.append(Problem(places[name,], f"'{name}' is not in both languages", "write {en: …, sr: …}"))
    if problems:
        raise InvalidData(problems)
    return value


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    cure = "check the indentation (spaces only), the colons, and quotes around text that holds ': ' or ' #'"
    what = " ".join(part for part in (error.context, error.problem) if part)
    return Problem(Place(file, mark.line + 1 if mark else 1), f"not readable as YAML: {what}", cure)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.places: Places = {}
        self.problems: list[Problem] = []
        self.read: set[int] = set()

    def value(self, node: yaml.Node, path: Steps) -> Any:
        self.places.setdefault(path, Place(self.file, node.start_mark.line + 1))
        if id(node) in self.read:
            self._report(self.places[path], "a reference with '*' to another place", "write the value out here")
            return ""
        self.read.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._entries(node, path))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*path, index)) for index, item in enumerate(node.value))
        return self._scalar(node, self.places[path])

    def _entries(self, node: yaml.MappingNode, path: Steps) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            place = Place(self.file, key_node.start_mark.line + 1)
            key = key_node.value
            if not isinstance(key, str) or key_node.tag == "tag:yaml.org,2002:merge":
                self._report(place, "a key that is not plain text", "write a name, then a colon")
                continue
            if key_node.tag != _TEXT_TAG:
                self._report(place, f"'{key}' without quotes is not a name to YAML", f'put it in quotes: "{key}":')
                continue
            if key in seen:
                self._report(place, f"'{key}' stands here twice", "keep one; YAML would silently drop the first")
                continue
            seen.add(key)
            self.places[*path, key] = place
            yield key, self.value(value_node, (*path, key))

    def _scalar(self, node: yaml.ScalarNode, place: Place) -> Any:
        raw = node.value
        if node.tag == _TEXT_TAG:
            return raw
        if raw in ("true", "false"):
            return raw == "true"
        if _WHOLE_NUMBER.fullmatch(raw):
            return int(raw)
        if _DECIMAL.fullmatch(raw):
            return Decimal(raw)  # As it is written: 82.10 stays so.
        if _DATE.fullmatch(raw):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                self._report(place, f"there is no day {raw}", "write a date of the calendar as 2026-11-22")
                return raw
        if raw == "" or node.tag.endswith(":null"):
            self._report(place, "nothing is written after the colon", "write the value, or delete the line")
            return raw
        cure = f'if it is text, put it in quotes: "{raw}"; a date is written 2026-11-22'
        self._report(place, f"'{raw}' without quotes is not text to YAML", cure)
        return raw

    def _report(self, place: Place, message: str, cure: str) -> None:
        self.problems.append(Problem(place, message, cure))
