"""How a page asks for records: most macros fill the template of their name with a record."""

from functools import lru_cache, partial

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from assessment.answers import Assessment
from assessment.computing import value_at
from assessment.loading import DATA, checked_dataset
from assessment.problems import InvalidData
from macros.addresses import Page
from macros.rendering import computed_in_words, macro_templates, render
from macros.words import Words


def read_assessment() -> Assessment:
    """The assessment of the data as it stands now, read anew if a file under `data/` has changed.

    Raises PluginError, which MkDocs shows without a traceback, with every problem in the data.
    """
    files = sorted(DATA.rglob("*"))
    return _assessment(tuple((path, path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=1)
def _assessment(_files: tuple) -> Assessment:
    try:
        return Assessment(checked_dataset())
    except InvalidData as error:
        raise PluginError(f"Nothing is published from wrong data.\n\n{error}") from None


def define_env(env) -> None:
    """Called by mkdocs-macros, once per language.

    Every template that doesn't begin with an underscore is a macro of its name, filled for the record whose id is
    given; its first line says what it shows. The macros below say a few words within a sentence.
    """
    assessment = read_assessment()

    def here() -> Page:
        return Page(language=env.page.file.locale, address=env.page.url)

    def words() -> Words:
        return Words(here(), assessment)

    def filled(template: str, id: str | None = None) -> str:
        repository = (env.conf["repo_url"] or "").rstrip("/")
        site = (env.conf["site_url"] or "").rstrip("/")
        return render(template, here(), assessment, id=id, repository=repository, site=site)

    def linked(text: str, collection: str, id: str) -> str:
        return Markup('<a href="{}">{}</a>').format(words().record_link(collection, id), text)

    for template in macro_templates():
        env.macro(partial(filled, template), template.partition(".")[0])

    @env.macro
    def name(collection: str, id: str) -> str:
        """A record's label in the page's language, for headings."""
        return words().name_of(collection, id)

    @env.macro
    def law_title(id: str) -> str:
        """A law's title in the page's language, for headings."""
        return words().say(assessment.dataset.laws[id].title)

    @env.macro
    def count(collection: str) -> str:
        """How many records of a kind there are, so that no chapter has to say it and be wrong."""
        return words().number(len(getattr(assessment.dataset, collection)))

    @env.macro
    def cite(id: str) -> str:
        """A provision's citation as a link."""
        return Markup('<a href="{}">{}</a>').format(words().provision_link(id), words().cite(id))

    @env.macro
    def ref(collection: str, id: str, text: str | None = None) -> str:
        """A link to a record, with its label or with a text of the chapter's own."""
        return linked(text or words().name_of(collection, id), collection, id)

    @env.macro
    def figure(id: str, cell: str) -> str:
        """A number of a table, as a link to it: `row.column`."""
        return linked(words().figure(value_at(assessment.dataset.statistics[id], cell)), "statistics", id)

    @env.macro
    def computed(id: str, computation: str) -> str:
        """A computed number, as a link to the table that it is computed from; a percentage with its sign."""
        record = assessment.dataset.statistics[id]
        return linked(computed_in_words(words(), record, record.computed[computation]), "statistics", id)
