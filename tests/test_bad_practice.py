"""What is wrong with practice, findings, figures, consultations, comments: in words that say what to write."""

import pytest

from assessment.dates import period_in_words
from assessment.loading import checked_dataset
from tests.small import FILES, write_small_data
from tests.test_bad_data import problems_of

PRACTICE, FINDING, PATHWAY = (
    "practice/doctor-in-the-centre.yml",
    "findings/nobody-is-named-to-pay.yml",
    "pathways/asylum-seekers.yml",
)
FIGURES, RECOMMENDATION, TASK = (
    "statistics/consultations.yml",
    "recommendations/name-one-payer.yml",
    "tasks/map-the-law.yml",
)
INSTITUTION, SOURCE = "institutions/ministry-of-health.yml", "sources/aida-2024.yml"
CONSULTATION = "category: hospitals\nform: interview\nstatus: planned\n"
COMMENT = (
    "category: hospitals\nreceived_on: 2026-11-20\nabout: findings/\ncomment: {en: Why, sr: Зашто}\nstatus: open\n"
)

WRONG = [
    # What is written where, and the place, the fault and the cure that the author sees.
    (PRACTICE, 'period: "2024"', 'period: "last year"', 7, "not in the form that 'period' needs", '"2018-06/2018-12"'),
    (PRACTICE, "rating: as-law", "rating: as-laws", 5, "unknown practice rating", "did you mean 'as-law'?"),
    (FINDING, "conflicts: [cost-of-care]", "institutions: [ministry-of-health]", 1, "nothing is named", "`conflicts:`"),
    (FINDING, "severity: delay\n", "", 1, "nothing says how serious this is", "`severity:` and `reach:`"),
    (FINDING, "kind: gap-in-law", "kind: good-practice", 1, "no severity and no reach", "remove"),
    (
        FINDING,
        "conflicts: [cost-of-care]",
        "practice: [doctor-in-the-centre]",
        1,
        "a gap in law without",
        "`provisions:`",
    ),
    (
        FINDING,
        "kind: gap-in-law",
        "kind: gap-in-law\nbecame: {en: x, sr: х}",
        1,
        "only of a good practice",
        "explanation",
    ),
    (FINDING, "conflicts:", "sources: [aida-2024]\nconflicts:", 1, "half of how it is known", "stand together"),
    (RECOMMENDATION, "provisions: [health-care/art-239]\n", "", 1, "nothing is named", "`procedure:`"),
    (RECOMMENDATION, "findings: [nobody-is-named-to-pay]", "findings: []", 3, "needs at least 1", "one or more"),
    (RECOMMENDATION, "cost: none", "cost: none\nnorms: [health-care/art-238]", 7, "is Serbian law", "`provisions:`"),
    (RECOMMENDATION, "[health-care/art-239]", "[covenant/art-12]", 9, "is no Serbian law", "move it to `norms:`"),
    (PATHWAY, "        conflicts: [cost-of-care]\n", "", 10, "nothing is named that this rests on", "`practice:`"),
    (FIGURES, "all: 920", "all: 1920", 16, "the figures give 2000, the source prints 1000", "add `note:`"),
    (FIGURES, "all: 920", "each: 920", 9, "unknown column 'each'", "all"),
    (FIGURES, "of: [one.all, two.all]", "of: [one.all, tow.all]", 19, "unknown cell 'tow.all'", "two.all"),
    (FIGURES, "all: 920", "all: many", 9, "'many' is not a number", "25051 or 82.10"),
    (FIGURES, "kind: sum", "kind: ratio", 16, "the source prints 1000", "add `note:`"),
    (
        INSTITUTION,
        "mandates:",
        "flows:\n  - to: other\n    kind: money\n    what: {en: x, sr: х}\nmandates:",
        4,
        "unknown",
        "",
    ),
    (TASK, "standing: met", "standing: partly", 1, "nothing says what is missing", "add `missing:`"),
    (TASK, "number: 1", "number: 2", 0, "the tasks are numbered [2]", "number them 1, 2, 3"),
    (TASK, "counts: [laws]", "counts: [lawz]", 7, "'lawz' is no kind of record", "laws"),
    (TASK, "page: legal-framework/", "page: Legal", 5, "not in the form that 'page' needs", "findings/"),
    (
        "practice_levels.yml",
        "[vaccination, emergency-care]",
        "[vaccination]",
        0,
        "belongs to 0 levels",
        "practice_levels",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message", "cure"), WRONG)
def test_what_is_wrong_is_said_where_it_stands(tmp_path, file, old, new, line, message, cure):
    found = problems_of(tmp_path, (file, old, new))
    place = f"data/{file}:{line}" if line else "data"
    assert any(where.startswith(place) and message in said and cure in way_out for where, said, way_out in found), found


def test_a_single_report_documents_nothing(tmp_path):
    one_report = FILES[FINDING].replace("conflicts: [cost-of-care]", "practice: [doctor-in-the-centre]")
    found = problems_of(tmp_path, ("findings/other.yml", "", one_report.replace("gap-in-law", "gap-in-practice")))
    assert "one source alone doesn't make it documented" in [message for _, message, _ in found]


def test_a_finding_nobody_answers_and_a_conflict_nobody_speaks_of_are_told(tmp_path):
    other = FILES["conflicts/cost-of-care.yml"]
    found = problems_of(tmp_path, ("findings/other.yml", "", FILES[FINDING]), ("conflicts/other.yml", "", other))
    messages = [message for _, message, _ in found]
    assert "no recommendation answers the finding 'other'" in messages
    assert "no finding speaks of the conflict 'other'" in messages


def test_a_pathway_is_that_of_a_group_and_each_group_has_one(tmp_path):
    other = FILES["groups/asylum-seekers.yml"].replace("order: 1", "order: 2")
    found = problems_of(tmp_path, ("groups/refugees.yml", "", other), ("pathways/others.yml", "", FILES[PATHWAY]))
    messages = {message for _, message, _ in found}
    assert {"'refugees' has no pathway", "'others' is no group"} <= messages


def test_what_was_read_in_a_report_names_one_that_was_opened(tmp_path):
    activity = "role: pays, text: {en: x, sr: х}, sources: [aida-2024], period: '2024', evidence: report-read"
    found = problems_of(
        tmp_path,
        (SOURCE, "accessed_on: 2026-11-22\n", ""),
        (INSTITUTION, "mandates:", f"activities:\n  - {{{activity}}}\nmandates:"),
    )
    told = {where.split("/")[1] for where, said, _ in found if "nobody has opened" in said}
    assert told >= {"practice", "statistics", "institutions", "centres"}


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Call +381 11 123 4567", "a telephone number"),
        ("Call 011/123-4567", "a telephone number"),
        ("Call 064/1234567", "a telephone number"),
        ("Write to someone@example.org", "an e-mail address"),
        ("Number 0101990710006", "a citizen's number (JMBG)"),
    ],
)
def test_no_text_says_how_to_find_a_person(tmp_path, said, what):
    learned = (
        CONSULTATION.replace("planned", "held")
        + f'month: "2026-11"\nconsent: true\nlearned: {{en: "{said}", sr: Нешто}}\n'
    )
    found = problems_of(tmp_path, ("consultations/first.yml", "", learned))
    assert [message for _, message, _ in found if what in message], found


