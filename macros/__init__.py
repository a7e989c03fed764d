"""How a page asks for records: every macro looks a record up and hands it to the template of the same name."""

from functools import lru_cache

from mkdocs.exceptions import PluginError

from assessment.answers import Assessment
from assessment.loading import DATA, checked_dataset
from assessment.problems import InvalidData
from assessment.rows import rows_of
from macros.addresses import Page
from macros.rendering import render
from macros.searching import search_messages
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
    """Called by mkdocs-macros, once per language."""
    assessment = read_assessment()

    def here() -> Page:
        return Page(language=env.page.file.locale, address=env.page.url)

    def filled(template: str, **context: object) -> str:
        repository = (env.conf["repo_url"] or "").rstrip("/")
        site = (env.conf["site_url"] or "").rstrip("/")
        return render(f"{template}.html.j2", here(), assessment, repository=repository, site=site, **context)

    @env.macro
    def name(collection: str, id: str) -> str:
        """A record's label in the page's language, for headings."""
        return Words(here(), assessment).name(collection, id)

    @env.macro
    def law_title(id: str) -> str:
        """A law's title in the page's language, for headings."""
        return Words(here(), assessment).say(assessment.dataset.laws[id].title)

    @env.macro
    def group_header(id: str) -> str:
        """Who the group is, with the provision; the paper that proves it; its row at a glance."""
        return filled("group_header", id=id)

    @env.macro
    def entitlement_table(id: str) -> str:
        """Every service for one group: access, payer, patient's share, law."""
        return filled("entitlement_table", id=id)

    @env.macro
    def entitlement_sections(id: str) -> str:
        """A section per service, with its permanent anchor, for one group."""
        return filled("entitlement_sections", id=id)

    @env.macro
    def group_benchmarks(id: str) -> str:
        """The conflicts that touch a group, and what international and European law ask for it."""
        return filled("group_benchmarks", id=id)

    @env.macro
    def service_header(id: str) -> str:
        """What a service is, and its column at a glance."""
        return filled("service_header", id=id)

    @env.macro
    def service_table(id: str) -> str:
        """Every group for one service, with citizens for comparison, its conflicts and benchmarks."""
        return filled("service_table", id=id)

    @env.macro
    def service_list() -> str:
        """All services, with how many groups have which access."""
        return filled("service_list")

    @env.macro
    def comparator() -> str:
        """What citizens may receive, so that a reader sees what equal would mean."""
        return filled("comparator")

    @env.macro
    def compare() -> str:
        """Any groups side by side."""
        return filled("compare")

    @env.macro
    def benchmark_list() -> str:
        """What international and European law ask for, beside what Serbian law gives."""
        return filled("benchmark_list")

    @env.macro
    def glossary() -> str:
        """The register of terms in both languages."""
        return filled("glossary")

    @env.macro
    def scheme_list() -> str:
        """The coverage schemes: who pays, on what condition, for whom."""
        return filled("scheme_list")

    @env.macro
    def count(collection: str) -> str:
        """How many records of a kind there are, so that no chapter has to say it and be wrong."""
        return Words(here(), assessment).number(len(getattr(assessment.dataset, collection)))

    @env.macro
    def access_legend() -> str:
        """What the access levels mean."""
        return filled("access_legend")

    @env.macro
    def access_matrix() -> str:
        """All groups by all services, each cell a link."""
        return filled("access_matrix")

    @env.macro
    def group_list() -> str:
        """All groups, with who they are."""
        return filled("group_list")

    @env.macro
    def law_list() -> str:
        """All laws, with what they govern and how much rests on them."""
        return filled("law_list")

    @env.macro
    def law_header(id: str) -> str:
        """What a law is, its gazette numbers, its official address, the day as of which it was read."""
        return filled("law_header", id=id)

    @env.macro
    def law_articles(id: str) -> str:
        """Each recorded article with its anchor, how it was checked, and everything that rests on it."""
        return filled("law_articles", id=id)

    @env.macro
    def conflict_list() -> str:
        """The register of conflicts."""
        return filled("conflict_list")

    @env.macro
    def recommendation_list() -> str:
        """The changes that follow from the conflicts."""
        return filled("recommendation_list")

    @env.macro
    def institution_list() -> str:
        """Who decides, pays, delivers, supervises and refers."""
        return filled("institution_list")

    @env.macro
    def evidence_summary() -> str:
        """How many provisions were read, and how many not."""
        return filled("evidence_summary")

    @env.macro
    def how_to_cite() -> str:
        """A sentence by which to cite this edition."""
        return filled("how_to_cite")

    @env.macro
    def data_files() -> str:
        """The open data files, with their schemas."""
        return filled("data_files", tables=rows_of(assessment, site_url=""))

    @env.macro
    def search_page() -> str:
        """The search field, its filters and its results."""
        return filled("search_page", messages=search_messages(Words(here(), assessment)))

    @env.macro
    def home() -> str:
        """The home page: search, two doors, the whole matrix small."""
        return filled("home")
