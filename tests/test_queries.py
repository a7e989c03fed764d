"""The table of queries by which search is measured: well-formed, and right by the records."""

import gzip
from collections import Counter
from urllib.request import urlopen

import pytest

from assessment.answers import Assessment
from assessment.loading import checked_dataset
from benchmarks.growth import multiplied
from benchmarks.queries import Query, page_of, queries
from benchmarks.serving import serving
from macros.pages import navigation
from publishing.editions import EDITIONS
from publishing.search_index import SearchRecord
from publishing.search_records import search_records

FORMS = """
    script ijekavian group banned service cell article gazette abbreviation law treaty institution centre term conflict
    finding recommendation figure method typo
"""
NAMES = [f"{one}{two}{three}" for one in "abcdefgh" for two in "ijklmnop" for three in "qrstuvwx"]  # Each rare.


@pytest.fixture(scope="module")
def addresses() -> set[str]:
    """Everything that can be named: what the records stand for, and the pages of the navigation."""
    dataset = checked_dataset()
    records = search_records(Assessment(dataset), "en")
    return {record.url for record in records} | set(_pages(navigation(dataset)))


def _pages(entries: list):
    for entry in entries:
        if isinstance(entry, dict):
            yield from (page for section in entry.values() for page in _pages(section))
        else:
            yield entry.removesuffix("index.md").removesuffix(".md") + ("" if entry.endswith("index.md") else "/")


def test_there_are_queries_of_every_form_in_every_edition():
    asked = queries()
    assert len({(query.text, query.answers) for query in asked}) >= 170
    assert {query.form for query in asked} == set(FORMS.split())
    for form in FORMS.split():
        editions = {query.edition for query in asked if query.form == form}
        assert editions - {"en"} == {"sr", "sr-latn"}, f"{form}: Serbian queries are tried in both Serbian editions"
    assert {query.edition for query in asked} == {edition.code for edition in EDITIONS}


def test_there_are_spelling_mistakes_enough():
    assert len({query.text for query in queries() if query.form == "typo"}) >= 20


def test_no_query_is_asked_twice_in_an_edition():
    count = Counter((query.edition, query.text) for query in queries())
    assert [asked for asked, times in count.items() if times > 1] == []


def test_what_is_expected_exists(addresses):
    expected = {address for query in queries() for address in query.answers}
    assert sorted(expected - addresses) == []


def test_an_answer_to_a_query_for_a_cell_is_a_cell():
    cells = [query for query in queries() if query.form == "cell"]
    assert [query.text for query in cells if not query.answers[0].startswith("groups/")] == []
    assert [query.text for query in cells if page_of(query.answers[0]) == query.answers[0]] == []


def test_an_answer_counts_by_its_place_and_by_its_page():
    query = Query("cell", "en", "vaccination refugees", ("groups/refugees/#vaccination", "services/vaccination/"))
    assert query.place(["groups/refugees/", "services/vaccination/"]) == 1
    assert query.place(["groups/refugees/"]) is None
    assert query.by_page().place(["groups/refugees/"]) == 0


def test_a_copy_of_the_content_has_its_own_addresses_and_names_but_the_words_of_the_field():
    records = [SearchRecord(url=f"a/#b{n}", title=f"Law {name}", kind="law") for n, name in enumerate(NAMES)]
    many = list(multiplied(records, 3))
    assert many[: len(records)] == records
    assert len({record.url for record in many}) == len(many) == 3 * len(records)
    assert all(record.title.startswith("Law ") for record in many)
    assert len({record.title for record in many}) == len(many)


def test_what_a_search_fetches_is_counted_beside_the_page_as_it_travels(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search/index.html").write_text('<script src="../a.js"></script><link href="../a.css">')
    (tmp_path / "a.js").write_text("a")
    (tmp_path / "index.json").write_text("[1, 2]" * 1000)
    (tmp_path / "index.pf").write_bytes(b"x" * 700)
    with serving(tmp_path) as served:
        for path in ("search/", "a.js", "index.json", "index.pf?ts=1"):
            urlopen(served.address + path).close()
        assert served.bytes_beside("search/") == 700 + len(gzip.compress(b"[1, 2]" * 1000, 6))
