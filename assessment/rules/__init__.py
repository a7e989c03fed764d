"""What must hold across records. Each rule is a generator of problems; its docstring is the rule."""

from assessment.dataset import Dataset
from assessment.problems import Problem
from assessment.rules import coverage, dates, figures, laws, method, names, practice, registers

RULES_OF_FORM = (
    names.names_are_known,
    names.words_that_the_program_uses_are_defined,
    names.access_levels_keep_their_order,
    laws.articles_are_within_the_law,
    coverage.schemes_stand_on_their_own_or_follow_one_that_does,
    coverage.a_limit_is_a_level_that_others_can_exceed,
    figures.tables_are_whole,
)
RULES_OF_SUBSTANCE = (
    laws.evidence_says_how_it_was_checked,
    laws.laws_say_where_they_were_published,
    laws.abbreviations_differ,
    laws.only_by_laws_are_made_under_a_law,
    dates.nothing_is_later_than_the_edition,
    coverage.every_group_answers_for_every_service,
    coverage.levels_get_what_they_require,
    coverage.additions_add_something,
    coverage.orders_differ,
    coverage.every_group_is_recognised_by_a_sign,
    coverage.signs_read_differently,
    coverage.every_service_has_one_level_of_practice,
    registers.every_conflict_is_answered,
    registers.benchmarks_compare_serbian_law_with_a_norm,
    registers.every_group_has_a_benchmark,
    registers.terms_are_used,
    practice.what_was_read_in_a_report_names_one_that_was_opened,
    practice.everything_rests_on_something,
    practice.findings_are_graded,
    practice.findings_are_followed_up,
    practice.recommendations_serve_a_norm,
    practice.every_group_has_a_pathway,
    figures.computations_come_out,
    method.nobody_is_identified,
    method.consultations_say_only_what_was_said,
    method.comments_are_answered,
    method.tasks_have_no_hole,
)


def problems_in(dataset: Dataset) -> list[Problem]:
    """Every broken rule. Rules of substance derive the cells, so they wait until the records fit together."""
    found = [problem for rule in RULES_OF_FORM for problem in rule(dataset)]
    return found or [problem for rule in RULES_OF_SUBSTANCE for problem in rule(dataset)]
