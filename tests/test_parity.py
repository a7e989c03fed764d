"""Chapters that differ between the languages are told with file, line and cure."""

import pytest

from macros.parity import differences, missing_pages
from tests.conftest import ROOT

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


def test_a_group_or_law_without_a_page_is_told(tmp_path, assessment):
    told = list(missing_pages(assessment.dataset, tmp_path))
    assert len(told) == len(assessment.dataset.groups) + len(assessment.dataset.laws)
    assert str(told[0].where).startswith("data/groups/") and "has no page" in told[0].message
    assert list(missing_pages(assessment.dataset, ROOT / "docs")) == []
