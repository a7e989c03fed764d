"""How lawyers cite an act and its articles."""

import re

import pytest

from assessment.legal_style import act, cited, gazette_number
from publishing.citations import article_label, article_title, cell_basis

HEALTH_CARE = {
    "en": "Law on Health Care (Official Gazette of the Republic of Serbia, Nos. 25/2019, "
    "92/2023 – authentic interpretation and 29/2025 – decision of the Constitutional Court)",
    "sr": "Закон о здравственој заштити („Службени гласник РС“, бр. 25/19, 92/23 – аутентично тумачење и 29/25 – УС)",
}


def said(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("law", "language", "expected"),
    [
        ("health-care", "en", HEALTH_CARE["en"]),
        ("health-care", "sr", HEALTH_CARE["sr"]),
        ("foreigners", "sr", "Закон о странцима („Службени гласник РС“, бр. 24/18, 31/19 и 62/23)"),
        (
            "asylum-and-temporary-protection",
            "sr",
            "Закон о азилу и привременој заштити („Службени гласник РС“, број 24/18)",
        ),
        (
            "refugees",  # As the Law on Asylum itself cites it, but for the notes.
            "sr",
            "Закон о избеглицама („Службени гласник РС“, број 18/92, „Службени лист СРЈ“, број 42/02 – СУС "
            "и „Службени гласник РС“, бр. 30/10 и 107/12 – др. закон)",
        ),
        (
            "convention-on-the-rights-of-the-child",
            "en",
            "Convention on the Rights of the Child "
            "(Official Gazette of the SFRY – International Treaties, No. 15/1990)",
        ),
        ("qualification-regulation-2024", "en", None),
    ],
)
def test_an_act_is_cited_with_the_gazettes_in_which_it_stands(assessment, law, language, expected):
    record = assessment.dataset.laws[law]
    if expected is None:  # Not in a gazette of ours.
        expected = f"{getattr(record.title, language)} ({getattr(record.published_in, language)})"
    assert said(act(record, language)) == expected


@pytest.mark.parametrize(
    ("provision", "language", "expected"),
    [
        ("health-care/art-239.1.2", "en", "Article 239(1)(2)"),
        ("health-care/art-239.1.2", "sr", "члан 239. став 1. тачка 2)"),
        ("foreigners/art-46v", "sr", "члан 46в."),
    ],
)
def test_an_article_stands_behind_its_act(assessment, provision, language, expected):
    data = assessment.dataset
    law = data.laws[provision.partition("/")[0]]
    assert said(cited(law, data.provisions[provision], language)) == f"{said(act(law, language))}, {expected}"


@pytest.mark.parametrize("language", ["en", "sr"])
def test_no_citation_needs_a_list_of_abbreviations(assessment, language):
    data = assessment.dataset
    for id, law in data.laws.items():
        for number in law.articles:
            label, title = article_label(data, id, number, language), article_title(data, id, number, language)
            assert label.startswith(getattr(law.title, language)), label
            assert all(entry.number.split("/")[0] in label for entry in law.official_gazette), label
            # A script puts the title together of the page's name and what stands behind the label's last comma.
            assert title == getattr(law.title, language) + label[label.rindex(", ") :]


def test_an_answer_is_cited_with_what_it_rests_on_above_all(assessment):
    cell = assessment.cells["refugees/vaccination"]
    basis = said(cell_basis(assessment.dataset, cell, "sr"))
    assert basis.startswith(HEALTH_CARE["sr"]) and re.search(r", члан \d+\. став \d+", basis)
    assert cell_basis(assessment.dataset, cell, "en").startswith("Law on Health Care (Official Gazette of the Republic")


def test_a_number_by_itself_says_of_which_gazette_it_is(assessment):
    laws = assessment.dataset.laws
    [first, second, *_] = laws["refugees"].official_gazette
    assert gazette_number(first, "en") == "Official Gazette of the Republic of Serbia, No. 18/1992"
    assert gazette_number(second, "en") == "Official Gazette of the FRY, No. 42/2002"
    assert gazette_number(first, "sr") == "Службени гласник РС, број 18/1992"
