"""How pages say things: links from where they stand, words in their language, marks for every level."""

from datetime import date

import pytest

from macros.addresses import Page, relative
from macros.labels import labels
from macros.marks import access_mark
from macros.words import Words, tied
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("groups/refugees/", "groups/asylum-seekers/", "../asylum-seekers/"),
        ("groups/refugees/", "", "../../"),
        ("groups/refugees/", "groups/refugees/", "./"),
        ("", "groups/refugees/", "groups/refugees/"),
        ("", "", "./"),
        ("sr/groups/refugees/", "sr-latn/groups/refugees/", "../../../sr-latn/groups/refugees/"),
        ("sr/", "pdf/baseline-sr.pdf", "../pdf/baseline-sr.pdf"),
    ],
)
def test_a_link_leads_from_where_the_page_stands(source, target, link):
    assert relative(source, target) == link


@pytest.fixture
def english(assessment):
    return Words(Page("en", "groups/refugees/"), assessment)


@pytest.fixture
def serbian(assessment):
    return Words(Page("sr", "sr/groups/refugees/"), assessment)


def test_a_provision_is_linked_within_the_edition(english, serbian):
    for words in (english, serbian):
        link = words.provision_link("health-care/art-239.1.2")
        assert link == "../../legal-framework/health-care/#art-239.1.2"


def test_numbers_and_dates_are_written_as_the_language_writes_them(english, serbian):
    day = date(2026, 11, 22)
    assert (english.day(day), serbian.day(day)) == ("22\u00a0November 2026", "22.\u00a0новембра 2026.")
    assert (english.number(1708), serbian.number(1708)) == ("1,708", "1.708")


def test_parts_and_articles_are_named_as_the_language_names_them(english, serbian):
    id = "health-insurance/art-131.1.1.10"
    assert english.part(id) == "para.\u00a01,\u00a0point\u00a01,\u00a0sub-point\u00a0(10)"
    assert serbian.part(id) == "став\u00a01.\u00a0тачка\u00a01)\u00a0подтачка\u00a0(10)"
    units = [words.unit("foreigners", "46v") for words in (english, serbian)]
    assert units == ["Article\u00a046v", "Члан\u00a046в."]


def test_what_is_not_divided_into_articles_is_named_by_its_own_units(english, serbian):
    goal = "sustainable-development-goals"
    assert (english.unit(goal, "3"), serbian.unit(goal, "3")) == ("Goal\u00a03", "Циљ\u00a03")
    part = f"{goal}/art-3.8"
    assert (english.part(part), english.cite(part).partition(", ")[2]) == ("3.8", "target\u00a03.8")


def test_numbers_do_not_part_from_their_words():
    assert tied("by Article 239 and члан 5", "en") == "by Article\u00a0239 and члан 5"
    assert tied("у члану 239. став 1.", "sr") == "у члану\u00a0239. став\u00a01."


def test_every_level_of_access_has_a_shape_of_its_own(assessment):
    shapes = [access_mark(level) for level in assessment.dataset.access_levels]
    bodies = {shape.partition(">")[2] for shape in shapes}
    assert len(bodies) == len(shapes)


def test_every_word_of_the_page_is_in_both_languages_and_used():
    used = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("macros", "overrides", "publishing")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".j2", ".html")
    )
    prefixes = (
        *("kind_", "filter_", "search_", "data_", "unit_"),
        *("records_of_", "map_of_", "evidence_", "comment_", "cite_"),
    )  # Put together from a prefix and an id.
    unused = [name for name in labels() if f'"{name}"' not in used and f"'{name}'" not in used]
    assert [name for name in unused if not name.startswith(prefixes)] == []


def test_a_form_to_report_an_error_is_filled_with_the_address(english):
    link = english.report_error(
        "https://github.com/x/y", "Refugees: Vaccination", "https://example.org/groups/refugees/#vaccination"
    )
    assert link.startswith("https://github.com/x/y/issues/new?template=wrong-answer.yml&")
    assert "title=Refugees%3A+Vaccination" in link
    assert "address=https%3A%2F%2Fexample.org%2Fgroups%2Frefugees%2F%23vaccination" in link
