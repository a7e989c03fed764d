"""The three reports of the site: what their covers say, and how their documents come about."""

import shutil
import tempfile
from pathlib import Path

from assessment.answers import Assessment
from assessment.dates import in_words
from assessment.reading import read_words
from publishing.editions import ENGLISH, LATIN, SERBIAN, SiteEdition
from publishing.latin_page import latin_html
from publishing.report import ReportJob, render_reports
from publishing.report_cover import Cover
from publishing.report_document import Words, report_document

WORDS = Path(__file__).with_name("report_words.yml")
GATHERED = Path("pdf") / "report.html"  # Where with-pdf leaves a language's pages; `output_path` in mkdocs.yml.


def write_reports(site: Path, assessment: Assessment, site_url: str) -> None:
    """Prints `site`/pdf/baseline-*.pdf from the pages that with-pdf gathered, and removes those.

    The Latin report is made of the Cyrillic one. Raises BrokenReport with everything that is wrong in any of them.
    """
    with tempfile.TemporaryDirectory() as place:
        jobs = [
            ReportJob(document=document, pdf=site / edition.report, site=site)
            for edition, document in _documents(Path(place), site, assessment, site_url)
        ]
        render_reports(jobs)
    (site / GATHERED).unlink()
    shutil.rmtree(site / SERBIAN.root / GATHERED.parent)


def _documents(place: Path, site: Path, assessment: Assessment, site_url: str) -> list[tuple[SiteEdition, Path]]:
    english, serbian = (_document(site, assessment, site_url, edition) for edition in (ENGLISH, SERBIAN))
    contents = {ENGLISH: english, SERBIAN: serbian, LATIN: latin_html(serbian, site_url)}
    paths = [(edition, place / f"{edition.code}.html") for edition in contents]
    for edition, path in paths:
        path.write_text(contents[edition], encoding="utf-8")
    return paths


def _document(site: Path, assessment: Assessment, site_url: str, edition: SiteEdition) -> str:
    language, gathered = edition.code, site / edition.root / GATHERED
    said = {name: texts[language] for name, texts in read_words(WORDS, "publishing/report_words.yml").items()}
    record = assessment.dataset.edition
    cover = Cover(
        kind=said["kind"],
        title=getattr(record.title, language),
        subtitle=getattr(record.subtitle, language),
        edition=said[f"edition_{record.state}"].format(number=record.number),
        as_of=said["as_of"].format(day=in_words(record.as_of, language)),
        date=record.as_of,
        author=said["author"],
        desk_review=said["desk_review"],
        no_endorsement=said["no_endorsement"],
        no_legal_advice=said["no_legal_advice"],
        licence=said["licence"],
        matrix=[[cell.access for cell in assessment.row(group)] for group in assessment.dataset.groups],
        matrix_title=said["matrix_title"],
    )
    words = Words(contents=said["contents"], in_this_chapter=said["in_this_chapter"], page=said["page"])
    return report_document(gathered, site=site, site_url=site_url, language=language, cover=cover, words=words)
