"""What helps a query: names of terms, words we don't use, words to offer for misspelt ones, sections, filters."""

import json
from collections import Counter

import pytest

from macros.addresses import Page
from macros.searching import SECTIONS, search_messages, suggestion_messages
from macros.words import Words
from publishing.search_help import known_words, telltale_words, words_not_used
from publishing.search_index import KINDS, SearchRecord, write_index
from publishing.search_pages import page_records
from publishing.search_records import in_latin, search_records
from publishing.search_words import terms

TERM = SearchRecord(
    url="glossary/#irregular-migrant",
    title="странац у незаконитом боравку",
    kind="term",
    excerpt="Реч илегалац не користимо.",
    keywords=("илегални мигрант", "мигрант без докумената"),
    banned=("илегалн* мигрант*", "илегалац"),
    instead="странци у незаконитом боравку",
)


def by_address(assessment, language: str) -> dict[str, SearchRecord]:
    return {record.url: record for record in search_records(assessment, language)}


def test_words_to_offer_are_those_of_names_and_frequent_ones_but_none_that_is_not_used():
    often = [
        SearchRecord(url=f"x/{number}/", title="Азил", kind="page", excerpt="Пасош и виза." if number else "Печат.")
        for number in range(4)
    ]
    words = known_words([TERM, *often], "sr")
    assert words[0] == "азил", "the most frequent first"
    assert {"странац", "незаконитом", "мигрант", "докумената", "пасош", "виза"} <= set(words)
    assert not {"печат", "илегалац", "илегални"} & set(words)
    assert len({tuple(terms(word, "sr")) for word in words}) == len(words), "one form of each word"


@pytest.mark.parametrize("record", [TERM, in_latin(TERM)], ids=["Cyrillic", "Latin"])
def test_words_not_used_are_folded_and_name_what_is_written_instead(record):
    [known] = words_not_used([record], "sr")
    assert known["phrases"] == ["ilegaln* migrant*", "ilegalac"]
    assert known["url"] == "glossary/#irregular-migrant"
    assert known["instead"] == record.instead


def test_a_word_of_a_banned_phrase_tells_of_it_unless_it_names_something():
    group = SearchRecord(url="g/", title="Migrants", kind="group")
    term = SearchRecord(url="t/", title="Worker", kind="term", banned=("illegal migrant*", "guest worker*"))
    assert telltale_words([group, term], "en") == ["guest", "illegal"]


def test_every_value_of_a_filter_knows_its_records(tmp_path):
    having = {1: ("a",), 2: ("a", "b"), 5: ("b",)}
    records = [
        SearchRecord(url=f"{number}/", title="x", kind="page", filters={"group": having.get(number, ())})
        for number in range(7)
    ]
    write_index(records, tmp_path, "en")
    facets = json.loads((tmp_path / "pagefind/facets.json").read_text(encoding="utf-8"))
    assert facets == {"group": {"a": [1, 2], "b": [2, 1, 2, 1]}, "kind": {"page": [0, 7]}}


def test_a_page_is_found_and_each_of_its_sections(tmp_path):
    folder = tmp_path / "sr/context"
    folder.mkdir(parents=True)
    folder.joinpath("index.html").write_text(
        "<main><article><h1>Околности</h1><p>Увод.</p>"
        "<h2 id='asylum'>Азил</h2><p>Поступак.</p><table><tr><td>Број</td><td>Година</td></tr></table>"
        "<h2 id='known'>Познато</h2><p>Запис.</p><h2 id='centres'>Центри</h2><p>Смештај.</p></article></main>",
        encoding="utf-8",
    )
    records = page_records(tmp_path, "sr/", {"context/#known"})
    assert [(record.url, record.title, record.excerpt) for record in records] == [
        ("context/", "Околности", "Увод."),
        ("context/#asylum", "Околности: Азил", "Поступак."),
        ("context/#centres", "Околности: Центри", "Смештај."),
    ]
    assert records[1].text == "Поступак. Број Година", "neither the next section nor two words in one"


