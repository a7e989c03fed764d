"""Search of more records than one index should have: the parts, the route to them, and what a search opens."""

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from benchmarks import growth
from publishing import search_help, search_parts
from publishing.search_index import END, SearchRecord, what_it_has, write_index
from publishing.search_parts import divided
from tests.test_search_in_browser import SCRIPTS, Silent, ask, boxes, choose, hits, search, search_page, status

PART = 10
OF_A_PART = ("walrus", "penguin", "kangaroo", "platypus")  # A word that only one part has, in the order of the parts.
OTHER_NAMES = {34: ("sea ice",), 36: ("north wind",)}


def note(number: int) -> SearchRecord:
    """A record of the part number // PART; all have the words ice, sea and wind and are of a group or two."""
    part, place = divmod(number, PART)
    word = OF_A_PART[part]
    return SearchRecord(
        url=f"notes/{number}/",
        title=f"{word.title()} note" if place == 5 else f"Ice {number}",
        kind="term" if part == 3 else "page",
        text="the ice of the sea in the wind" + " and nothing else" * place,
        keywords=("sea shore", *OTHER_NAMES.get(number, ())),
        filters={"group": ("refugees", *(["migrant-workers"] if number in (31, 32) else []))},
    )


NOTES = [note(number) for number in range(PART * len(OF_A_PART))]
# The same record twice: Pagefind gives both the same id, each in its part; there may be others by chance.
NOTES[28] = NOTES[8]


def having() -> list:
    return [what_it_has(part, "en") for part in divided(NOTES, PART)]


def test_records_are_divided_evenly_in_their_order():
    numbers = list(range(11))
    assert divided(numbers, 11) == [numbers]
    parts = divided(numbers, 5)
    assert [len(part) for part in parts] == [3, 4, 4]
    assert [number for part in parts for number in part] == numbers


def test_one_part_is_written_as_any_index_without_a_route(tmp_path):
    write_index(NOTES, tmp_path, "en")
    assert json.loads((tmp_path / "pagefind/folding.json").read_text(encoding="utf-8"))["parts"] == 1
    assert not [path for path in (tmp_path / "pagefind").iterdir() if path.name.startswith(("part", "route"))]


def read_route(folder: Path) -> tuple[list[str], list[dict]]:
    firsts = json.loads((folder / "firsts.json").read_text(encoding="utf-8"))
    return firsts, [json.loads((folder / f"{n}.json").read_text(encoding="utf-8")) for n in range(len(firsts))]


@pytest.fixture
def route(tmp_path, monkeypatch) -> tuple[list[str], list[dict]]:
    monkeypatch.setattr(search_parts, "BLOCK_SIZE", 150)
    search_parts.write_route(having(), tmp_path / "route")
    return read_route(tmp_path / "route")


def test_the_route_tells_how_many_records_have_a_term_and_in_which_parts(route):
    lines = {term: line for block in route[1] for term, line in block.items()}
    assert lines[f"wind{END}"] == [40, [0, 4], [3, 1]]  # It names one in the last part only.
    assert lines[f"kangaroo{END}"] == [1, [2, 1], [2, 1]]
    assert lines[f"w0iceŧsea{END}"] == [1, [3, 1]]
    assert lines[f"f0kind/term{END}"] == [10, [3, 1]]
    assert lines[f"f0group/refugees{END}"] == [40, [0, 4]]


def test_every_term_and_every_beginning_leads_to_a_block_that_has_it(route):
    firsts, blocks = route
    assert len(firsts) > 5
    assert firsts == sorted(firsts)
    for term in (term for block in blocks for term in block):
        for asked in (term[:length] for length in range(1, len(term) + 1)):
            block = blocks[max(n for n, first in enumerate(firsts) if first <= asked)]
            assert any(other.startswith(asked) for other in block), (term, asked)
        assert term in block


