"""Records to HTML: one Jinja environment that speaks the page's language and links from where the page stands."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assessment.answers import Assessment
from macros.addresses import Page
from macros.marks import access_mark
from macros.words import Words

TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, page: Page, assessment: Assessment, **context: object) -> str:
    """A template of `templates/`, filled for a page: HTML blocks, and Markdown headings where contents list them."""
    filled = (
        _environment()
        .get_template(template)
        .render(page=page, assessment=assessment, data=assessment.dataset, words=Words(page, assessment), **context)
    )
    return re.sub(r"\n\s*\n+", "\n\n", filled).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["mark"] = access_mark
    return environment
