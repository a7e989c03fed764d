"""Records to HTML: one Jinja environment that speaks the page's language and links from where the page stands."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assessment.answers import Assessment
from assessment.computing import agrees, printed_result, result
from assessment.model import Computation, Statistic
from assessment.rows import rows_of
from macros.addresses import Page
from macros.charts import chart
from macros.citing import citations_link, cited, citing_messages, work_cited
from macros.finder import also_called, finder_json
from macros.maps import flows, institution_map, pathway_line
from macros.marks import access_mark, access_symbols
from macros.searching import search_messages, suggestion_messages
from macros.words import Words
from publishing.citations import article_label, cell_basis, cell_label

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
    environment.globals |= {
        "also_called": also_called,
        "mark": access_mark,
        "mark_symbols": access_symbols,
        "chart": chart,
        "computed": computed_in_words,
        "finder_json": finder_json,
        "article_label": article_label,
        "cell_basis": cell_basis,
        "cell_label": cell_label,
        "citations_link": citations_link,
        "cited": cited,
        "citing_messages": citing_messages,
        "flows": flows,
        "institution_map": institution_map,
        "pathway_line": pathway_line,
        "search_messages": search_messages,
        "suggestion_messages": suggestion_messages,
        "work_cited": work_cited,
        "tables": lambda assessment: rows_of(assessment, site_url=""),
    }
    return environment


def macro_templates() -> list[str]:
    """The templates that chapters call; those with an underscore are parts of others."""
    return sorted(path.name for path in TEMPLATES.glob("[!_]*.html.j2"))


def computed_in_words(words: Words, statistic: Statistic, computation: Computation, printed: bool = False) -> str:
    """What a computation comes to, or what the source prints where that is something else ("" if it isn't)."""
    number = result(statistic, computation)
    if printed:
        if agrees(statistic, computation):
            return ""
        number = printed_result(statistic, computation)
    sign = "+" if computation.kind == "change-percent" and number > 0 else ""
    percent = "\u00a0%" if computation.kind.endswith("-percent") else ""
    return f"{sign}{words.figure(number)}{percent if words.language == 'sr' else percent.strip()}"
