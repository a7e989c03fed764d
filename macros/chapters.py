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


def numbers_by_hand(docs: Path) -> Iterator[Problem]:
    """Every percentage and every large number that a chapter types instead of taking it from a record.

    Years, article numbers and gazette numbers aren't meant, nor chapters that tell what a law says: its deadlines
    and rates are the law's, and stand beside its article.
    """
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix().startswith(_OF_THE_LAW):
            continue
        text = path.read_text(encoding="utf-8")
        prose = _NOT_PROSE.sub(lambda found: _BLANK.sub(" ", found.group()), text)
        for found in _NUMBER.finditer(prose):
            place = _place(docs, path, text.count("\n", 0, found.start()) + 1)
            cure = 'record it in data/statistics/ and write {{ figure("…") }} or {{ computed("…") }}'
            yield Problem(place, f"'{found.group().strip()}' is typed by hand", cure)


_OF_THE_LAW = ("groups/", "legal-framework/", "data/", "about.")
_BLANK = re.compile(r"[^\n]")
# Front matter, macros, code, addresses of links, and what is cited by its number.
_NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n|\{\{.*?\}\}|\{:.*?\}|`[^`]*`|\]\([^)]*\)|https?://\S+"
    r"|\b(?:Arts?\.|Articles?|[Чч]лан(?:а|у|ом|ови|ова|овима)?|чл\.|Nos?\.|бр\.)[\s\u00a0]*\d[\d()a-zа-ш.]*"
    r"|\d+/(?:19|20)\d\d|\b(?:19|20)\d\d\b",
    re.DOTALL,
)
_NUMBER = re.compile(r"\d[\d.,]*(?:\s|\u00a0)?(?:%|per cent|percent|одсто|посто)|\b\d{3,}\b|\b\d{1,3}(?:[.,]\d{3})+\b")


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
