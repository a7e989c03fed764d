"""Chapters that differ between the languages are told with file, line and cure."""

import pytest

from assessment.loading import checked_dataset
from macros.chapters import banned_in_chapters, differences, numbers_by_hand
from macros.pages import navigation, pages_of_records
from tests.conftest import ROOT
from tests.small import write_small_data

PAGE = "---\nrecord: x\n---\n# Title\n\n{{ table('x') }}\n\n## Part {: #part }\n"


def told(tmp_path, english, serbian):
    docs = tmp_path / "docs"
    docs.mkdir()
    for language, text in (("en", english), ("sr", serbian)):
        if text is not None:
            (docs / f"a.{language}.md").write_text(text, encoding="utf-8")
    return [(str(problem.where), problem.message) for problem in differences(docs)]


def test_pages_with_the_same_frame_are_equal_whatever_their_words(tmp_path):
    assert told(tmp_path, PAGE, PAGE.replace("Title", "Наслов").replace("Part", "Део") + "\nЈош реч.\n") == []


@pytest.mark.parametrize(
    ("changed", "place", "message"),
    [
        (None, "docs/a.en.md:1", "the page is not there in Serbian"),
        (PAGE.replace("#part", "#deo"), "docs/a.en.md:8", "'## part' has no counterpart in the other language"),
        (PAGE.replace("##", "###"), "docs/a.en.md:8", "'## part' has no counterpart in the other language"),
        (PAGE.replace("table('x')", "table('y')"), "docs/a.en.md:6", "'table('x')' has no counterpart"),
        (PAGE + "\n## More {: #more }\n", "docs/a.sr.md:10", "'## more' has no counterpart in the other language"),
        (PAGE.replace("## Part {: #part }\n", ""), "docs/a.en.md:8", "'## part' has no counterpart"),
    ],
)
def test_a_difference_is_told_where_it_begins(tmp_path, changed, place, message):
    [(where, said)] = told(tmp_path, PAGE, changed)
    assert where == place and message in said


def test_a_page_without_a_language_in_its_name_is_told(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# x", encoding="utf-8")
    [problem] = differences(tmp_path / "docs")
    assert problem.message == "the page is not there in English and Serbian"


def test_the_published_chapters_are_equal():
    assert list(differences(ROOT / "docs")) == []


def test_a_banned_word_in_a_chapter_is_told_with_the_right_one(tmp_path):
    terms = checked_dataset(write_small_data(tmp_path)).terms
    told(tmp_path, PAGE + "\nThe Asylants came.\n", PAGE + "\nДошли су азиланти и нелегални  странци.\n")
    found = [
        (str(problem.where), problem.message, problem.cure) for problem in banned_in_chapters(terms, tmp_path / "docs")
    ]
    english, serbian = (
        f"write '{word}' (data/terms/asylum-seeker.yml)" for word in ("asylum seeker", "тражилац азила")
    )
    assert found == [
        ("docs/a.en.md:10", "'Asylants' is not our word", english),
        ("docs/a.sr.md:10", "'азиланти' is not our word", serbian),
        ("docs/a.sr.md:10", "'нелегални  странци' is not our word", serbian),
    ]


def test_a_banned_phrase_is_found_across_the_end_of_a_line(tmp_path):
    terms = checked_dataset(write_small_data(tmp_path)).terms
    told(tmp_path, PAGE, PAGE + "\nДошли су нелегални\nстранци.\n")
    [problem] = banned_in_chapters(terms, tmp_path / "docs")
    assert (str(problem.where), problem.message) == ("docs/a.sr.md:10", "'нелегални странци' is not our word")


def test_no_published_chapter_uses_a_banned_word(assessment):
    assert list(banned_in_chapters(assessment.dataset.terms, ROOT / "docs")) == []


def test_a_record_without_a_chapter_is_given_a_page_in_both_languages(tmp_path):
    dataset = checked_dataset(write_small_data(tmp_path))
    chapter = tmp_path / "docs" / "groups" / "asylum-seekers.en.md"
    chapter.parent.mkdir(parents=True)
    chapter.write_text("# Our own", encoding="utf-8")
    made = pages_of_records(dataset, tmp_path / "docs")
    assert "groups/asylum-seekers.en.md" not in made
    assert {
        "groups/asylum-seekers.sr.md",
        "services/vaccination.en.md",
        "legal-framework/covenant.sr.md",
    } <= made.keys()
    assert '{{ law_header("covenant") }}' in made["legal-framework/covenant.sr.md"]


def test_the_navigation_leads_to_every_record_in_its_order(assessment):
    sections = {
        name: pages
        for entry in navigation(assessment.dataset)
        if isinstance(entry, dict)
        for name, pages in entry.items()
    }
    groups = [f"groups/{id}.md" for id in assessment.dataset.groups]
    assert sections["Groups"] == ["groups/index.md", *groups, "comparator.md"]
    assert sections["Services"][1:] == [f"services/{id}.md" for id in assessment.dataset.services]
    assert sections["Legal framework"][1:-2] == [f"legal-framework/{id}.md" for id in assessment.dataset.laws]


@pytest.mark.parametrize(
    "said",
    ["It fell by 82.10% in a year.", "Пад је 12,3 одсто.", "In all 25,051 consultations.", "Смештено је 3050 лица."],
)
def test_a_figure_typed_by_hand_is_refused(tmp_path, said):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "context.en.md").write_text(f"# Context\n\n{said}\n", encoding="utf-8")
    ((place, message, cure),) = [(str(p.where), p.message, p.cure) for p in numbers_by_hand(tmp_path / "docs")]
    assert place == "docs/context.en.md:3"
    assert "typed by hand" in message
    assert "data/statistics/" in cure


def test_years_articles_gazettes_and_figures_from_records_are_let_be(tmp_path):
    (tmp_path / "docs").mkdir()
    said = 'In 2018 Art. 239(1) and члан 131. (25/2019) held for {{ figure("a-125", "2023.persons") }} [x](y/300.md).'
    (tmp_path / "docs" / "context.en.md").write_text(f"# Context\n\n{said}\n", encoding="utf-8")
    assert list(numbers_by_hand(tmp_path / "docs")) == []
