"""How the data says what is wrong with it: where, what, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, as an editor shows it: path from the project's root, line from 1."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in the data, and the way out of it."""

    where: Place
    message: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}\n    {self.cure}"


class InvalidData(Exception):
    """The data can't be published; `problems` holds every reason, ordered by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        listed = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{listed}\n{count} {'problem' if count == 1 else 'problems'} in the data")


def unknown(where: Place, kind: str, name: str, known: Iterable[str]) -> Problem:
    """The problem of a name that nobody defined, with the nearest one that somebody did."""
    known = sorted(known)
    near = get_close_matches(str(name), known, n=1, cutoff=0.5)
    if near:
        cure = f"did you mean '{near[0]}'?"
    elif len(known) <= 20:
        cure = f"write one of: {', '.join(known)}"
    else:
        cure = f"there are {len(known)} of them; see data/README.md for where they stand"
    return Problem(where, f"unknown {kind} '{name}'", cure)
