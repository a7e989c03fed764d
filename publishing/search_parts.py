"""Search: an index in parts, and the route, by which a search finds the parts that have its words.

What a search fetches of an index by Pagefind grows with its records. So an index of many records is divided into parts
of about equal size, in the order of the records, and a search opens only a few of them (search/parts.js).

The route has a line for each term, as Pagefind has it, for each whole name and for each value of a filter: in how
many records it is, which parts have it, and which of them in a title or another name. Its lines are sorted and cut
into blocks of much the same size; so a word, or the beginning of one, costs the browser one block, which it finds by
what the blocks begin with. An index of one part has no route.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

PART_SIZE = 5000  # Records.
BLOCK_SIZE = 16_000  # Characters; compressed a quarter of it.
# A line: how many records have it, the parts that they are in, the parts in which it names one.
Line = tuple[int, list[int], list[int]]
# What one part adds to the route: how many of its records have a term, and which terms name one.
Having = tuple[Counter[str], set[str]]


def divided(records: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """The records in as few parts as their size allows, all of nearly one size, as runs of their order."""
    count = -(-len(records) // size)
    bounds = [len(records) * number // count for number in range(count + 1)]
    return [records[start:end] for start, end in pairwise(bounds)]


def part_folder(bundle: Path, number: int) -> Path:
    """The first part is the folder of the bundle itself, so that one part is an index as any other."""
    return bundle / f"part-{number}" if number else bundle


def write_route(having: Iterable[Having], folder: Path) -> None:
    """Write the route of the parts, in their order, into the folder."""
    folder.mkdir(parents=True)
    firsts = []
    for number, (first, block) in enumerate(_blocks(_lines(having))):
        firsts.append(first)
        (folder / f"{number}.json").write_text(_json(block), encoding="utf-8")
    (folder / "firsts.json").write_text(_json(firsts), encoding="utf-8")


def runs(numbers: Iterable[int]) -> list[int]:
    """Ascending numbers as the lengths of the gaps and the runs, in turn: 2, 3, 7 is 2, 2, 3, 1."""
    lengths, next_number = [], 0
    for number in numbers:
        if lengths and number == next_number:
            lengths[-1] += 1
        else:
            lengths += [number - next_number, 1]
        next_number = number + 1
    return lengths


def _lines(having: Iterable[Having]) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for part, (counts, naming) in enumerate(having):
        for term, count in counts.items():
            before, parts, named = lines.get(term, (0, [], []))
            parts.append(part)
            if term in naming:
                named.append(part)
            lines[term] = (before + count, parts, named)
    return lines


def _blocks(lines: dict[str, Line]) -> Iterator[tuple[str, dict[str, list[Any]]]]:
    """What a block begins with, as short as tells it from the one before, and the block."""
    block: dict[str, list[Any]] = {}
    first, before, size = "", "", 0
    for term in sorted(lines):
        count, parts, named = lines[term]
        line = [count, runs(parts), *([runs(named)] if named else [])]
        length = len(_json(line)) + len(term)
        if block and size + length > BLOCK_SIZE:
            yield first, block
            block, first, size = {}, _difference(before, term), 0
        block[term] = line
        before = term
        size += length
    yield first, block


def _difference(before: str, term: str) -> str:
    """The shortest beginning of a term that is behind the one before it."""
    same = next((place for place, letter in enumerate(before) if term[place : place + 1] != letter), len(before))
    return term[: same + 1]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
