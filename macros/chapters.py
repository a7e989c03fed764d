"""The chapters: each has its counterpart with the same headings and macros, and uses the right words."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from assessment.model import LANGUAGES, Term
from assessment.problems import Place, Problem
from assessment.terms import BannedWords

_HEADING = re.compile(r"(#+)\s+(.*?)(?:\{:\s*#([\w.-]+)\s*\})?\s*$")
_MACRO = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_LANGUAGE = {"en": "English", "sr": "Serbian"}


def differences(docs: Path) -> Iterator[Problem]:
    """Every place under `docs` where the languages differ in more than their words."""
    stems = sorted({path.with_suffix("").with_suffix("") for path in docs.rglob("*.md")})
    for stem in stems:
        paths = {language: stem.with_name(f"{stem.name}.{language}.md") for language in LANGUAGES}
        missing = [language for language, path in paths.items() if not path.exists()]
        if missing:
            there = next((path for path in paths.values() if path.exists()), stem.with_suffix(".md"))
            cure = f"add {', '.join(paths[language].name for language in missing)} with the same headings and macros"
            languages = " and ".join(_LANGUAGE[language] for language in missing)
            yield Problem(_place(docs, there), f"the page is not there in {languages}", cure)
        else:
            yield from _compare(docs, *paths.values())


def banned_in_chapters(terms: Mapping[str, Term], docs: Path) -> Iterator[Problem]:
    """Every word in the chapters under `docs` that the register of terms bans, with the right one."""
    for language in LANGUAGES:
        banned = BannedWords(terms, language)
        for path in sorted(docs.rglob(f"*.{language}.md")):
            text = path.read_text(encoding="utf-8")
            for start, found, term in banned.found_in(text):
                right = getattr(terms[term].label, language)
                place = _place(docs, path, text.count("\n", 0, start) + 1)
                shown = " ".join(found.splitlines())
                yield Problem(place, f"'{shown}' is not our word", f"write '{right}' (data/terms/{term}.yml)")


def _compare(docs: Path, first: Path, second: Path) -> Iterator[Problem]:
    for one, other in zip_longest(_frame(first), _frame(second)):
        if one and other and one[1] == other[1]:
            continue
        path, (line, shown) = (first, one) if one else (second, other)
        counterpart = f"{_place(docs, second if one else first, other[0] if one and other else 1)}"
        cure = f"give both pages the same headings (with the same id), macros and order; compare {counterpart}"
        yield Problem(_place(docs, path, line), f"'{shown}' has no counterpart in the other language", cure)
        return  # After the first difference the rest no longer lines up.


def _frame(path: Path) -> list[tuple[int, str]]:
    """What must be equal, with its line: headings by level and id, and macro calls."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heading := _HEADING.fullmatch(line):
            found.append((number, f"{heading[1]} {heading[3] or ''}".strip()))
        found += [(number, call) for call in _MACRO.findall(line)]
    return found


def _place(docs: Path, path: Path, line: int = 1) -> Place:
    return Place(str(Path(docs.name) / path.relative_to(docs)), line)
