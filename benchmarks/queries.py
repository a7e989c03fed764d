"""The queries by which search is measured, as queries.yml has them."""

from dataclasses import dataclass
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("queries.yml")


@dataclass(frozen=True)
class Query:
    """One query in one edition, with the addresses (under the edition's root) of which one must come first."""

    form: str  # What kind of query it is: article, cell, typo …
    edition: str  # en, sr or sr-latn.
    text: str
    answers: tuple[str, ...]  # The best first.

    def place(self, found: list[str]) -> int | None:
        """The place, from 0, of the first answer among what was found; None if there is none."""
        return next((place for place, address in enumerate(found) if address in self.answers), None)

    def by_page(self) -> "Query":
        """The same, if it is enough that the page is right."""
        return Query(self.form, self.edition, self.text, tuple(page_of(address) for address in self.answers))


def page_of(address: str) -> str:
    """The address without its anchor."""
    return address.partition("#")[0]


def queries() -> list[Query]:
    """Every query in each edition in which it is tried, in the table's order."""
    return [
        Query(section["form"], edition, text, (row["first"], *row.get("or", ())))
        for section in yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        for edition in section["editions"]
        for row in section["rows"]
        for text in row["ask"]
    ]
