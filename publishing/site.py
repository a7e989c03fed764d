"""Everything that is made of the built English and Serbian pages: open data, the Latin edition, search, reports."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from assessment.answers import Assessment
from assessment.export import open_data
from publishing.briefs import write_briefs
from publishing.citations import write_citations
from publishing.editions import ENGLISH, LATIN, SERBIAN
from publishing.latin_edition import make_latin_edition
from publishing.reports import write_reports
from publishing.search_index import write_index
from publishing.search_pages import page_records
from publishing.search_records import in_latin, search_records
from publishing.sitemap import write_sitemap


def publish(
    site: Path, assessment: Assessment, *, site_url: str, with_reports: bool, tell: Callable[[str], None] = print
) -> None:
    """Completes the site in `site`, which holds the English edition and, under `sr/`, the Serbian one.

    `site_url` is where it is published, with its slash at the end. The reports take the longest, so a preview goes
    without them. `tell` is called with what is about to be done.
    """
    tell("Writing the open data")
    _write_open_data(site, assessment, site_url)
    write_citations(site, assessment, site_url)
    if with_reports:
        tell("Printing the three briefs and the three reports (some minutes)")
        write_briefs(site, assessment, site_url)
        write_reports(site, assessment, site_url)
    tell("Making the Serbian Latin edition")
    make_latin_edition(site)
    tell("Writing the search indexes of the three editions")
    _write_search(site, assessment)
    write_sitemap(site, site_url)


def _write_open_data(site: Path, assessment: Assessment, site_url: str) -> None:
    for name, content in open_data(assessment, site_url).items():
        path = site / "data" / "v1" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _write_search(site: Path, assessment: Assessment) -> None:
    """An index for each edition, so that a search stays in its language; Latin records are made of Cyrillic ones."""
    english, serbian = search_records(assessment, "en"), search_records(assessment, "sr")
    taken = {record.url for record in english}
    english += page_records(site, ENGLISH.root, taken)
    serbian += page_records(site, SERBIAN.root, taken)
    latin = [in_latin(record) for record in serbian]
    # Threads would wait for each other; a fresh process each, for this one has threads of its own.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as apart:
        work = [
            apart.submit(write_index, records, site / edition.root, edition.tag)
            for edition, records in ((ENGLISH, english), (SERBIAN, serbian), (LATIN, latin))
        ]
        for done in work:
            done.result()
