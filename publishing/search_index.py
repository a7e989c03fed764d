"""Search: the records of one edition, written as a Pagefind bundle with their words in one normal form.

A reader types заштиту, zaštita or zastita and means one word. So words are brought to one normal form (Latin,
without diacritics, without endings) here and, by the same rules, in the browser; Pagefind's own stemmers are
left out. The rules and the numbers that rank are in this file alone: they go to the browser as `folding.json`.

What Pagefind gets of a record:
- its content, as terms, each with an END that makes it match whole words only: `lekø` is not the start of
  `lekarø`. Without it Pagefind takes every word that begins alike, and for an unknown word any shorter one;
- fields that weigh nothing by themselves but tell the browser what a term was found in: `t2` (a title of two
  terms), `names` (the title and the other names), `whole` (each name as one term: the query is that name), and
  `filters` (each value as one term; Pagefind's own filters come out in another order at each build);
- `shown`, what is printed of the record, as JSON.
"""

import asyncio
import base64
import json
import re
import shutil
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from pagefind.service import PagefindService

from publishing.transliteration import to_latin

KINDS = (
    "page",
    "group",
    "service",
    "cell",
    "article",
    "law",
    "institution",
    "recommendation",
    "conflict",
    "benchmark",
    "term",
)
END = "ø"  # A letter, or Pagefind would split the term at it; and one that folded text can't have.
LONGEST_NAME = 9  # Terms; a longer title is a sentence nobody types.

# Pagefind brings its own interface and a worker; search.js uses neither.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")


@dataclass(frozen=True, kw_only=True)
class SearchRecord:
    """One thing that can be found. A cell's keywords are those of its group and its service."""

    url: str  # Relative to the root of the edition: groups/asylum-seekers/#vaccination
    title: str
    kind: str
    text: str = ""
    excerpt: str = ""  # Shown under the title.
    keywords: tuple[str, ...] = ()  # Other names; found, never shown.
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)  # Ids; the page has their labels.
    meta: dict[str, str] = field(default_factory=dict)  # Shown under the excerpt, in this order.

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.url}: unknown kind '{self.kind}'; one of: {', '.join(KINDS)}")
        if self.url.startswith("/") or ":" in self.url.partition("#")[0]:
            raise ValueError(f"{self.url}: write the address relative to the edition's root, without / in front")


# The rules of words, in the order they are applied: letters, joins, (a word:) stop, short, endings, finals, forms.


def _bare(text: str) -> str:
    """The text without accents, and without the invisible characters that may stand inside a word."""
    return "".join(filter(_is_seen, normalize("NFKD", text)))


@cache
def _is_seen(letter: str) -> bool:
    return category(letter)[0] != "M" and category(letter) != "Cf"


_LETTERS = {letter: _bare(to_latin(letter)) for letter in "абвгдежзијклљмнњопрстћуфхцчџш"} | {
    # đak is also written djak and dak: with the rule that drops j after a consonant all three are dak.
    **dict.fromkeys("ђđ", "d"),
    **{"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"},
}


def _words(text: str) -> list[str]:
    return text.split()


# 25/19 is 25/2019, and either is one word.
_NUMBERS = [[r"\b(\d{1,3})/(\d\d)\b", "$1/20$2"], [r"(\d)/(?=\d)", "$1x"]]

_SERBIAN: dict[str, Any] = {
    "joins": [
        *_NUMBERS,
        # Ijekavian: lijek is lek, pacijent is pacent in every text; but komisije ends so in its cases.
        ["ije(?=[bcdfghklmnprstvz])", "e"],
        # Ijekavian again, and đ, lj, nj: djeca is deca, djak is dak, ljekar is lekar, zdravlje is zdravle.
        ["([bcdfghklmnprstvz])j", "$1"],
    ],
    "stop": _words("""
        ako ali bi bih biti bude budu da do ga gde i ili im ima imaju iz ja je jer jos ju kad kada kako kao ko kod
        koga koja koje kojem koji kojih kojim kojima kojoj koju kojom koliko kome li me mi moj moja moje moze mozemo
        mogu mu na nas ne neki nije nisu o od ona one oni ono ovaj ova ove ovo po pri sa se sam si smo sta ste sto
        su svi svoj ta tako taj te ti to tu u uz va vam vas vi za
    """),
    "short": {
        "cl": "clan", "art": "clan", "article": "clan", "st": "stav", "tac": "tacka", "br": "broj",
        "sl": "sluzbeni", "gl": "glasnik",
    },
    # One at a time, longest first, until none is left: zaštitama, zaštitam, zaštit.
    "endings": ["a", "e", "i", "o", "u", "am", "em", "im", "om", "eg", "og", "ih", "oj", "ev", "ov"],
    "shortest": 3,
    # Vowels that come and go, consonants that change: tražilac and tražioca, migranata, bolnici, mogućnošću.
    "finals": [
        ["ioc", "ilc"], ["aoc", "alc"], ["lac", "lc"], ["nac", "nc"], ["vac", "vc"],
        ["nak", "nk"], ["pak", "pk"], ["sak", "sk"], ["tak", "tk"], ["vak", "vk"],
        ["tar", "tr"], ["tav", "tv"], ["nat", "nt"], ["anin", "an"], ["ic", "ik"], ["sc", "st"],
    ],
    "forms": {
        "dec": "detet", "det": "detet", "decij": "detet", "dac": "dak", "clank": "clan", "zemal": "zeml",
        "podac": "podatk", "dodac": "dodatk", "postupc": "postupk", "usluz": "uslug", "majc": "majk",
        "apotec": "apotek", "osiguranik": "osiguran",
    },
}  # fmt: skip

