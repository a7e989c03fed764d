"""Search: the records of one edition, written as a Pagefind bundle with their words in one normal form.

The rules of words (search_words.py) and the numbers that rank, which are in this file alone, go to the browser as
`folding.json`.

What Pagefind gets of a record:
- its content, as terms, each with an END that makes it match whole words only: `lekø` is not the start of
  `lekarø`. Without it Pagefind takes every word that begins alike, and for an unknown word any shorter one;
- fields that weigh nothing by themselves but tell the browser what a term was found in: `t2` (a title of two
  terms), `names` (the title and the other names), `whole` (each name as one term: the query is that name), and `every`
  (a term that all records have; Pagefind answers a search for nothing too, but from all its files);
- `shown`, what is printed of the record, as JSON, with the beginning of its text, of which a passage is shown.

Beside the index stand `folding.json`, which every search needs; `facets.json`, which says of each value of a filter
which records have it (Pagefind's own filters come out in another order at each build, and values as terms of the
index lie in nearly every one of its files); and `words.json`, the words a misspelt one may have meant (search_help.py).
Of many records there are several indexes, each with its `facets.json`, and a route to them (search_parts.py).
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from publishing.search_help import known_words, telltale_words, words_not_used
from publishing.search_parts import PART_SIZE, Having, divided, part_folder, runs, write_route
from publishing.search_service import bundle_of
from publishing.search_words import terms, word_rules

KINDS = (
    "page",
    "group",
    "service",
    "cell",
    "article",
    "law",
    "institution",
    "centre",
    "pathway",
    "finding",
    "practice",
    "statistic",
    "recommendation",
    "conflict",
    "benchmark",
    "term",
)
END = "ø"  # A letter, or Pagefind would split the term at it; and one that folded text can't have.
BETWEEN = "ŧ"  # A letter too, for the same reason.
EVERY = "a0"  # Like w0 below it begins no word of a text or a query.
LONGEST_NAME = 9  # Terms; a longer title is a sentence nobody types.
TEXT_SHOWN = 1200  # Characters of a record's text from which a passage may be shown.

# Pagefind brings its own interface and a worker; search.js uses neither.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
OF_THE_FIRST_PART = ("pagefind.js", "wasm.*")  # The same in each.
# Where Pagefind looks for the program of another part: of the address BUNDLE/part-1/wasm.NAME.pagefind this makes that
# of the first part's, and so no browser fetches it twice.
_PROGRAM = "of/../../wasm.unknown"


@dataclass(frozen=True, kw_only=True)
class SearchRecord:
    """One thing that can be found. A cell's keywords are those of its group and its service.

    `banned` are words that are not used for it, a star standing for any ending. Who searches for one gets
    what a search for `instead` gets.
    """

    url: str  # Relative to the root of the edition: groups/asylum-seekers/#vaccination
    title: str
    kind: str
    text: str = ""
    excerpt: str = ""  # Shown under the title.
    keywords: tuple[str, ...] = ()  # Other names; found, never shown.
    banned: tuple[str, ...] = ()
    instead: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)  # Ids; the page has their labels.
    meta: dict[str, str] = field(default_factory=dict)  # Shown under the excerpt, in this order.

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.url}: unknown kind '{self.kind}'; one of: {', '.join(KINDS)}")
        if self.url.startswith("/") or ":" in self.url.partition("#")[0]:
            raise ValueError(f"{self.url}: write the address relative to the edition's root, without / in front")


# How search.js ranks. A number here multiplies the weight of the query's terms (their rarity).
_RANKING = {
    "title": 4,  # All terms are in the title and the title has no others; less of either counts less.
    "names": 3,  # All terms are in the title or the keywords.
    "whole": 8,  # The query is the title or another name, in any order of words.
    "beginning": 0.5,  # A word of the record only begins like one of the query.
    # A title that is a sentence has many words by chance; an answer, which is named by two names, comes before it.
    # Who types half the name of one of the next four means a service, a law or an answer more often.
    "kinds": dict.fromkeys(("practice", "finding", "conflict", "recommendation", "statistic", "benchmark"), 0.7)
    | dict.fromkeys(("institution", "centre", "term", "pathway"), 0.8),
    "enough": 0.5,  # Share of the best hit's terms, by weight, that others must have to be shown.
}


def write_index(records: Iterable[SearchRecord], folder: Path, language: str, part_size: int = PART_SIZE) -> None:
    """Write the bundle of one edition (en, sr, sr-Latn) into folder/pagefind; what was there is replaced."""
    records = list(records)
    if not records:
        raise ValueError(f"no records to search in the edition '{language}'")
    bundle = Path(folder) / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    parts = divided(records, part_size)
    for number, part in enumerate(parts):
        write_part(part, number, bundle, language)
    having = [what_it_has(part, language) for part in parts] if len(parts) > 1 else []
    write_for_all_parts(records, having, bundle, language)


def write_part(records: Sequence[SearchRecord], number: int, bundle: Path, language: str) -> None:
    """Write the index of one part, beside what the first part has for all."""
    unused = UNUSED + (OF_THE_FIRST_PART if number else ())
    folder = part_folder(bundle, number)
    for path, content in bundle_of([_as_pagefind_has_it(record, language) for record in records]).items():
        if not any(fnmatch(path, name) for name in unused):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    (folder / "facets.json").write_text(_json(_facets(records)), encoding="utf-8")
    if number:
        entry = folder / "pagefind-entry.json"
        content = json.loads(entry.read_bytes())
        content["languages"]["unknown"]["wasm"] = _PROGRAM
        entry.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def write_for_all_parts(records: list[SearchRecord], having: Sequence[Having], bundle: Path, language: str) -> None:
    """Write what a search needs before it opens a part; `having` tells what each has, and nothing if there is one."""
    (bundle / "folding.json").write_text(_for_the_browser(records, len(having) or 1, language), encoding="utf-8")
    (bundle / "words.json").write_text(_json(known_words(records, language)), encoding="utf-8")
    if having:
        write_route(having, bundle / "route")


def what_it_has(records: Sequence[SearchRecord], language: str) -> Having:
    """The terms, the whole names and the values of filters in the records of a part, for the route."""
    counts, naming = Counter(), set()
    for record in records:
        entry = _as_pagefind_has_it(record, language)
        names = set(entry["meta"]["names"].split())
        values = {facet_term(facet, value) for facet, values in _filters(record).items() for value in values}
        counts.update({*entry["content"].split(), *names, *entry["meta"]["whole"].split(), *values})
        naming |= names
    return counts, naming


def facet_term(facet: str, value: str) -> str:
    """A value of a filter as a term of the route; f0 begins no word either."""
    return f"f0{facet}/{value}{END}"


def _for_the_browser(records: list[SearchRecord], parts: int, language: str) -> str:
    """Everything the scripts have to know about the index, as JSON."""
    fields = [*(f"t{size}" for size in range(1, LONGEST_NAME + 1)), "names", "whole", "every", "shown"]
    pagefind = {"ranking": {"metaWeights": dict.fromkeys(fields, 0)}}
    known = {
        "end": END,
        "between": BETWEEN,
        "every": EVERY + END,
        "longest_name": LONGEST_NAME,
        "pagefind": pagefind,
        "ranking": _RANKING,
    }
    known["words"] = word_rules(language)
    known["not_used"] = words_not_used(records, language)
    known["telltale"] = telltale_words(records, language)
    known |= {"parts": parts, "records": len(records)}
    return _json(known)


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _as_pagefind_has_it(record: SearchRecord, language: str) -> dict[str, Any]:
    """The arguments of Pagefind's `add_custom_record`."""
    title = terms(record.title, language)
    keywords = [terms(keyword, language) for keyword in record.keywords]
    names = [title] if record.kind == "cell" else [title, *keywords]
    shown = {"title": record.title, "excerpt": record.excerpt, "meta": record.meta, "filters": _filters(record)}
    if record.text:
        shown["text"] = record.text[:TEXT_SHOWN]
    return {
        "url": record.url,
        "content": _ended(terms(f"{record.title}\n{record.excerpt}\n{record.text}", language)),
        "meta": {
            f"t{min(len(set(title)), LONGEST_NAME)}": _ended(title),
            "names": _ended(set(title).union(*keywords)),
            "whole": _ended(map(_whole, names)),
            "every": EVERY + END,
            "shown": json.dumps(shown, ensure_ascii=False),
        },
    }


def _ended(words: Iterable[str]) -> str:
    """Terms as Pagefind gets them; a set in the order of the alphabet, that each build writes the same bytes."""
    return " ".join(word + END for word in (sorted(words) if isinstance(words, set) else words))


def _whole(name: Iterable[str]) -> str:
    """A whole name as one term, the same for any order of its words; w0 begins no word of a text or a query.

    What stands between them is a letter that folded text can't have: 52 (1) is not 152.
    """
    return "w0" + BETWEEN.join(sorted(set(name)))


def _filters(record: SearchRecord) -> dict[str, tuple[str, ...]]:
    return {"kind": (record.kind,), **record.filters}


def _facets(records: Sequence[SearchRecord]) -> dict[str, dict[str, list[int]]]:
    """By facet and value the records that have it: how many don't, how many then do, how many then don't, and so on."""
    having: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for facet, values in _filters(record).items():
            for value in set(values):
                having.setdefault(facet, {}).setdefault(value, []).append(number)
    return {facet: {value: runs(numbers) for value, numbers in values.items()} for facet, values in having.items()}
