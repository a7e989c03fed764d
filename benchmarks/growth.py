"""Search of ten and a hundred times the content: how much more does one search fetch?

The words that one record in a hundred has are those of the field and stay (health, law, article); the others, names
above all, are new in each copy, as in an assessment of the next country.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from publishing.search_index import SearchRecord, write_index

COMMON = 100  # A word of one record in so many is common.
_WORD = re.compile(r"[^\W\d_]{3,}")


def larger_site(site: Path, records: list[SearchRecord], times: int, folder: Path) -> None:
    """Puts the English search page of the site into `folder`, with an index of so many times the records."""
    for name in ("search/index.html", "assets/javascripts/search.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, folder / name)
    write_index(multiplied(records, times), folder, "en")


def multiplied(records: list[SearchRecord], times: int) -> Iterator[SearchRecord]:
    """The records, and behind them their copies."""
    yield from records
    common = _common_words(records)
    for number in range(1, times):
        yield from (_copy(record, number, common) for record in records)


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
    )