def test_the_names_of_a_term_find_the_group_that_it_means_and_its_answers(assessment):
    records = by_address(assessment, "en")
    for address in ("groups/asylum-seekers/", "groups/asylum-seekers/#dental-care"):
        assert "claimant" in records[address].keywords
    assert "claimant" not in records["groups/refugees/"].keywords


@pytest.mark.parametrize(
    ("language", "instead"), [("en", "irregular migrants"), ("sr", "странци у незаконитом боравку")]
)
def test_who_types_a_banned_word_is_led_to_the_name_of_the_group(assessment, language, instead):
    term = by_address(assessment, language)["glossary/#irregular-migrant"]
    assert term.banned == getattr(assessment.dataset.terms["irregular-migrant"].banned, language)
    assert term.instead == instead


def test_readers_of_english_know_the_serbian_abbreviations_too(assessment):
    law = by_address(assessment, "en")["legal-framework/health-care/"]
    assert {"LHC", "ZZZ", "25/2019"} <= set(law.keywords)
    assert "ZZZ, Art. 239" in {
        name.replace("\u00a0", " ")
        for name in by_address(assessment, "en")["legal-framework/health-care/#art-239"].keywords
    }


def test_a_number_of_the_gazette_names_only_the_law_that_was_published_there(assessment):
    named = [url for url, record in by_address(assessment, "sr").items() if "25/2019" in record.keywords]
    first = [
        id
        for id, law in assessment.dataset.laws.items()
        if law.official_gazette[:1] and law.official_gazette[0].number == "25/2019"
    ]
    assert sorted(named) == sorted(f"legal-framework/{id}/" for id in first)


def test_the_number_in_the_title_of_an_act_is_a_name_of_it(assessment):
    assert "2024/1346" in by_address(assessment, "sr")["legal-framework/reception-conditions-directive-2024/"].keywords


def test_other_names_of_a_law_name_it_and_its_articles(assessment):
    records = by_address(assessment, "en")
    assert "Geneva Convention" in records["legal-framework/refugee-convention/"].keywords
    assert "Geneva Convention, Art. 23" in {
        name.replace("\u00a0", " ") for name in records["legal-framework/refugee-convention/#art-23"].keywords
    }


def test_of_articles_with_one_number_that_on_which_more_answers_rest_comes_first(assessment):
    addresses = list(by_address(assessment, "sr"))
    asylum, care = (f"legal-framework/{law}/#art-54" for law in ("asylum-and-temporary-protection", "health-care"))
    assert addresses.index(asylum) < addresses.index(care)
    assert len(assessment.cells_on("health-care")) > len(assessment.cells_on("asylum-and-temporary-protection"))


def test_a_table_of_figures_is_found_by_its_years_and_by_how_many(assessment):
    record = by_address(assessment, "en")["figures/#migrants-in-centres"]
    assert "2021 2022 2023 2024 2025" in record.keywords
    assert "how many Migrants recorded in asylum and reception centres" in record.keywords


def test_every_kind_of_record_has_one_section_of_the_results():
    assert Counter(kind for section in SECTIONS for kind in section) == Counter(KINDS)


@pytest.mark.parametrize("language", ["en", "sr"])
def test_every_value_by_which_records_can_be_filtered_has_a_label(assessment, language):
    words = Words(Page(language, "search/"), assessment)
    facets = {facet["name"]: facet["values"] for facet in json.loads(search_messages(words))["facets"]}
    assert list(facets) == ["group", "service", "access", "payer", "law", "kind"]
    for record in search_records(assessment, language):
        for facet, values in record.filters.items():
            assert set(values) <= {value["id"] for value in facets[facet]}, record.url
    assert set(json.loads(suggestion_messages(words))["kinds"]) == set(KINDS)
