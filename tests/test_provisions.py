"""Provisions are cited as lawyers of each language cite them."""

from dataclasses import replace

import pytest

from assessment.loading import checked_dataset
from assessment.model import Text
from assessment.provisions import Provision, article_name, citation, provisions_of
from tests.small import write_small_data


def provision(article, paragraph=None, point=None):
    text = Text(en="x", sr="х")
    return Provision("law/art-1", "law", article, paragraph, point, text, "text-read", None, None)


@pytest.mark.parametrize(
    ("cited", "english", "serbian"),
    [
        (("239",), "LHC, Art.\u00a0239", "ЗЗЗ, члан\u00a0239."),
        (("239", "1"), "LHC, Art.\u00a0239(1)", "ЗЗЗ, члан\u00a0239. став\u00a01."),
        (("239", "1", "2"), "LHC, Art.\u00a0239(1)(2)", "ЗЗЗ, члан\u00a0239. став\u00a01. тачка\u00a02)"),
        (("6", "1", "23a"), "LHC, Art.\u00a06(1)(23a)", "ЗЗЗ, члан\u00a06. став\u00a01. тачка\u00a023а)"),
        (("24", "2", "c"), "LHC, Art.\u00a024(2)(c)", "ЗЗЗ, члан\u00a024. став\u00a02. тачка\u00a0c)"),  # Of a treaty.
        (
            ("131", "1", "1.10"),
            "LHC, Art.\u00a0131(1)(1)(10)",
            "ЗЗЗ, члан\u00a0131. став\u00a01. тачка\u00a01) подтачка\u00a0(10)",
        ),
        (("46v", "1"), "LHC, Art.\u00a046v(1)", "ЗЗЗ, члан\u00a046в. став\u00a01."),
    ],
)
def test_a_citation_in_each_language(cited, english, serbian):
    assert citation(provision(*cited), "LHC", "en") == english
    assert citation(provision(*cited), "ЗЗЗ", "sr") == serbian


@pytest.mark.parametrize(
    ("numbering", "cited", "english", "serbian"),
    [
        ("target", ("3",), "Goal\u00a03", "циљ\u00a03"),
        ("target", ("3", "8"), "target\u00a03.8", "потциљ\u00a03.8"),
        ("section", ("3", "1"), "section\u00a03.1", "одељак\u00a03.1"),
        ("paragraph", ("34",), "para.\u00a034", "параграф\u00a034"),
        ("paragraph", ("12", "b"), "para.\u00a012(b)", "параграф\u00a012(b)"),
        ("objective", ("15",), "Objective\u00a015", "циљ\u00a015"),
        ("point", ("7",), "point\u00a07", "тачка\u00a07"),
    ],
)
def test_what_is_not_divided_into_articles_is_cited_by_its_own_units(numbering, cited, english, serbian):
    named = replace(provision(*cited), numbering=numbering)
    assert [citation(named, "X", language) for language in ("en", "sr")] == [f"X, {english}", f"X, {serbian}"]


@pytest.mark.parametrize(("article", "shown"), [("46dj", "46ђ"), ("46zh", "46ж"), ("13a", "13а"), ("239", "239")])
def test_an_inserted_article_has_its_cyrillic_letter_in_serbian(article, shown):
    assert article_name(article, "sr") == shown


def test_an_article_and_its_parts_are_provisions_with_one_check(tmp_path):
    law = checked_dataset(write_small_data(tmp_path)).laws["health-care"]
    found = list(provisions_of("health-care", law))
    assert [provision.id for provision in found] == [
        "health-care/art-238",
        "health-care/art-238.1",
        "health-care/art-239",
        "health-care/art-239.1.2",
    ]
    assert (found[-1].paragraph, found[-1].point, found[-1].anchor) == ("1", "2", "art-239.1.2")
    assert found[-1].checked_on == found[-2].checked_on
    assert found[-1].article_id == "health-care/art-239"
