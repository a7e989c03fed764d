"""Search of ten and a hundred times the content: how much more does one search fetch?

What is modelled: the assessments of so many countries in one index, in the order that real content would have, the
groups of all countries first, then all their answers, and so on. The words that one record in a hundred has are those
of the field and stay (health, law, article), as do numbers; the others, names above all, are new in each country.
Words that aren't used are of the field too, and so are told once.

The records, the route to the parts of the index and the list of words are made and written whole. Of the parts only
those are written that the browser asks for, when it does: each is a real index of its own records, and a hundred
times the content would take Pagefind half an hour.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import groupby, repeat
from multiprocessing import get_context
from pathlib import Path

from publishing.search_index import SearchRecord, what_it_has, write_for_all_parts, write_part
from publishing.search_parts import PART_SIZE, divided, part_folder

COMMON = 100  # A word of one record in so many is common.
_WORD = re.compile(r"[^\W\d_]{3,}")


def larger_site(site: Path, records: list[SearchRecord], times: int, folder: Path) -> Callable[[Path], None]:
    """Puts the English search page of the site into `folder`, with an index of so many times the records.

    Gives what writes the part of the index that a file belongs to, if that hasn't been written.
    """
    shutil.copytree(site / "search", folder / "search")
    shutil.copytree(site / "assets/javascripts", folder / "assets/javascripts")
    many = list(multiplied(records, times))
    parts, bundle = divided(many, PART_SIZE), folder / "pagefind"
    write_part(parts[0], 0, bundle, "en")
    write_for_all_parts(many, _having(parts) if len(parts) > 1 else [], bundle, "en")
    numbers = {part_folder(bundle, number): number for number in range(len(parts))}

    def write_part_of(path: Path) -> None:
        number = numbers.get(path.parent)
        if number and not path.parent.exists():
            write_part(parts[number], number, bundle, "en")

    return write_part_of


def _having(parts: list[list[SearchRecord]]) -> list[tuple[Counter[str], set[str]]]:
    """What each part has, for the route."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as apart:
        return list(apart.map(what_it_has, parts, repeat("en")))


def multiplied(records: list[SearchRecord], times: int) -> Iterator[SearchRecord]:
    """The records of each kind, and behind them their copies, then those of the next."""
    common = _common_words(records)
    for _, alike in groupby(records, lambda record: record.kind):
        original = list(alike)
        yield from original
        for number in range(1, times):
            yield from (_copy(record, number, common) for record in original)


def _common_words(records: Iterable[SearchRecord]) -> set[str]:
    records = list(records)
    seen = Counter(word for record in records for word in set(_words(record)))
    return {word for word, count in seen.items() if count * COMMON >= len(records)}


def _words(record: SearchRecord) -> list[str]:
    return _WORD.findall(" ".join((record.title, record.text, record.excerpt, *record.keywords)).lower())


def _copy(record: SearchRecord, number: int, common: set[str]) -> SearchRecord:
    mark = "".join("bcdfghjklm"[int(digit)] for digit in str(number))
    anew = partial(_WORD.sub, lambda word: word[0] if word[0].lower() in common else f"{mark}{word[0].lower()}{mark}")
    page, _, anchor = record.url.partition("#")
    return replace(
        record,
        url=f"{number}/{page}#{anchor}".rstrip("#"),
        title=anew(record.title),
        text=anew(record.text),
        excerpt=anew(record.excerpt),
        keywords=tuple(map(anew, record.keywords)),
        banned=(),
    )
