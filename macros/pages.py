"""Pages that need no chapter of their own, and the order of all pages: both follow from the records.

A group or a law whose page says more than its record has a chapter in `docs/`; the others, and every service, are
given the page of their kind in `templates/pages/`.
"""

from collections.abc import Iterator
from pathlib import Path
from string import Template

from assessment.dataset import Dataset
from assessment.model import LANGUAGES

_TEMPLATES = Path(__file__).with_name("templates") / "pages"
FOLDERS = {  # Collection, place in the site.
    "groups": "groups",
    "services": "services",
    "laws": "legal-framework",
    "pathways": "pathways",
    "crosswalks": "crosswalks",
}

_METHOD = [  # method/index.md stands with the summary: the report tells how it was made before what was found.
    f"method/{name}.md"
    for name in (
        "inception-report",
        "stakeholders",
        "consultations",
        "guide-government",
        "guide-international-organisations",
        "guide-civil-society",
        "guide-providers",
        "focus-group-guide",
        "information-sheet",
        "consent-form",
        "coding-frame",
    )
]


def pages_of_records(dataset: Dataset, docs: Path) -> dict[str, str]:
    """The Markdown of every page that a record needs and no chapter in `docs` gives, by its path there."""
    templates = {name: Template((_TEMPLATES / f"{name}.md").read_text(encoding="utf-8")) for name in FOLDERS}
    return {
        path: templates[collection].substitute(id=id)
        for collection, folder in FOLDERS.items()
        for id in getattr(dataset, collection)
        for path in (f"{folder}/{id}.{language}.md" for language in LANGUAGES)
        if not (docs / path).exists()
    }


def navigation(dataset: Dataset) -> list:
    """The order of all pages, as MkDocs wants it under `nav`. Section names are translated in mkdocs.yml."""
    return [
        "index.md",
        {"Summary": ["summary.md", "context.md", "brief.md", "method/index.md"]},
        {"Groups": [*_section("groups", dataset.groups), "comparator.md"]},
        {"Services": list(_section("services", dataset.services))},
        "finder.md",  # By itself: a section of the menu leads to its first page, and that of the matrix is the matrix.
        {"Matrix": ["matrix/index.md", "compare.md", "schemes.md"]},
        {"Legal framework": [*_section("legal-framework", dataset.laws), "conflicts/index.md", "benchmarks.md"]},
        {
            "Practice": [
                "practice/index.md",
                *_section("pathways", dataset.pathways),
                "institutions/index.md",
                "institutions/centres.md",
                "figures.md",
                "economics.md",
            ]
        },
        {"Findings": ["findings/index.md"]},
        {
            "Recommendations": [
                "recommendations/index.md",
                "recommendations/by-addressee.md",
                "recommendations/by-law.md",
                "recommendations/by-group.md",
            ]
        },
        {"Method": [*_METHOD, *_section("crosswalks", dataset.crosswalks), "tasks.md", "comments.md"]},
        {"About": ["about.md", "glossary.md", "data/index.md"]},
    ]


def _section(folder: str, ids: dict) -> Iterator[str]:
    yield f"{folder}/index.md"
    yield from (f"{folder}/{id}.md" for id in ids)
