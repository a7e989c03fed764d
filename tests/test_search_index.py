"""The words of search in their normal form, and the bundle that is written of the records."""

import asyncio
import gzip
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from publishing.search_index import END, SearchRecord, write_index
from publishing.search_words import terms, word_rules

ROOT = Path(__file__).parent.parent
GROUP = SearchRecord(
    url="groups/asylum-seekers/",
    title="Тражиоци азила",
    kind="group",
    excerpt="Странци који су поднели захтев за азил.",
    text="Лична карта за тражиоца азила.",
    keywords=("азиланти",),
    filters={"group": ("asylum-seekers",)},
)
CELL = SearchRecord(
    url="groups/asylum-seekers/#vaccination",
    title="Тражиоци азила: Имунизација",
    kind="cell",
    keywords=("азиланти", "вакцинација"),
    filters={"group": ("asylum-seekers",), "access": ("full",)},
    meta={"access": "У целини", "payer": "Буџет Републике Србије"},
)
ARTICLE = SearchRecord(
    url="legal-framework/health-care/#art-239",
    title="Члан 239, Закон о здравственој заштити",
    kind="article",
    keywords=("25/2019",),
)


def forms(words: str, language: str) -> set[str]:
    return {" ".join(terms(word, language)) for word in words.split()}


@pytest.mark.parametrize(
    "one_word",
    [
        "заштита zaštita zastita ZAŠTITA заштиту zaštitu заштите zaštitom zaštitama",
        "đak djak dak ђак đaci djaci ђаци đaka ђацима",  # With its stroke, as dj, and without.
        "tražilac тражилац trazilac тражиоци tražioca trazioci tražilaca тражиоцима",
        "странац странци странаца stranca strancima",
        "мигрант миграната migranti migrantima",
        "лек лекови лекова lekovima lijek lijekovi",
        "дете деца деце dijete djeca djece дечја",
        "liječenje лечење lecenja лечењу",
        "жртва жртава žrtve zrtvama",
        "осигурање осигураник осигураници osiguranja",
        "установа установе ustanovom установама",
        "систем система sistemu системима",
        "програм програма programi програмима",
        "болница болници bolnice болницама",
        "центар центра центри centara",
        "могућност могућношћу mogucnosti",
        "члан čl чл. члана чланом cl art",
        "психијатар psihijatru psihiatar",
        "комесаријат komesarijatu komesariat",
    ],
)
def test_the_forms_of_a_serbian_word_are_one_term(one_word):
    assert len(forms(one_word, "sr")) == 1


@pytest.mark.parametrize(
    "different_words",
    [
        "странац странка",
        "лек лекар лечење",
        "избеглица избор",
        "члан чланство",
        "рад радник",
        "боравак борац",
        "43 43а 43б 43ж",
    ],
)
def test_different_serbian_words_stay_apart(different_words):
    assert len(forms(different_words, "sr")) == len(different_words.split())


@pytest.mark.parametrize(
    "one_word",
    [
        "vaccination Vaccinations vaccine vaccinated",
        "emergency emergencies",
        "child children children's",
        "insured insurance",
        "art. arts article articles čl",
        "naïve naive",
        "immunisation immunization immunized",
        "labour labor",
        "centre center centers",
        "46zh 46z",
    ],
)
def test_the_forms_of_an_english_word_are_one_term(one_word):
    assert len(forms(one_word, "en")) == 1


