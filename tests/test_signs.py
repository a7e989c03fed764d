"""By what a group is recognised: wrong records are refused in plain words, and an article knows whose sign it is."""

from itertools import groupby

import pytest

from assessment.answers import Assessment
from assessment.loading import checked_dataset
from tests.small import FILES, sign_of, write_small_data
from tests.test_bad_data import problems_of

SIGNS, KINDS = "signs.yml", "sign_kinds.yml"
LABEL = "label: {en: Something, sr: Нешто}"
SECOND = FILES[SIGNS].replace("asylum-seekers-card:", "second:")
REFUGEES = [
    ("groups/refugees.yml", "", FILES["groups/asylum-seekers.yml"].replace("order: 1", "order: 2")),
    ("pathways/refugees.yml", "", FILES["pathways/asylum-seekers.yml"]),
    ("benchmarks/right-to-health.yml", "[asylum-seekers]", "[asylum-seekers, refugees]"),
]

WRONG = [
    # What is written, and the line, the fault and the cure that the author sees.
    ("kind: other-document", "kind: other-paper", 3, "unknown kind of sign 'other-paper'", "'other-document'"),
    ("kind: other-document", "", 1, "'kind' is missing", "add `kind:`"),
    ("group: asylum-seekers", "group: asylum-seeker", 4, "unknown group 'asylum-seeker'", "did you mean"),
    ("art-239.1.2", "art-240", 5, "article 240 of 'health-care' is not recorded", "open the article"),
    ("art-239.1.2", "art-239.1.3", 5, "unknown provision 'health-care/art-239.1.3'", "'health-care/art-239.1.2'"),
    ("art-239.1.2", "art-272", 5, "'health-care' has no article 272", "its last article is 271"),
    ("[health-care/art-239.1.2]", "health-care/art-239", 5, "'legal_basis' must be a list", "[one, two]"),
    (LABEL, "label: {en: Card of an asylant, sr: Карта}", 2, "'asylant' is not our word", "write 'asylum seeker'"),
    (LABEL, "label: {en: Card}", 2, "the Serbian text is missing", "add `sr: …`"),
    (LABEL, f"{LABEL}\n  order: 1", 3, "unknown field 'order'", "it may hold: "),
    ("asylum-seekers-card:", "Card:", 1, "'Card' can't be an id", "lower-case"),
]


@pytest.mark.parametrize(("old", "new", "line", "message", "cure"), WRONG)
def test_a_wrong_sign_says_where_and_what_to_write(tmp_path, old, new, line, message, cure):
    found = problems_of(tmp_path, (SIGNS, old, new))
    assert any(
        where == f"data/{SIGNS}:{line}" and message in said and cure in way_out for where, said, way_out in found
    ), found


def test_a_group_without_a_sign_is_told(tmp_path):
    assert problems_of(tmp_path, *REFUGEES) == [
        (
            "data/groups/refugees.yml:1",
            "no sign points to 'refugees', so the finder can't lead there",
            "add one with `group: refugees` to data/signs.yml: a paper, or a situation where there is no paper",
        )
    ]
    checked_dataset(write_small_data(tmp_path / "cured", *REFUGEES, sign_of("refugees")))


def test_two_signs_of_a_group_that_read_alike_are_told_in_each_language(tmp_path):
    said, cure = "the sign 'second' reads the same as 'asylum-seekers-card'", "remove one of them"
    for text, other in (("SOMETHING", "en: SOMETHING, sr: Друго"), ("НЕШТО", "en: Another, sr: НЕШТО")):
        signs = FILES[SIGNS] + SECOND.replace("en: Something, sr: Нешто", other)
        found = problems_of(tmp_path / text, (SIGNS, "", signs))
        assert found == [(f"data/{SIGNS}:7", f"{said}: '{text}'", cure)]


def test_a_sign_that_reads_alike_for_two_groups_is_told(tmp_path):
    signs = FILES[SIGNS] + SECOND.replace("group: asylum-seekers", "group: refugees")
    found = problems_of(tmp_path, *REFUGEES, (SIGNS, "", signs))
    assert {cure for _, _, cure in found} == {"say in each what tells it from the other"}


def test_a_sign_may_rest_on_no_provision(tmp_path):
    folder = write_small_data(tmp_path, (SIGNS, "  legal_basis: [health-care/art-239.1.2]\n", ""))
    assert checked_dataset(folder).signs["asylum-seekers-card"].legal_basis == ()


def test_an_article_knows_the_groups_whose_sign_rests_on_it(tmp_path):
    moved = (SIGNS, "health-care/art-239.1.2", "health-care/art-238.1")
    uses = Assessment(checked_dataset(write_small_data(tmp_path, moved))).uses
    assert uses["health-care/art-238"].groups == ["asylum-seekers"]


def test_the_more_specific_sign_stands_above_the_more_general(assessment):
    """A person may hold, or be, both; the first that fits leads to the group for which the law gives more."""
    order = list(assessment.dataset.signs)
    for specific, general in [
        ("asylum-seekers-card", "certificate-and-application"),
        ("certificate-and-application", "certificate-alone"),
        ("permit-as-victim", "permit-on-another-ground"),
        ("permit-of-child-alone", "permit-on-another-ground"),
        ("permit-for-learning", "permit-on-another-ground"),
        ("return-recorded", "return-decision"),
        ("placed-in-shelter", "return-decision"),
        ("child-alone", "child-of-applicant"),
        *(
            (sign, "no-lawful-stay")
            for sign in ("child-alone", "child-of-applicant", "held", "victim", "no-nationality")
        ),
    ]:
        assert order.index(specific) < order.index(general), (specific, general)


def test_the_signs_of_a_kind_stand_together_in_the_order_of_the_kinds(assessment):
    """So that who reads the file reads what the finder shows."""
    kinds = [kind for kind, _ in groupby(assessment.dataset.signs.values(), key=lambda sign: sign.kind)]
    assert kinds == list(assessment.dataset.sign_kinds)