def test_words_that_a_misspelt_one_may_mean_are_so_many_and_no_more(monkeypatch):
    everything = search_help.known_words(NOTES, "en")
    monkeypatch.setattr(search_help, "MOST_WORDS", 2)
    assert len(everything) > 2
    assert search_help.known_words(NOTES, "en") == everything[:2]


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_parts, "BLOCK_SIZE", 150)
        write_index(NOTES, folder, "en", part_size=PART)
    (folder / "search").mkdir()
    (folder / "search/index.html").write_text(search_page("en"), encoding="utf-8")
    shutil.copytree(SCRIPTS, folder / "assets/javascripts")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def asked(page, root) -> list[str]:
    """The paths that the page asks for."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.removeprefix(root).partition("?")[0]))
    return paths


def opened(asked: list[str]) -> list[str]:
    """The parts of which the page asked for an index."""
    entries = (path.split("/") for path in asked if path.endswith("pagefind-entry.json"))
    return [folder[0] if folder else "part-0" for _, *folder, _ in entries]


def rest(page):
    return page.locator("[data-search-rest]")


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("kangaroo", 2),  # A whole word,
        ("kang", 2),  # an unfinished one,
        ("kangaroos sea ice", 2),  # one beside words that every part has,
        ("kangaroo note", 2),  # a name.
        ("walrus", 0),
        ("platypus", 3),
    ],
)
def test_a_word_that_one_part_has_is_found_there_alone(page, root, asked, query, part):
    assert search(page, root, query)[0] == f"{root}notes/{part * PART + 5}/"
    assert opened(asked) == [f"part-{part}"]
    assert rest(page).count() == 0


def test_a_misspelt_word_of_a_part_that_is_not_open_is_understood(page, root):
    assert search(page, root, "walrus") == [f"{root}notes/5/"]
    assert ask(page, "kangaruo") == [f"{root}notes/25/"]
    assert "so: kangaroo" in page.locator("[data-search-notes]").inner_text()


def test_words_of_several_parts_open_those_and_what_is_open_stays_so(page, root, asked):
    assert search(page, root, "platypus penguin") == [f"{root}notes/15/", f"{root}notes/35/"]
    assert opened(asked) == ["part-1", "part-3"]
    assert ask(page, "penguin") == [f"{root}notes/15/"], "the other part that is open isn't asked"
    assert opened(asked) == ["part-1", "part-3"]
    assert len({path for path in asked if "wasm" in path}) == 1, "one program for all parts"


def test_of_words_that_all_parts_have_the_first_parts_answer_and_the_rest_on_demand(page, root, asked):
    search(page, root, "nothing else")
    assert sorted(opened(asked)) == ["part-0", "part-1"]
    assert status(page) == "18 hits for nothing else"
    assert boxes(page, "kind") == {"kind: page": 18}
    assert rest(page).inner_text() == "2 of 4 parts The rest too"
    rest(page).get_by_role("button").click()
    page.wait_for_selector("[data-search-rest]", state="detached")
    assert len(hits(page)) == 8 + 2 * 3
    assert status(page) == "36 hits for nothing else"
    assert boxes(page, "kind") == {"kind: page": 27, "kind: term": 9}
    assert page.evaluate("document.activeElement.name") == "q", "the focus isn't lost with the button"
    ask(page, "nothing")
    assert rest(page).inner_text() == "2 of 4 parts The rest too", "the next search starts small again"


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("sea ice", 34),  # Words of names in all parts; together they are the name of one.
        ("wind", 36),  # A word of the text in all parts, of a name in one.
    ],
)
def test_a_name_leads_to_its_part_although_all_parts_have_its_words(page, root, asked, query, number):
    assert search(page, root, query)[0] == f"{root}notes/{number}/"
    assert sorted(opened(asked)) == ["part-0", "part-3"]


def test_filters_lead_to_the_parts_that_have_their_values(page, root, asked):
    page.goto(f"{root}search/?group=migrant-workers&kind=term")
    assert hits(page) == [f"{root}notes/31/", f"{root}notes/32/"]
    assert opened(asked) == ["part-3"]
    assert rest(page).count() == 0
    assert len(choose(page, "group", "refugees")) == 10, "another value of the same facet adds"
    assert opened(asked) == ["part-3"]
    choose(page, "group", "migrant-workers", chosen=False)
    choose(page, "kind", "term", chosen=False)
    assert status(page) == "20 records"
    assert rest(page).inner_text() == "2 of 4 parts The rest too"


def test_a_page_that_asks_for_nothing_offers_no_rest(page, root):
    assert search(page, root) == []
    assert rest(page).count() == 0


def test_a_word_that_no_part_has_finds_nothing_and_offers_no_rest(page, root):
    assert search(page, root, "zzyzx") == []
    assert status(page) == "Nothing for zzyzx"
    assert rest(page).count() == 0


def test_suggestions_come_from_the_part_that_has_the_word(page, root):
    page.goto(f"{root}search/")
    page.locator("#site-q").press_sequentially("kang")
    first = page.get_by_role("option").first
    first.wait_for()
    assert first.get_attribute("href") == f"{root}notes/25/"


def test_the_benchmark_writes_a_part_of_the_larger_index_when_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(growth, "PART_SIZE", 20)
    for folder in ("search", "assets/javascripts"):
        (tmp_path / "site" / folder).mkdir(parents=True)
    prepare = growth.larger_site(tmp_path / "site", NOTES[:28], 3, tmp_path / "larger")
    bundle = tmp_path / "larger/pagefind"
    assert json.loads((bundle / "folding.json").read_text(encoding="utf-8"))["parts"] == 5
    assert [path.name for path in bundle.glob("part-*")] == []
    entry = bundle / "part-2/pagefind-entry.json"
    for path in (bundle / "missing.json", entry, entry):  # What is asked for again isn't written again.
        prepare(path)
    assert [path.name for path in bundle.glob("part-*")] == ["part-2"]
    assert json.loads(entry.read_text(encoding="utf-8"))["languages"]["unknown"]["page_count"] == 17


def test_copies_of_the_content_stand_with_their_kind():
    kinds = [record.kind for record in growth.multiplied(NOTES[20:], 3)]
    assert kinds == ["page"] * 30 + ["term"] * 30
