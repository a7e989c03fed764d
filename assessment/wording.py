"""Pydantic's findings in words that a lawyer understands."""

from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from assessment.model import Comment, Consultation

_EXPECTED = {
    "string_type": ("text", 'write text; a number that is a name goes in quotes: "239"'),
    "int_type": ("a whole number", "write digits only, without quotes"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "date_type": ("a date", "write it as 2026-11-22, without quotes"),
    "tuple_type": ("a list", "write [one, two], or a line with `- ` for each"),
    "dict_type": ("fields with names", "write `name: value` lines below it, indented by two spaces"),
    "model_type": ("fields with names", "write `name: value` lines below it, indented by two spaces"),
}


def in_plain_words(detail: Any, kind: type[BaseModel]) -> tuple[tuple[str | int, ...], str, str]:
    """The path inside the record, what is wrong and what to write instead, from one of pydantic's error details."""
    path = tuple(part for part in detail["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "the record")
    error, given = detail["type"], detail["input"]
    if error == "missing":
        if name in ("en", "sr"):
            language = {"en": "English", "sr": "Serbian"}[name]
            return path[:-1], f"the {language} text is missing", f"add `{name}: …`; every text stands in both languages"
        return path[:-1], f"'{name}' is missing", f"add `{name}:`; see data/README.md"
    if error == "extra_forbidden":
        owner = _owner(kind, path[:-1])
        if owner in (Consultation, Comment):
            cure = "it holds categories, never a person: see data/README.md, Consultations. " + _may_hold(owner)
            return path, f"unknown field '{name}'", cure
        return path, f"unknown field '{name}'", _nearest_field(name, owner)
    if error in _EXPECTED:
        expected, cure = _EXPECTED[error]
        return path, f"'{name}' must be {expected}, not {_shown(given)}", cure
    if error == "value_error":
        message, _, cure = str(detail["ctx"]["error"]).partition(" | ")
        return path, message, cure
    if error == "string_pattern_mismatch":
        return path, f"{_shown(given)} is not in the form that '{name}' needs", _form(detail["ctx"]["pattern"])
    if error == "too_short":
        least = detail["ctx"]["min_length"]
        return path, f"'{name}' needs at least {least}", f"write {'one' if least == 1 else least} or more"
    if error == "literal_error":
        return path, f"'{name}' can't be {_shown(given)}", f"write {detail['ctx']['expected']}"
    return path, f"'{name}': {detail['msg']}", "see data/README.md"


def _shown(value: Any) -> str:
    return (
        f"'{value}'" if isinstance(value, str | int | Decimal) else f"a {_NAMES.get(type(value), type(value).__name__)}"
    )


_NAMES = {dict: "set of fields", tuple: "list"}


def _form(pattern: str) -> str:
    if "/art-" in pattern:
        return "write law/art-ARTICLE.PARAGRAPH.POINT, such as health-care/art-239.1.2"
    if "20[0-9]{2}-20" in pattern:
        return (
            'write a year, a month, a day or two of them, in quotes: "2023", "2020-2022", "2024-07", "2018-06/2018-12"'
        )
    if pattern.startswith("^20"):
        return 'write year and month in quotes, such as "2026-11"'
    if "pdf/" in pattern:
        return "write an address under an edition's root, such as findings/ or groups/refugees/#vaccination"
    if pattern.endswith(r"\.[a-z0-9-]+$"):
        return "write row.column, such as 2023.persons"
    if "(19|20)" in pattern:
        return 'write number and year in quotes, such as "25/2019"'
    if "[0-9a-f]{64}" in pattern:
        return "write the 64 hexadecimal digits of the SHA-256 of the article's text"
    if pattern.startswith("^[a-z0-9]+(-"):
        return "write lower-case Latin letters, digits and hyphens, such as asylum-seekers"
    if "{0,2}" in pattern:
        return 'write paragraph, point and sub-point, such as "1.2"'
    return 'write an article\'s number, such as "239" or "46v"'


def _owner(kind: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The class of the record at `path`, as far as it can be told from the field types."""
    for part in path:
        field = kind.model_fields.get(str(part)) if kind else None
        if field is None:
            continue  # A list's index or a dictionary's key: the class stays the one found in the field's type.
        kind = _record_in(field.annotation)
    return kind


def _record_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _record_in(part))), None)


def _nearest_field(name: str, owner: type[BaseModel] | None) -> str:
    fields = sorted(owner.model_fields) if owner else []
    near = get_close_matches(name, fields, n=1)
    if " " in name:
        return 'a text with a comma inside { } needs quotes: {en: "one, two", sr: "један, два"}'
    if near:
        return f"did you mean '{near[0]}'?"
    return _may_hold(owner)


def _may_hold(owner: type[BaseModel] | None) -> str:
    return f"it may hold: {', '.join(sorted(owner.model_fields))}" if owner else "remove it"