_ENGLISH: dict[str, Any] = {
    "joins": _NUMBERS,
    "stop": _words("""
        am an and any are as at be been by can could did do does for from get gets had has have he her his how if in
        is it its may me my of on or our she should so than that the their them then there these they this those to
        us was we were what when where which will with would you your
    """),
    "short": {
        "art": "article", "arts": "article", "cl": "article", "clan": "article", "para": "paragraph",
        "children": "child", "women": "woman", "men": "man", "paid": "pay", "teeth": "tooth",
    },
    "endings": ["s", "e", "i", "y", "ed", "ing", "ion", "at", "ic", "ance", "ment"],
    "shortest": 3,
    "finals": [],
    "forms": {},
}  # fmt: skip


@cache
def word_rules(language: str) -> dict[str, Any]:
    """The rules for the words of an edition (en, sr or sr-Latn), as the browser gets them too."""
    rules = _SERBIAN if language.partition("-")[0] == "sr" else _ENGLISH
    return {"letters": _LETTERS, **rules, "endings": sorted(rules["endings"], key=len, reverse=True)}


def terms(text: str, language: str) -> list[str]:
    """The words of a text in their normal form, in its order; those that tell nothing are left out."""
    rules = word_rules(language)
    words = re.findall(r"[0-9]+(?:x[0-9]+)*|[a-z]{2,}", _fold(text, rules))
    return [_stem(word, language) for word in words if word not in rules["stop"]]


def _fold(text: str, rules: dict[str, Any]) -> str:
    """The text in small Latin letters without diacritics."""
    text = "".join(rules["letters"].get(letter, letter) for letter in _bare(text.lower()))
    for pattern, replacement in rules["joins"]:
        text = re.sub(pattern, replacement.replace("$", "\\"), text, flags=re.ASCII)
    return text


@cache
def _stem(word: str, language: str) -> str:
    """The part of a word that all its forms have; it need not be a word."""
    rules = word_rules(language)
    stem = rules["short"].get(word, word)
    while ending := _ending(stem, rules):
        stem = stem.removesuffix(ending)
    for final, replacement in rules["finals"]:
        if stem.endswith(final) and len(stem) >= len(final) + 2:
            stem = stem.removesuffix(final) + replacement
            break
    return rules["forms"].get(stem, stem)


def _ending(word: str, rules: dict[str, Any]) -> str | None:
    """The longest ending that leaves enough of the word."""
    long_enough = (ending for ending in rules["endings"] if len(word) >= len(ending) + rules["shortest"])
    return next((ending for ending in long_enough if word.endswith(ending)), None)


# How search.js ranks. A number here multiplies the weight of the query's terms (their rarity).
_RANKING = {
    "title": 4,  # All terms are in the title and the title has no others; less of either counts less.
    "names": 3,  # All terms are in the title or the keywords.
    "whole": 8,  # The query is the title or another name, in any order of words.
    "beginning": 0.5,  # A word of the record only begins like one of the query.
    "enough": 0.5,  # Share of the best hit's terms, by weight, that others must have to be shown.
}


def write_index(records: Iterable[SearchRecord], folder: Path, language: str) -> None:
    """Write the bundle of one edition (en, sr, sr-Latn) into folder/pagefind; what was there is replaced."""
    records = list(records)
    if not records:
        raise ValueError(f"no records to search in the edition '{language}'")
    bundle = Path(folder) / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    for path, content in _in_a_thread(_bundle([_as_pagefind_has_it(record, language) for record in records])).items():
        if not any(fnmatch(path, unused) for unused in UNUSED):
            (bundle / path).parent.mkdir(parents=True, exist_ok=True)
            (bundle / path).write_bytes(content)
    (bundle / "folding.json").write_text(_for_the_browser(language), encoding="utf-8")


