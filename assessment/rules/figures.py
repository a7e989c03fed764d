"""Figures: tables are whole, and what a source computes is computed again."""

from collections.abc import Iterator

from assessment.computing import agrees, printed_result, result
from assessment.dataset import Dataset
from assessment.model import Statistic
from assessment.problems import Problem, unknown


def tables_are_whole(dataset: Dataset) -> Iterator[Problem]:
    """Every cell that a table, its chart or a computation names is there."""
    for id, statistic in dataset.statistics.items():
        for path, what, name, known in _named(statistic):
            if name not in known:
                yield unknown(dataset.place("statistics", id, *path), what, name, known)


def computations_come_out(dataset: Dataset) -> Iterator[Problem]:
    """What a source prints for a sum, a difference, a share or a change is what comes out, or a note says why not."""
    for id, statistic in dataset.statistics.items():
        for name, computation in statistic.computed.items():
            where = dataset.place("statistics", id, "computed", name)
            if computation.kind != "sum" and len(computation.of) != 2:
                yield Problem(where, f"'{computation.kind}' takes two figures", "name two under `of:`")
            elif _divides_by_nothing(statistic, computation):
                yield Problem(where, "a share or a change of nothing", "choose a figure that isn't 0 to measure by")
            elif not agrees(statistic, computation) and computation.note is None:
                found, printed = result(statistic, computation), printed_result(statistic, computation)
                cure = "correct the figures, or add `note:` that says how we read the source"
                yield Problem(where, f"the figures give {found}, the source prints {printed}", cure)


def _divides_by_nothing(statistic: Statistic, computation) -> bool:
    try:
        result(statistic, computation)
    except ArithmeticError:
        return True
    return False


def _named(statistic: Statistic) -> Iterator[tuple[tuple, str, str, list[str]]]:
    """Each name of a column, a row or a cell in a table: where it stands, what it is, and what is known."""
    columns, rows = list(statistic.columns), list(statistic.rows)
    cells = [f"{row}.{column}" for row, record in statistic.rows.items() for column in record.values]
    for row, record in statistic.rows.items():
        for column in record.values:
            yield ("rows", row, "values", column), "column", column, columns
    if statistic.chart_column:
        yield ("chart_column",), "column", statistic.chart_column, columns
    for index, row in enumerate(statistic.highlight):
        yield ("highlight", index), "row", row, rows
    for name, computation in statistic.computed.items():
        for index, cell in enumerate(computation.of):
            yield ("computed", name, "of", index), "cell", cell, cells
        if computation.printed_at:
            yield ("computed", name, "printed_at"), "cell", computation.printed_at, cells
    for index, contradiction in enumerate(statistic.contradictions):
        if contradiction.cell:
            yield ("contradictions", index, "cell"), "cell", contradiction.cell, cells
