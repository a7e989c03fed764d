"""Each way to get the data wrong says where it is wrong, what is wrong and what to write instead."""

import pytest

from assessment.loading import checked_dataset
from assessment.problems import InvalidData
from tests.small import FILES, FINGERPRINT, sign_of, write_small_data

LAW, GROUP, SCHEME = "laws/health-care.yml", "groups/asylum-seekers.yml", "schemes/state-budget.yml"
CONFLICT, SOURCE = "conflicts/cost-of-care.yml", "sources/aida-2024.yml"
TREATY, BENCHMARK, CITIZENS = "laws/covenant.yml", "benchmarks/right-to-health.yml", "comparators/citizens.yml"
A_TEXT = "definition: {en: Something, sr: Нешто}"


def problems_of(tmp_path, *changes):
    with pytest.raises(InvalidData) as caught:
        checked_dataset(write_small_data(tmp_path, *changes))
    return [(str(problem.where), problem.message, problem.cure) for problem in caught.value.problems]


def test_the_small_data_is_in_order(tmp_path):
    assert checked_dataset(write_small_data(tmp_path)).groups.keys() == {"asylum-seekers"}


FORM = [
    # What is written where, and the line, the fault and the cure that the author sees.
    (GROUP, "order: 1", "order: 1\norder: 2", 3, "'order' stands here twice", "keep one"),
    (GROUP, "order: 1", "order: one", 2, "'order' must be a whole number, not 'one'", "digits only"),
    (GROUP, "order: 1", "order: 010", 2, "'010' without quotes is not text to YAML", '"010"'),
    (LAW, '"239":', "239:", 20, "'239' without quotes is not a name to YAML", '"239":'),
    (GROUP, A_TEXT, 'definition: {en: "x {onclick=y", sr: Не}', 3, "page markup in a text", "plain words"),
    (SCHEME, "payers: [state-budget]", "payers: []", 4, "'payers' needs at least 1", "write one"),
    (GROUP, "order: 1", "order:", 2, "nothing is written after the colon", "write the value"),
    (GROUP, "order: 1", "ordr: 1", 1, "'order' is missing", "add `order:`"),
    (GROUP, "order: 1", "ordr: 1", 2, "unknown field 'ordr'", "did you mean 'order'?"),
    (GROUP, "covers:", "papers: x\ncovers:", 8, "unknown field 'papers'", "it may hold: "),
    (GROUP, A_TEXT, "definition: {en: Something}", 3, "the Serbian text is missing", "add `sr: …`"),
    (GROUP, A_TEXT, "definition: Something", 3, "'definition' must be fields with names", "name: value"),
    (GROUP, A_TEXT, "definition: {en: no, sr: Не}", 3, "'no' without quotes is not text to YAML", '"no"'),
    (GROUP, A_TEXT, "definition: {en: 1.10, sr: Не}", 3, "'en' must be text, not '1.10'", "in quotes"),
    (GROUP, A_TEXT, "definition: {en: 12:30, sr: Не}", 3, "'12:30' without quotes", '"12:30"'),
    (GROUP, A_TEXT, "definition: {en: ~, sr: Не}", 3, "nothing is written after the colon", "write the value"),
    (GROUP, A_TEXT, "definition: {en: 12, sr: Не}", 3, "'en' must be text, not '12'", "quotes"),
    (GROUP, A_TEXT, "definition: {en: one, two, sr: Не}", 3, "unknown field 'two'", "it may hold: en, sr"),
    (GROUP, A_TEXT, "definition: {en: it is so, or not, sr: Не}", 3, "unknown field 'or not'", "needs quotes"),
    (GROUP, A_TEXT, "definition: {en: Something, sr: Nešto}", 3, "Latin script in the Serbian text", "in Cyrillic"),
    (GROUP, A_TEXT, "definition: {en: Something, sr: Нештo}", 3, "a Latin letter inside", "type the word again"),
    (GROUP, A_TEXT, "definition: {en: Нешто, sr: Нешто}", 3, "Cyrillic in the English text", "in English"),
    (GROUP, A_TEXT, 'definition: {en: " ", sr: Не}', 3, "the text is empty", "write it"),
    (GROUP, A_TEXT, "definition: {en: <b>Some</b>, sr: Не}", 3, "HTML in a text", "plain words"),
    (GROUP, A_TEXT, 'definition: {en: "<!-- x -->", sr: Не}', 3, "HTML in a text", "plain words"),
    (GROUP, A_TEXT, 'definition: {en: "[x](https://x.rs)", sr: Не}', 3, "page markup in a text", "plain words"),
    (GROUP, A_TEXT, 'definition: {en: "{{ x }}", sr: Не}', 3, "page markup in a text", "plain words"),
    (GROUP, A_TEXT, 'definition: {en: "javascript: alert", sr: Не}', 3, "a link that runs code", "remove it"),
    (GROUP, A_TEXT, 'definition: {en: "data:text/html,x", sr: Не}', 3, "a link that runs code", "remove it"),
    (GROUP, "legal_basis: [health-care/art-239]", "legal_basis: []", 7, "'legal_basis' needs at least 1", "write one"),
    (
        GROUP,
        "legal_basis: [health-care/art-239]",
        "legal_basis: art 239",
        7,
        "'legal_basis' must be a list",
        "[one, two]",
    ),
    (
        GROUP,
        "health-care/art-239.1.2]",
        "health-care/239.1.2]",
        4,
        "'health-care/239.1.2' is not in the form",
        "law/art-ARTICLE",
    ),
    (GROUP, "  - scheme", "\t- scheme", 9, "not readable as YAML", "indentation"),
    (LAW, "official_url: https:", "official_url: javascript:", 7, "is not an address", "https://"),
    (LAW, "official_url: https:", "official_url: http:", 7, "is not an address", "https://"),
    (LAW, '"25/2019"', '"25-2019"', 6, "'25-2019' is not in the form", '"25/2019"'),
    (LAW, "text_as_of: 2026-02-22", "text_as_of: 2026-02-30", 8, "there is no day 2026-02-30", "calendar"),
    (
        LAW,
        "text_as_of: 2026-02-22",
        "text_as_of: 22.2.2026",
        8,
        "'text_as_of' must be a date, not '22.2.2026'",
        "2026-11-22",
    ),
    (LAW, '"238":', '"238.":', 11, "'238.' is not in the form", "an article's number"),
    (LAW, '"1.2":', '"1.2)":', 27, "'1.2)' is not in the form", "paragraph, point"),
    (LAW, "a" * 64, "a" * 63, 16, "is not in the form", "64 hexadecimal digits"),
    ("edition.yml", "CC-BY-4.0", "CC-BY-3.0", 7, "'content_licence' can't be 'CC-BY-3.0'", "CC-BY-4.0"),
    (SOURCE, "year: 2025", "year: &a 2025\nmonth: *a", 4, "a reference with '*'", "write the value out"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message", "cure"), FORM)
def test_a_misshapen_record_says_where_and_what_to_write(tmp_path, file, old, new, line, message, cure):
    found = problems_of(tmp_path, (file, old, new))
    assert any(
        where == f"data/{file}:{line}" and message in said and cure in way_out for where, said, way_out in found
    ), found


SUBSTANCE = [
    (
        GROUP,
        "scheme: state-budget",
        "scheme: state-bugdet",
        9,
        "unknown scheme 'state-bugdet'",
        "did you mean 'state-budget'?",
    ),
    (
        SCHEME,
        "payers: [state-budget]",
        "payers: [fund]",
        4,
        "unknown payer 'fund'",
        "write one of: patient, state-budget, unclear",
    ),
    (SCHEME, "access: full", "access: ful", 8, "unknown access level 'ful'", "did you mean 'full'?"),
    (SCHEME, "vaccination:", "vacination:", 7, "unknown service 'vacination'", "did you mean 'vaccination'?"),
    (LAW, "kind: law", "kind: act", 1, "unknown kind of law 'act'", "write one of: law"),
    (CONFLICT, "[asylum-seekers]", "[refugees]", 5, "unknown group 'refugees'", "write one of: asylum-seekers"),
    (
        CONFLICT,
        "health-care/art-238,",
        "healthcare/art-238,",
        2,
        "unknown law 'healthcare'",
        "did you mean 'health-care'?",
    ),
    (
        CONFLICT,
        "health-care/art-238,",
        "health-care/art-272,",
        2,
        "'health-care' has no article 272",
        "its last article is 271",
    ),
    (
        CONFLICT,
        "health-care/art-238,",
        "health-care/art-12,",
        2,
        "article 12 of 'health-care' is not recorded",
        "open the article",
    ),
    (CONFLICT, "health-care/art-238,", "health-care/art-238.4,", 2, "has no paragraph 4", "its last paragraph is 3"),
    (
        CONFLICT,
        "art-239]",
        "art-239.1.3]",
        2,
        "unknown provision 'health-care/art-239.1.3'",
        "did you mean 'health-care/art-239.1.2'?",
    ),
    (CONFLICT, "[health-care/art-238, ", "[", 2, "'provisions' needs at least 2", "write 2 or more"),
    (LAW, '"239":', '"272":', 20, "'health-care' has no article 272", "its last article is 271"),
    (LAW, '"1.2":', '"2.2":', 27, "article 239 has no paragraph 2", "its last paragraph is 1"),
    (LAW, "    checked_on: 2026-11-20\n", "", 11, "marked as read, but checked_on is missing", "not-yet-checked"),
    (
        LAW,
        "evidence: text-read",
        "evidence: not-yet-checked",
        11,
        "bears checked_on and text_sha256 and paragraphs",
        "text-read",
    ),
    (
        LAW,
        "checked_on: 2026-11-22",
        "checked_on: 2026-11-23",
        23,
        "2026-11-23 is after the edition's as-of date",
        "as_of",
    ),
    (
        CONFLICT,
        "[health-care/art-238, ",
        "[health-care/art-239, ",
        2,
        "'health-care/art-239' stands here twice",
        "once",
    ),
    (BENCHMARK, "[asylum-seekers]", "[asylum-seekers, asylum-seekers]", 2, "stands here twice", "name each once"),
    (GROUP, "defined_by: [health-care/art-239.1.2]", "defined_by: [covenant/art-13]", 4, "is not recorded", "open the"),
    (CITIZENS, "scheme: state-budget", "scheme: budget", 5, "unknown scheme 'budget'", "did you mean 'state-budget'?"),
    (TREATY, "    source: aida-2024\n", "", 9, "known from a report, but names none", "add `source:`"),
    (SOURCE, "accessed_on: 2026-11-22\n", "", 9, "rests on 'aida-2024', which nobody has opened", "accessed_on"),
    (
        TREATY,
        "evidence: report-read\n    source: aida-2024",
        f"evidence: text-read\n    checked_on: 2026-11-22\n    paragraphs: 2\n    text_sha256: {FINGERPRINT}",
        9,
        "the law does not say as of when its text is",
        "text_as_of",
    ),
    (
        TREATY,
        "published_in: {en: Something, sr: Нешто}\n",
        "",
        1,
        "does not say where it was published",
        "published_in",
    ),
    (
        TREATY,
        "topics: [health-care]",
        "topics: [health-care]\nmade_under: [health-care/art-239]",
        8,
        "is a treaty and rests on no other act",
        "remove `made_under:`",
    ),
    (
        TREATY,
        "topics: [health-care]",
        "topics: [helth-care]",
        7,
        "unknown topic 'helth-care'",
        "did you mean 'health-care'?",
    ),
    (
        BENCHMARK,
        "[covenant/art-12.2.d]",
        "[health-care/art-239]",
        4,
        "'health-care/art-239' is Serbian law",
        "name a treaty",
    ),
    (
        BENCHMARK,
        "[health-care/art-239]",
        "[covenant/art-12]",
        6,
        "'covenant/art-12' is no Serbian law",
        "of Serbian law",
    ),
    (BENCHMARK, "distance: met", "distance: far", 7, "unknown distance 'far'", "write one of: met"),
    (GROUP, A_TEXT, "definition: {en: An Asylant, sr: Неко}", 3, "'Asylant' is not our word", "write 'asylum seeker'"),
    (GROUP, A_TEXT, "definition: {en: One, sr: Права азиланата}", 3, "'азиланата' is not our word", "'тражилац азила'"),
    (SCHEME, "patient_share: none\n", "", 1, "does not say what the patient pays", "patient_share"),
    (
        SCHEME,
        "  emergency-care:\n    access: full\n    legal_basis: [health-care/art-238.1]\n",
        "",
        8,
        "nothing is said of 'emergency-care' for 'asylum-seekers'",
        "access: unclear",
    ),
    (SCHEME, "access: full", "access: conditional", 7, "but nothing under `conditions` says why", "add `conditions:`"),
    (SCHEME, "access: full", "access: unclear", 7, "but nothing under `note` says why", "add `note:`"),
    (
        GROUP,
        "covers:",
        "entitlements:\n  vaccination:\n    legal_basis: [health-care/art-239]\ncovers:",
        9,
        "says nothing",
        "or remove it",
    ),
    (
        SCHEME,
        "patient_share: none\n",
        "patient_share: none\nshares_limit: true\n",
        6,
        "follows none that has a limit",
        "remove `shares_limit:`",
    ),
    (
        "access_levels.yml",
        "none:",
        "most:\n  label: {en: x, sr: х}\n  definition: {en: x, sr: х}\nnone:",
        14,
        "the access level 'most' has no shape",
        "use one of the five",
    ),
    ("access_levels.yml", "none:", "nothing:", 1, "'none' is missing", "keep it"),
    ("access_levels.yml", "rank: 1", "rank: 3", 13, "'emergency-only' bears the rank 3", "write `rank: 1`"),
    ("access_levels.yml", "  rank: 3\n", "", 1, "'full' bears no rank", "write `rank: 3`"),
    ("access_levels.yml", "  requires: [note]", "  rank: 0", 21, "'unclear' bears the rank 0", "remove `rank:`"),
    (
        SCHEME,
        "services:",
        "limit: {access: unclear, conditions: {en: x, sr: х}, legal_basis: [health-care/art-239]}\nservices:",
        6,
        "'unclear' is neither more nor less than another level",
        "name a level with a rank",
    ),
    (CONFLICT, "art-239]", "art-239.a]", 2, "unknown provision 'health-care/art-239.a'", "did you mean"),
    (SCHEME, "patient_share: none", "follows: state-budget", 5, "itself follows 'state-budget'", "remove `follows:`"),
    (
        "recommendations/name-one-payer.yml",
        "conflicts: [cost-of-care]",
        "conflicts: [other]",
        10,
        "unknown conflict 'other'",
        "write one of: cost-of-care",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message", "cure"), SUBSTANCE)
def test_a_broken_rule_says_where_and_what_to_write(tmp_path, file, old, new, line, message, cure):
    found = problems_of(tmp_path, (file, old, new))
    place = (
        "groups/asylum-seekers.yml"
        if "nothing is said" in message
        else TREATY
        if "nobody has opened" in message
        else file
    )
    assert any(
        where == f"data/{place}:{line}" and message in said and cure in way_out for where, said, way_out in found
    ), found


def test_a_conflict_needs_a_recommendation(tmp_path):
    finding = ("findings/nobody-is-named-to-pay.yml", "[cost-of-care]", "[cost-of-care, other]")
    assert problems_of(tmp_path, ("conflicts/other.yml", "", FILES[CONFLICT]), finding) == [
        (
            "data/conflicts/other.yml:1",
            "no recommendation answers the conflict 'other'",
            "name it under `conflicts:` of a file in data/recommendations/, or write one",
        )
    ]


def test_two_groups_cannot_share_a_place_in_the_tables(tmp_path):
    found = problems_of(tmp_path, ("groups/refugees.yml", "", FILES[GROUP]))
    assert ("data/groups/refugees.yml:2", "'refugees' has the same order as 'asylum-seekers'") in [
        (where, message) for where, message, _ in found
    ]


def test_a_group_needs_a_benchmark(tmp_path):
    second = ("groups/refugees.yml", "", FILES[GROUP].replace("order: 1", "order: 2"))
    pathway = ("pathways/refugees.yml", "", FILES["pathways/asylum-seekers.yml"])
    found = problems_of(tmp_path, second, pathway, sign_of("refugees"))
    assert found == [
        (
            "data/groups/refugees.yml:1",
            "no benchmark is recorded for 'refugees'",
            "name it under `groups:` of a file in data/benchmarks/, or write one",
        )
    ]


def test_practice_said_to_be_read_needs_a_source_that_was_opened(tmp_path):
    practice = "practice:\n  text: {en: x, sr: х}\n  sources: [other]\n  period: '2023'\n  evidence: report-read\n"
    found = problems_of(
        tmp_path,
        (CONFLICT, "confirmed_by_lawyer: false\n", "confirmed_by_lawyer: false\n" + practice),
        ("sources/other.yml", "", FILES[SOURCE].replace("accessed_on: 2026-11-22\n", "")),
    )
    assert [(where, message) for where, message, _ in found] == [
        ("data/conflicts/cost-of-care.yml:8", "this rests on 'other', which nobody has opened")
    ]


def test_two_laws_cannot_share_an_abbreviation(tmp_path):
    found = problems_of(tmp_path, ("laws/covenant.yml", "sr: ПАКТ", "sr: ЗЗЗ"))
    assert [(where, message) for where, message, _ in found] == [
        ("data/laws/covenant.yml:3", "'ЗЗЗ' already stands for 'health-care'")
    ]


def test_a_scheme_cannot_follow_one_that_follows(tmp_path):
    third = FILES[SCHEME].replace("patient_share: none", "patient_share: none\nfollows: follower")
    follower = FILES[SCHEME].replace("patient_share: none", "patient_share: none\nfollows: state-budget")
    found = problems_of(tmp_path, ("schemes/follower.yml", "", follower), ("schemes/third.yml", "", third))
    assert [(where, cure) for where, _, cure in found] == [
        ("data/schemes/third.yml:6", "write `follows: state-budget`")
    ]


def test_all_problems_are_told_at_once_in_the_order_of_files_and_lines(tmp_path):
    found = problems_of(
        tmp_path,
        (LAW, "purpose: ", "porpose: "),
        (GROUP, "order: 1", "order: x"),
        (GROUP, A_TEXT, "definition: {en: x}"),
    )
    assert [where for where, *_ in found] == [
        "data/groups/asylum-seekers.yml:2",
        "data/groups/asylum-seekers.yml:3",
        "data/laws/health-care.yml:1",
        "data/laws/health-care.yml:4",
    ]


def test_a_file_that_nothing_reads_is_reported(tmp_path):
    [(where, message, _)] = problems_of(tmp_path, ("groups/refugees.yaml", "", "order: 1"))
    assert (where, message) == ("data/groups/refugees.yaml:1", "no record is read from this file")


def test_a_file_name_that_cannot_be_an_address_is_reported(tmp_path):
    found = problems_of(tmp_path, ("sources/Bad Name.yml", "", FILES[SOURCE]))
    assert ("data/sources/Bad Name.yml:1", "'Bad Name' can't be an id") in [(where, said) for where, said, _ in found]


def test_a_missing_an_empty_and_a_garbled_file_are_reported(tmp_path):
    data = write_small_data(tmp_path, ("payers.yml", FILES["payers.yml"], ""))
    (data / "services.yml").unlink()
    (data / "groups" / "asylum-seekers.yml").write_bytes("тражиоци".encode("cp1251"))
    with pytest.raises(InvalidData) as caught:
        checked_dataset(data)
    assert {(str(problem.where), problem.message) for problem in caught.value.problems} == {
        ("data/payers.yml:1", "the file is empty"),
        ("data/services.yml:1", "the file is missing"),
        ("data/groups/asylum-seekers.yml:1", "the file is not UTF-8"),
    }


def test_the_message_for_an_author_reads_as_place_fault_and_cure(tmp_path):
    with pytest.raises(InvalidData) as caught:
        checked_dataset(write_small_data(tmp_path, (SCHEME, "access: full", "access: ful")))
    assert str(caught.value) == (
        "data/schemes/state-budget.yml:8: unknown access level 'ful'\n    did you mean 'full'?\n1 problem in the data"
    )


def test_acronyms_stay_latin_in_serbian(tmp_path):
    text = "definition: {en: Something, sr: Лечење HIV инфекције и обавештење IOM}"
    assert checked_dataset(write_small_data(tmp_path, (GROUP, A_TEXT, text))).groups["asylum-seekers"]