def _in_a_thread(work: Coroutine[Any, Any, dict[str, bytes]]) -> dict[str, bytes]:
    """Run it where no other event loop can be running, such as that of Playwright in a test."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _for_the_browser(language: str) -> str:
    """Everything search.js has to know about the index, as JSON."""
    fields = [*(f"t{size}" for size in range(1, LONGEST_NAME + 1)), "names", "whole", "filters", "shown"]
    pagefind = {"ranking": {"metaWeights": dict.fromkeys(fields, 0)}}
    known = {"end": END, "longest_name": LONGEST_NAME, "pagefind": pagefind, "ranking": _RANKING}
    known["words"] = word_rules(language)
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _as_pagefind_has_it(record: SearchRecord, language: str) -> dict[str, Any]:
    """The arguments of Pagefind's `add_custom_record`."""
    title = terms(record.title, language)
    keywords = [terms(keyword, language) for keyword in record.keywords]
    names = [title] if record.kind == "cell" else [title, *keywords]
    filters = {"kind": (record.kind,), **record.filters}
    shown = {"title": record.title, "excerpt": record.excerpt, "meta": record.meta, "filters": filters}
    return {
        "url": record.url,
        "content": _ended(terms(f"{record.title}\n{record.excerpt}\n{record.text}", language)),
        "meta": {
            f"t{min(len(set(title)), LONGEST_NAME)}": _ended(title),
            "names": _ended(set(title).union(*keywords)),
            "whole": _ended(map(_whole, names)),
            "filters": _ended(_filter(name, value) for name, values in filters.items() for value in values),
            "shown": json.dumps(shown, ensure_ascii=False),
        },
    }


def _ended(words: Iterable[str]) -> str:
    """Terms as Pagefind gets them; a set in the order of the alphabet, that each build writes the same bytes."""
    return " ".join(word + END for word in (sorted(words) if isinstance(words, set) else words))


# A letter and 0 begin no word of a text or a query, so that these terms are never found by chance.


def _whole(name: Iterable[str]) -> str:
    """A whole name as one term, the same for any order of its words."""
    return "w0" + "".join(sorted(set(name)))


def _filter(name: str, value: str) -> str:
    """A value of a filter as one term."""
    return "f0" + re.sub("[^a-z0-9]", "", name + value)


async def _bundle(records: list[dict[str, Any]]) -> dict[str, bytes]:
    """The files of the bundle by their paths in it."""
    async with _PromptService() as service:
        index = await service.create_index()
        # Without a known language Pagefind leaves the words as they are. All are sent before any answer is awaited.
        sent = (
            index.add_custom_record(**record, language="unknown", sort={"order": f"{number:06}"})
            for number, record in enumerate(records)
        )
        await asyncio.gather(*sent)
        # Not write_files: Pagefind 1.5.2 says it has written when it hasn't, and is then stopped in the middle.
        return {file["path"]: file["content"] for file in await index.get_files()}


_STOPPED = "Pagefind has stopped"


class _PromptService(PagefindService):
    """Pagefind's service without its pause of a tenth of a second before each reply and its limit to their size."""

    async def _wait_for_responses(self) -> None:
        rest = b""
        try:
            while chunk := await self._backend.stdout.read(2**20):
                *replies, rest = (rest + chunk).split(b",")
                for reply in replies:
                    self._take(json.loads(base64.b64decode(reply)))
        finally:  # Nobody waits for ever, whether Pagefind has ended or said what can't be read.
            for unanswered in (waiting for waiting in self._responses.values() if not waiting.done()):
                unanswered.set_exception(RuntimeError(_STOPPED))
                unanswered.exception()  # Seen, so that asyncio doesn't report it where nobody waits any more.

    async def send(self, payload: Any) -> Any:
        try:
            return await super().send(payload)
        except ConnectionError as error:
            raise RuntimeError(_STOPPED) from error

    async def close(self) -> None:
        """End it, after a failure too, and leave no pipe open."""
        self._poll_task.cancel()
        await asyncio.gather(self._poll_task, return_exceptions=True)
        if self._backend.returncode is None:
            self._backend.terminate()
        await self._backend.communicate()

    def _take(self, message: dict[str, Any]) -> None:
        answered, payload = self._responses[message["message_id"]], message["payload"]
        if payload["type"] == "Error":
            answered.set_exception(RuntimeError(f"Pagefind: {payload['message']}"))
        else:
            answered.set_result(payload)
