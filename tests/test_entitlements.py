"""Cells follow from coverage schemes: what several schemes give together, and what a group adds."""

from datetime import date
from itertools import product

import pytest

from assessment.answers import Assessment
from assessment.entitlements import CoverAnswer, combined_access, comparators, entitlements
from assessment.loading import checked_dataset
from assessment.model import Text
from tests.small import FILES, sign_of, write_small_data

GROUP, SCHEME, LAW = "groups/asylum-seekers.yml", "schemes/state-budget.yml", "laws/health-care.yml"
SOMETIMES = Text(en="At times.", sr="Понекад.")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return checked_dataset(write_small_data(tmp_path_factory.mktemp("small")))


def answer(access, when=None):
    return CoverAnswer("scheme", when, access, ("patient",), "none", (), (), (), ("health-care/art-239",))


@pytest.mark.parametrize(
    ("always", "at_times", "together"),
    [
        (["full"], [], "full"),
        (["emergency-only"], [], "emergency-only"),
        (["emergency-only", "full"], [], "full"),
        (["emergency-only"], ["full"], "conditional"),
        (["conditional"], ["full"], "conditional"),
        (["full"], ["emergency-only"], "full"),
        (["none"], ["emergency-only"], "emergency-only"),
        (["unclear"], [], "unclear"),
        (["unclear", "full"], [], "full"),
        (["unclear", "none"], [], "unclear"),
        (["unclear"], ["full"], "unclear"),
        ([], ["full"], "conditional"),
        ([], ["emergency-only"], "emergency-only"),
        ([], ["unclear"], "unclear"),
        ([], ["none"], "none"),
    ],
)
def test_schemes_together_give(dataset, always, at_times, together):
    answers = [answer(access) for access in always] + [answer(access, SOMETIMES) for access in at_times]
    assert combined_access(dataset, answers) == together


def test_the_order_of_schemes_does_not_change_the_access(dataset):
    for first, second in product(dataset.access_levels, repeat=2):
        for when in (None, SOMETIMES):
            one, two = answer(first), answer(second, when)
            assert combined_access(dataset, [one, two]) == combined_access(dataset, [two, one])


def cell(tmp_path, *changes, service="vaccination"):
    return entitlements(checked_dataset(write_small_data(tmp_path, *changes)))[f"asylum-seekers/{service}"]


def test_a_cell_takes_what_its_scheme_gives_and_rests_on_both_provisions(tmp_path):
    found = cell(tmp_path, service="emergency-care")
    assert (found.access, found.payers, found.patient_share) == ("full", ("state-budget",), "none")
    assert found.legal_basis == ("health-care/art-239.1.2", "health-care/art-238.1", "health-care/art-239")


def test_a_cell_was_checked_when_its_oldest_provision_was(tmp_path):
    found = cell(tmp_path, service="emergency-care")
    assert (found.checked_on, found.review_due) == (date(2026, 11, 20), date(2027, 11, 20))


def test_a_cell_on_an_unread_article_counts_as_unchecked(tmp_path):
    unread = FILES[LAW].split('  "238":')[0] + '  "238":\n    summary: {en: x, sr: х}\n    evidence: not-yet-checked\n'
    unread += '    parts: {"1": {summary: {en: x, sr: х}}}\n  "239":' + FILES[LAW].split('  "239":')[1]
    found = cell(tmp_path, (LAW, FILES[LAW], unread), service="emergency-care")
    assert (found.checked_on, found.review_due) == (None, None)


def test_the_review_of_a_leap_day_is_due_on_the_last_of_february(tmp_path):
    found = cell(tmp_path, (LAW, "checked_on: 2026-11-20", "checked_on: 2024-02-29"), service="emergency-care")
    assert found.review_due == date(2025, 2, 28)


def test_what_a_group_adds_stands_above_its_schemes(tmp_path):
    added = (
        "entitlements:\n  vaccination:\n    access: none\n    payers: [patient]\n    patient_share: full-price\n"
        "    legal_basis: [health-care/art-238]\ncovers:"
    )
    found = cell(tmp_path, (GROUP, "covers:", added))
    assert (found.access, found.payers, found.patient_share) == ("none", ("patient",), "full-price")
    assert found.legal_basis[0] == "health-care/art-238"


LIMIT = """\
patient_share: none
limit:
  access: conditional
  conditions: {en: After three months., sr: После три месеца.}
  legal_basis: [health-care/art-238]
  excepted: [emergency-care]
"""


def test_a_limit_binds_every_service_but_those_excepted(tmp_path):
    change = (SCHEME, "patient_share: none\n", LIMIT)
    assert cell(tmp_path, change).access == "conditional"
    assert "health-care/art-238" in cell(tmp_path, change).legal_basis
    assert cell(tmp_path, change, service="emergency-care").access == "full"


FOLLOWER = """\
label: {en: Follower, sr: Следбеник}
definition: {en: Something, sr: Нешто}
legal_basis: [health-care/art-238]
payers: [patient]
follows: state-budget
"""
ONLY_HERE = "access: full\n    only_here: {note: {en: Of the first alone., sr: Само првог.}}"


@pytest.mark.parametrize(("shares", "access", "notes"), [(False, "full", 0), (True, "conditional", 1)])
def test_a_scheme_that_follows_another_gives_its_services_and_its_limit_only_if_it_shares_it(
    tmp_path, shares, access, notes
):
    found = cell(
        tmp_path,
        (SCHEME, "patient_share: none\n", LIMIT),
        (SCHEME, "access: full", ONLY_HERE),
        ("schemes/follower.yml", "", FOLLOWER + ("shares_limit: true\n" if shares else "")),
        (GROUP, "scheme: state-budget", "scheme: follower"),
    )
    assert (found.access, found.payers, len(found.main.notes)) == (access, ("patient",), notes)


