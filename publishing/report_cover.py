"""The cover of the report: what it says, and a pattern drawn from the access matrix itself."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from html import escape

DEEP, TEAL, PALE = "#0b4f53", "#2a7d80", "#a9c9c8"

# The shape of each access level, drawn around the middle of its square: filled, half, dot, ring, broken ring.
SHAPES = {
    "full": f'<circle r="3.5" fill="{DEEP}"/>',
    "conditional": (
        f'<path d="M0-3.5a3.5 3.5 0 0 0 0 7z" fill="{TEAL}"/>'
        f'<circle r="3.25" fill="none" stroke="{TEAL}" stroke-width=".5"/>'
    ),
    "emergency-only": f'<circle r="1.3" fill="{TEAL}"/>',
    "none": f'<circle r="3.3" fill="none" stroke="{PALE}" stroke-width=".4"/>',
    "unclear": f'<circle r="3.3" fill="none" stroke="{TEAL}" stroke-width=".4" stroke-dasharray="1 1.073"/>',
}
PITCH = 10


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What the cover says, in the language of the report."""

    kind: str  # What the document is: "Baseline assessment".
    title: str
    subtitle: str
    edition: str  # "Edition 0.1"
    as_of: str  # "As of 22 November 2026"
    date: date  # The same day; the PDF gives it as its own date.
    author: str
    desk_review: str
    no_endorsement: str
    no_legal_advice: str
    licence: str
    matrix: Sequence[Sequence[str]]  # A row of access levels for each group.
    matrix_title: str  # What the pattern shows, for those who don't see it.

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) in (None, "", "None"):
                raise ValueError(f"the report's cover has no {field.name}")

    @property
    def edition_line(self) -> str:
        """The short title that every page bears."""
        return f"{self.title} · {self.edition}"

    def html(self) -> str:
        """The cover as an element of the report."""
        text = {field.name: escape(str(getattr(self, field.name))) for field in fields(self)}
        return f"""
<section id="cover" title="{escape(self.edition_line)}">
  <p class="cover-kind">{text["kind"]}</p>
  <p class="cover-title">{text["title"]}</p>
  <p class="cover-subtitle">{text["subtitle"]}</p>
  <p class="cover-edition"><span>{text["edition"]}</span> <span>{text["as_of"]}</span></p>
  {pattern(self.matrix, self.matrix_title)}
  <div class="cover-foot">
    <p>{text["desk_review"]} {text["no_endorsement"]} {text["no_legal_advice"]}</p>
    <p>{text["author"]}. {text["licence"]}</p>
  </div>
</section>"""


def pattern(matrix: Sequence[Sequence[str]], title: str) -> str:
    """The matrix as a drawing: a shape for each access level, rows and columns in the given order."""
    columns = max(map(len, matrix))
    shapes = "".join(
        f'<g transform="translate({x * PITCH + PITCH // 2} {y * PITCH + PITCH // 2})">{SHAPES[level]}</g>'
        for y, row in enumerate(matrix)
        for x, level in enumerate(row)
    )
    return (
        f'<svg class="cover-pattern" viewBox="0 0 {columns * PITCH} {len(matrix) * PITCH}" role="img">'
        f"<title>{escape(title)}</title>{shapes}</svg>"
    )
