"""What follows from recorded figures: every sum, difference, share and percentage that a page prints."""

from decimal import ROUND_HALF_UP, Decimal

from assessment.model import Computation, Statistic


def value_at(statistic: Statistic, cell: str) -> Decimal:
    """The number at `row.column` of a table. Raises KeyError where the source gives none."""
    row, column = cell.split(".")
    return Decimal(str(statistic.rows[row].values[column]))


def result(statistic: Statistic, computation: Computation) -> Decimal:
    """What a computation comes to, in the table's unit or in percent, rounded half up to its decimals.

    Raises KeyError if a cell is not there, ZeroDivisionError if a share or change is asked of nothing.
    """
    numbers = [value_at(statistic, cell) for cell in computation.of]
    exact = _KINDS[computation.kind](numbers)
    return exact.quantize(Decimal(1).scaleb(-computation.decimals), rounding=ROUND_HALF_UP)


def printed_result(statistic: Statistic, computation: Computation) -> Decimal | None:
    """What the source itself prints for a computation; None where it prints nothing."""
    if computation.printed_at:
        return value_at(statistic, computation.printed_at)
    return None if computation.printed is None else Decimal(str(computation.printed))


def agrees(statistic: Statistic, computation: Computation) -> bool:
    """Whether the source prints what comes out, or prints nothing."""
    printed = printed_result(statistic, computation)
    return printed is None or printed == result(statistic, computation)


_KINDS = {
    "sum": sum,
    "difference": lambda numbers: numbers[0] - numbers[1],
    "change-percent": lambda numbers: (numbers[1] - numbers[0]) / numbers[0] * 100,
    "share-percent": lambda numbers: numbers[0] / numbers[1] * 100,
    "ratio": lambda numbers: numbers[0] / numbers[1],
}