def test_a_scheme_that_gives_nothing_is_not_told_beside_one_that_does(tmp_path):
    nothing = FOLLOWER + "services:\n  vaccination: {access: none, legal_basis: [health-care/art-238]}\n"
    second = "  - scheme: follower\n    legal_basis: [health-care/art-238]\n"
    found = cell(tmp_path, ("schemes/follower.yml", "", nothing), (GROUP, "covers:\n", "covers:\n" + second))
    assert [told.scheme for told in found.answers] == ["state-budget"]
    assert found.payers == ("state-budget",)


def test_citizens_have_cells_as_groups_have_but_no_conflicts_and_no_practice(tmp_path):
    found = comparators(checked_dataset(write_small_data(tmp_path, *NOT_ALWAYS)))
    assert [cell.id for cell in found.values()] == ["citizens/vaccination", "citizens/emergency-care"]
    cell = found["citizens/vaccination"]
    assert (cell.access, cell.answers[0].when.en, cell.main_basis) == (
        "conditional",
        "At times.",
        ("health-care/art-239", "health-care/art-239.1.2"),
    )
    assert (cell.conflicts, cell.practice, cell.checked_on) == ((), (), date(2026, 11, 22))


NOT_ALWAYS = [
    (
        "comparators/citizens.yml",
        "scheme: state-budget",
        "scheme: state-budget\n    when: {en: At times., sr: Понекад.}",
    )
]


def test_a_cover_of_some_services_says_nothing_of_the_others(tmp_path):
    found = cell(
        tmp_path,
        ("schemes/follower.yml", "", FOLLOWER),
        (
            GROUP,
            "covers:\n",
            "covers:\n  - scheme: follower\n    legal_basis: [health-care/art-238]\n    services: [emergency-care]\n",
        ),
    )
    assert [told.scheme for told in found.answers] == ["state-budget"]


def test_a_conflict_marks_the_cells_of_its_groups_and_services_alone(tmp_path):
    assert cell(tmp_path).conflicts == ("cost-of-care",)
    assert cell(tmp_path, service="emergency-care").conflicts == ()


def test_a_conflict_without_services_touches_all(tmp_path):
    change = ("conflicts/cost-of-care.yml", "services: [vaccination]\n", "")
    assert cell(tmp_path, change, service="emergency-care").conflicts == ("cost-of-care",)


SHARE = "access: full\n    only_here: {share: {en: At most 20 per cent., sr: Највише 20 одсто.}}"


@pytest.mark.parametrize(("share", "notes"), [("", ["At most 20 per cent."]), ("    patient_share: none\n", [])])
def test_what_a_part_costs_is_not_told_to_a_group_that_pays_nothing(tmp_path, share, notes):
    found = cell(
        tmp_path,
        (SCHEME, "access: full", SHARE),
        (GROUP, "  - scheme: state-budget\n", f"  - scheme: state-budget\n{share}"),
    )
    assert [note.en for note in found.main.notes] == notes


PAYS = FOLLOWER.replace("follows:", "patient_share: full-price\nfollows:")
AT_TIMES = "    when: {en: At times., sr: Понекад.}\n"


@pytest.mark.parametrize(("when", "share"), [("", "none"), (AT_TIMES, "varies")])
def test_a_cell_tells_the_share_of_the_scheme_that_applies_always_and_else_that_shares_differ(tmp_path, when, share):
    second = f"  - scheme: follower\n{AT_TIMES}    legal_basis: [health-care/art-238]\n"
    found = cell(
        tmp_path,
        ("schemes/follower.yml", "", PAYS),
        (GROUP, "  - scheme: state-budget\n", f"  - scheme: state-budget\n{when}"),
        (GROUP, "covers:\n", f"covers:\n{second}"),
    )
    assert found.patient_share == share


def test_an_article_is_about_the_groups_that_name_it_and_else_about_those_whose_answers_rest_on_it(tmp_path):
    refugees = FILES[GROUP].replace("order: 1", "order: 2").replace("health-care/art-239.1.2", "health-care/art-238.1")
    told = Assessment(
        checked_dataset(
            write_small_data(
                tmp_path,
                ("groups/refugees.yml", "", refugees.replace("health-care/art-239]", "health-care/art-238]")),
                ("benchmarks/right-to-health.yml", "[asylum-seekers]", "[asylum-seekers, refugees]"),
                ("pathways/refugees.yml", "", FILES["pathways/asylum-seekers.yml"]),
                sign_of("refugees"),
            )
        )
    )
    assert told.groups_meant("health-care/art-238") == ["refugees"]
    assert told.groups_meant("health-care/art-239") == ["asylum-seekers"]
    assert told.groups_meant("covenant/art-12") == ["asylum-seekers", "refugees"]


def test_an_article_is_decisive_if_something_turns_on_it_and_not_if_an_office_alone_rests_on_it(tmp_path):
    article = FILES["laws/health-care.yml"].split('  "239":')[1].split("    parts:")[0]
    told = Assessment(
        checked_dataset(
            write_small_data(
                tmp_path,
                ("laws/health-care.yml", "topics:", f'  "250":{article}topics:'),
                ("institutions/ministry-of-health.yml", "[health-care/art-239]", "[health-care/art-250]"),
            )
        )
    )
    assert told.uses["health-care/art-250"].institutions == ["ministry-of-health"]
    assert told.decisive == {"health-care/art-238", "health-care/art-239"}