@pytest.mark.parametrize("field", ["name", "telephone", "interviewee"])
def test_a_consultation_has_no_field_for_a_person(tmp_path, field):
    ((_, message, cure),) = problems_of(tmp_path, ("consultations/first.yml", "", f"{CONSULTATION}{field}: Somebody\n"))
    assert message == f"unknown field '{field}'"
    assert "never a person" in cure


def test_gazette_and_article_numbers_are_no_telephone_numbers(tmp_path):
    plain = "{en: 'Official Gazette 25/2019 and 92/2023, in 2015-2016; 124,127 persons, 86,058 EUR.', sr: Нешто}"
    checked_dataset(write_small_data(tmp_path, (PRACTICE, "text: {en: Something, sr: Нешто}", f"text: {plain}")))


def test_a_talk_that_was_held_has_its_month_and_consent(tmp_path):
    held = CONSULTATION.replace("planned", "held")
    assert "a talk that was held needs its month and consent" in [
        message for _, message, _ in problems_of(tmp_path, ("consultations/first.yml", "", held))
    ]
    guessed = CONSULTATION + "learned: {en: x, sr: х}\n"
    assert "nothing can be learned from a talk that wasn't held" in [
        message for _, message, _ in problems_of(tmp_path, ("consultations/second.yml", "", guessed))
    ]


def test_a_final_edition_has_no_open_comment(tmp_path):
    final = ("edition.yml", "state: draft", "state: final")
    ((where, message, cure),) = problems_of(tmp_path, final, ("comments/first.yml", "", COMMENT))
    assert (where, message) == ("data/comments/first.yml:1", "the edition is final, and this comment is open")
    assert "state: draft" in cure


def test_an_accepted_comment_says_what_was_answered_and_changed(tmp_path):
    found = problems_of(tmp_path, ("comments/first.yml", "", COMMENT.replace("open", "accepted")))
    assert {message for _, message, _ in found} == {
        "a comment that isn't open has an answer",
        "nothing says what was changed",
    }


@pytest.mark.parametrize(
    ("period", "english", "serbian"),
    [
        ("2023", "2023", "2023."),
        ("2020-2022", "2020–2022", "2020–2022."),
        ("2024-07", "July\u00a02024", "јул\u00a02024."),
        ("2018-06/2018-12", "June\u00a02018–December\u00a02018", "јун\u00a02018.–децембар\u00a02018."),
        ("2025-12-18", "18\u00a0December 2025", "18.\u00a0децембра 2025."),
    ],
)
def test_a_time_is_said_in_both_languages(period, english, serbian):
    assert (period_in_words(period, "en"), period_in_words(period, "sr")) == (english, serbian)
