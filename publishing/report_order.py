"""The order of the printed report: first what is read from front to back, then the annexes in which one looks up.

The site's menu is made for looking up; a report that somebody reads on paper tells its story first.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.nav import Section

from assessment.reading import read_words

WORDS = Path(__file__).with_name("report_words.yml")

# The chapters with the pages that each begins with, by their address under an edition's root; what stands in none of
# them comes with the last. A trailing space closes an address: "method/ " is that page and none below it.
CHAPTERS = (
    ("part_summary", ("summary/", "context/", "method/ ")),
    ("part_law", ("legal-framework/ ", "matrix/", "schemes/", "conflicts/", "benchmarks/")),
    ("part_institutions", ("institutions/",)),
    ("part_practice", ("practice/", "economics/")),
    ("part_findings", ("findings/",)),
    ("part_recommendations", ("recommendations/",)),
    ("annex_groups", ("groups/", "comparator/")),
    ("annex_pathways", ("pathways/",)),
    ("annex_figures", ("figures/",)),
    ("annex_method", ("method/", "crosswalks/", "tasks/", "comments/")),
    ("annex_laws", ("legal-framework/",)),
    ("annex_about", ("",)),
)


def in_printed_order(nav: Any, language: str) -> list[Section]:
    """The pages of MkDocs' navigation as chapters of the report, named in its language (en or sr)."""
    words = read_words(WORDS, "publishing/report_words.yml")
    pages = list(_pages(nav))
    chapters = []
    for name, beginnings in CHAPTERS:
        chosen = [page for begin in beginnings for page in pages if _address(page, language).startswith(begin)]
        pages = [page for page in pages if page not in chosen]
        chapters.append(Section(words[name][language], chosen))
    return chapters


def _address(page: Any, language: str) -> str:
    """A page's address under its edition's root, with a space that closes it."""
    return page.url.removeprefix("sr/" if language == "sr" else "") + " "


def _pages(items: Any) -> Iterator[Any]:
    for item in items:
        if item.is_page:
            yield item
        elif item.is_section:
            yield from _pages(item.children)