def test_both_serbian_editions_have_the_same_rules():
    assert word_rules("sr-Latn") == word_rules("sr") != word_rules("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25/2019", ["25x2019"]),
        ("бр. 25/19 и 92/23", ["broj", "25x2019", "92x2023"]),
        ("2013/33/EU", ["2013x33", "eu"]),
        ("ZZZ 239 (1) 2", ["zzz", "239", "1", "2"]),
        ("čl. 143a i 43в", ["clan", "143a", "43v"]),  # Not Articles 143 and 43.
        ("A&E, a & e", ["ae", "ae"]),
        ("члан\u00a0239. став 1", ["clan", "239", "stav", "1"]),
        ("за\u00adшти\u00adта", ["zastit"]),  # Soft hyphens.
        ("zas\u030ctita", ["zastit"]),  # š in two characters.
        ("да ли и у за на", []),
        ("<script>alert(1)</script>", ["script", "alert", "1", "script"]),
        ("\x00\x07 ?! 🙂", []),
    ],
)
def test_numbers_marks_and_words_that_tell_nothing(text, expected):
    assert terms(text, "sr") == expected


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kind": "chapter"}, "unknown kind 'chapter'"),
        ({"url": "/groups/"}, "relative to the edition's root"),
        ({"url": "https://example.org/"}, "relative to the edition's root"),
        ({"url": "javascript:alert(1)"}, "relative to the edition's root"),
    ],
)
def test_a_record_that_cannot_be_linked_or_labelled_is_refused(wrong, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        SearchRecord(**{"url": "groups/", "title": "Group", "kind": "page"} | wrong)


def test_an_edition_without_records_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no records to search in the edition 'sr'"):
        write_index([], tmp_path, "sr")


def fragments(folder: Path) -> dict[str, dict]:
    """What Pagefind keeps of each record, by its address."""
    signed = (gzip.decompress(path.read_bytes()) for path in folder.glob("pagefind/fragment/*"))
    found = (json.loads(content.removeprefix(b"pagefind_dcd")) for content in signed)
    return {fragment["url"]: fragment for fragment in found}


def bundle(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_bundle_has_what_the_browser_needs_and_nothing_else(tmp_path):
    write_index([GROUP, CELL, ARTICLE], tmp_path, "sr")
    kinds = {re.sub(r"[0-9a-f]{7,}", "*", path) for path in bundle(tmp_path)}
    assert kinds == {
        "pagefind/facets.json",
        "pagefind/folding.json",
        "pagefind/fragment/unknown_*.pf_fragment",
        "pagefind/index/unknown_*.pf_index",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.js",
        "pagefind/pagefind.unknown_*.pf_meta",
        "pagefind/wasm.unknown.pagefind",
        "pagefind/words.json",
    }
    known = json.loads((tmp_path / "pagefind/folding.json").read_text(encoding="utf-8"))
    assert known["words"] == word_rules("sr")
    assert known["end"] == END


def test_a_record_is_indexed_in_normal_form_and_shown_as_it_is(tmp_path):
    write_index([GROUP, CELL], tmp_path, "sr")
    group = fragments(tmp_path)[GROUP.url]
    assert group["content"].split()[:4] == [f"trazilc{END}", f"azil{END}", f"stranc{END}", f"podnel{END}"]
    assert group["meta"]["t2"] == f"trazilc{END} azil{END}"
    shown = json.loads(fragments(tmp_path)[CELL.url]["meta"]["shown"])
    assert shown["title"] == "Тражиоци азила: Имунизација"
    assert list(shown["meta"].items()) == [("access", "У целини"), ("payer", "Буџет Републике Србије")]
    assert shown["filters"] == {"kind": ["cell"], "group": ["asylum-seekers"], "access": ["full"]}


def test_keywords_are_names_but_are_not_shown(tmp_path):
    write_index([GROUP, CELL], tmp_path, "sr")
    group, cell = (fragments(tmp_path)[record.url]["meta"] for record in (GROUP, CELL))
    assert f"azilant{END}" in group["names"].split()
    assert "азиланти" not in group["shown"]
    # The keywords of a group name it; those of a cell name its parts.
    assert group["whole"].split() == [f"w0azilŧtrazilc{END}", f"w0azilant{END}"]
    assert cell["whole"].split() == [f"w0azilŧimunizacŧtrazilc{END}"]


def test_the_same_records_give_the_same_bytes(tmp_path):
    build = f"import {__name__} as t; t.write_index([t.GROUP, t.CELL, t.ARTICLE], {{!r}}, 'sr')"
    for seed in ("1", "2"):  # Of the order of sets, different in each process.
        command = [sys.executable, "-c", build.format(str(tmp_path / seed))]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert bundle(tmp_path / "1") == bundle(tmp_path / "2")


def test_what_was_there_before_is_replaced(tmp_path):
    write_index([GROUP, CELL, ARTICLE], tmp_path, "sr")
    write_index([GROUP], tmp_path, "sr")
    assert fragments(tmp_path).keys() == {GROUP.url}


def test_many_records_arrive_whole(tmp_path):
    """More than Pagefind's own Python interface takes in one answer (2 MiB)."""
    details = [" ".join(sha256(f"{n} {part}".encode()).hexdigest() for part in range(40)) for n in range(600)]
    records = [
        SearchRecord(url=f"pages/{n}/", title=f"Страна {n}", kind="page", meta={"detail": detail})
        for n, detail in enumerate(details)
    ]
    write_index(records, tmp_path, "sr")
    assert sum(map(len, bundle(tmp_path).values())) > 2**21
    arrived = fragments(tmp_path)
    shown = [json.loads(arrived[record.url]["meta"]["shown"]) for record in records]
    assert [record["meta"]["detail"] for record in shown] == details
    assert json.loads(bundle(tmp_path)["pagefind/pagefind-entry.json"])["languages"]["unknown"]["page_count"] == 600


def test_it_can_be_written_where_an_event_loop_is_running(tmp_path):
    async def build():
        write_index([GROUP], tmp_path, "sr")

    with ThreadPoolExecutor(1) as apart:  # The tests' own thread may have the loop of Playwright running.
        apart.submit(lambda: asyncio.run(build())).result()
    assert fragments(tmp_path).keys() == {GROUP.url}


@pytest.mark.parametrize("says", ["", "printf 'no,such,thing'; exec sleep 20"])
def test_a_pagefind_that_fails_stops_the_build(tmp_path, monkeypatch, says):
    broken = tmp_path / "pagefind-that-fails"
    broken.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    with pytest.raises(RuntimeError, match="Pagefind has stopped"):
        write_index([GROUP], tmp_path / "edition", "sr")
