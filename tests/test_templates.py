"""What pages say of the records, template by template, before MkDocs makes pages of it."""

import json
import re
from functools import cache

import pytest
from lxml import html

from assessment.model import LANGUAGES
from assessment.rows import rows_of
from macros.addresses import Page
from macros.rendering import TEMPLATES, render
from macros.searching import search_messages
from macros.words import Words
from publishing.editions import edition

OF_EACH = {
    "groups": (
        "groups/",
        ["group_header", "entitlement_table", "entitlement_sections", "group_practice", "group_benchmarks"],
    ),
    "services": ("services/", ["service_header", "service_table"]),
    "laws": ("legal-framework/", ["law_header", "law_articles"]),
    "pathways": ("pathways/", ["pathway"]),
    "crosswalks": ("crosswalks/", ["crosswalk"]),
    "statistics": ("figures/", ["statistic"]),
}
OF_ALL = {
    "access_in_words", "access_legend", "access_matrix", "access_summary", "answer_filters", "answer_list",
    "benchmark_list", "brief_matrix", "centre_list", "comment_matrix", "comparator", "compare", "conflict_list",
    "consultation_plan", "consultation_register", "coordination_findings", "crosswalk_list", "data_files",
    "evidence_summary", "finder", "finding_list", "glossary", "group_doors", "group_list", "home", "home_doors",
    "how_to_cite", "institution_list", "law_doors", "law_list", "pathway_list", "practice_list", "practice_overview",
    "recommendation_list", "scheme_list", "service_list", "statistic_list", "task_list",
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(assessment):
    """A template as elements, filled for a page of its kind, by its name, language and, if it needs one, record."""

    @cache
    def found(template, language, id=None):
        folder = next((place for place, templates in OF_EACH.values() if template in templates), "x/")
        page = Page(language, f"{edition(language).root}{folder}{id or ''}/")
        text = render(f"{template}.html.j2", page, assessment, repository="r", site="s", id=id)
        return html.fragment_fromstring(text, create_parent="main")

    return found


def every_page(assessment, language, filled):
    for collection, (_, templates) in OF_EACH.items():
        for id in getattr(assessment.dataset, collection):
            yield from ((f"{template} {id}", filled(template, language, id)) for template in templates)
    yield from ((template, filled(template, language)) for template in sorted(OF_ALL))


def test_no_template_is_left_out_of_these_tests():
    there = {path.name.partition(".")[0] for path in TEMPLATES.glob("[!_]*.j2")}
    assert there == OF_ALL.union(
        *(templates for _, templates in OF_EACH.values()), {"institution_map", "recommendations_by", "search_page"}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_head_of_a_table_says_what_it_heads(assessment, filled, language):
    for name, page in every_page(assessment, language, filled):
        assert {head.get("scope") for head in page.iter("th")} <= {"col", "row", "rowgroup"}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_has_two_places_on_a_page(assessment, filled, language):
    for name, page in every_page(assessment, language, filled):
        places = [*page.xpath("//@id"), *re.findall(r"\{: #([\w.-]+)", page.text_content())]
        assert len(set(places)) == len(places), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_is_told_its_conflicts_and_benchmarks_and_no_others(assessment, filled, language):
    for group in assessment.dataset.groups:
        page = filled("group_benchmarks", language, group)
        for register, ids in (
            ("conflicts", assessment.conflicts_of(group)),
            ("benchmarks", assessment.benchmarks_for(group)),
        ):
            linked = page.xpath("//a[contains(@href, $at)]/@href", at=f"/{register}/#")
            assert list(dict.fromkeys(link.partition("#")[2] for link in linked)) == ids, group


def test_a_benchmark_on_a_group_s_page_shows_both_sides_and_the_distance_in_words(assessment, filled):
    for group in assessment.dataset.groups:
        cards = filled("group_benchmarks", "en", group).find_class("benchmark-card")
        for card, id in zip(cards, assessment.benchmarks_for(group), strict=True):
            record = assessment.dataset.benchmarks[id]
            said = card.text_content().replace("\u00a0", " ")
            for text in (record.asks, record.gives, assessment.dataset.distances[record.distance].label):
                assert text.en in said, (group, id)


def test_what_rests_on_an_article_is_never_an_empty_count(assessment, filled):
    for law in assessment.dataset.laws:
        for counts in filled("law_articles", "en", law).find_class("rests__counts"):
            assert re.search(r"\d$", counts.text_content().strip()), (law, counts.text_content())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_gives_each_term_in_both_languages_and_what_not_to_write(assessment, filled, language):
    rows = {row.get("id"): row for row in filled("glossary", language).xpath("//tbody/tr")}
    assert rows.keys() == assessment.dataset.terms.keys()
    other = "sr" if language == "en" else "en"
    for id, term in assessment.dataset.terms.items():
        assert rows[id].find("th").text_content().replace("\u00a0", " ") == getattr(term.label, language)
        [elsewhere] = rows[id].xpath(".//*[@lang]")
        assert (elsewhere.get("lang"), elsewhere.text_content()) == (other, getattr(term.label, other))
        banned = [word.text_content().replace("…", "*") for word in rows[id].iter("s")]
        assert banned == list(getattr(term.banned, language))


def test_terms_stand_in_the_order_of_their_own_alphabet(assessment, filled):
    order = "абвгдђежзијклљмнњопрстћуфхцчџш"
    initials = [row.find("th").text_content()[0].lower() for row in filled("glossary", "sr").xpath("//tbody/tr")]
    assert initials == sorted(initials, key=order.index)


def test_whatever_can_be_chosen_to_compare_has_its_column_and_is_hidden_unless_chosen(assessment, filled):
    page = filled("compare", "en")
    boxes = page.xpath("//input[@name='groups']/@value")
    assert boxes == [*assessment.dataset.groups, *assessment.dataset.comparators]
    assert page.xpath("//thead//@data-column") == boxes
    for row in page.xpath("//tbody/tr"):
        assert row.xpath("td/@data-column") == boxes
    style = page.find(".//style").text
    assert all(f':not(:has(input[value="{box}"]:checked)) [data-column="{box}"]' in style for box in boxes)


def test_a_service_is_shown_for_every_group_and_for_citizens(assessment, filled):
    for service in assessment.dataset.services:
        rows = filled("service_table", "en", service).xpath("//tbody/tr/@id")
        assert rows == [*assessment.dataset.groups, *assessment.dataset.comparators]


def test_the_page_of_open_data_counts_the_rows_of_each_file(assessment, filled):
    shown = [row.text_content() for row in filled("data_files", "en").xpath("//tbody/tr/td[2]")]
    assert shown == [f"{len(rows):,}" for rows in rows_of(assessment, "").values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_not_searched_yet_is_led_to_the_pages_of_groups_and_services(assessment, language):
    messages = json.loads(search_messages(Words(Page(language, "search/"), assessment)))
    for suggestion, collection in zip(messages["suggestions"], ("groups", "services"), strict=True):
        records = getattr(assessment.dataset, collection)
        assert [link["url"] for link in suggestion["links"]] == [f"{collection}/{id}/" for id in records]
