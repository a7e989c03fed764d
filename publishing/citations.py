"""Citations of the records in the three editions, as files for reference managers and as pages ask for them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from assessment.answers import Assessment
from assessment.citing import Citation, Work, csl, csl_file
from assessment.dataset import Dataset
from assessment.provisions import unit_name
from assessment.reading import read_words
from publishing.editions import EDITIONS, LATIN, SERBIAN, SiteEdition
from publishing.reports import WORDS
from publishing.transliteration import to_latin

FILES = {  # By the kind of record, the file's name.
    "cell": "entitlements",
    "article": "articles",
    "conflict": "conflicts",
    "finding": "findings",
    "recommendation": "recommendations",
}


def citations_file(kind: str, edition: str) -> str:
    """Where the citations of a kind of record stand under the site's root."""
    return f"data/v1/citations/{edition}/{FILES[kind]}.json"


def write_citations(site: Path, assessment: Assessment, site_url: str) -> None:
    """Writes a file of CSL-JSON for each kind of record and each edition. `site_url` ends with its slash."""
    for edition in EDITIONS:
        found = {kind: [] for kind in FILES}
        for citation in citations(assessment, edition, site_url):
            found[citation.kind].append(csl(citation))
        for kind, items in found.items():
            path = site / citations_file(kind, edition.code)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = csl_file(items)
            path.write_text(to_latin(text) if edition == LATIN else text, encoding="utf-8")


def citations(assessment: Assessment, edition: SiteEdition, site_url: str) -> Iterator[Citation]:
    """Every record that has an address of its own, with that of the edition.

    Those of the Latin edition are in Cyrillic still: what is made of them is put into Latin script as a whole.
    """
    language = (SERBIAN if edition == LATIN else edition).code
    work = replace(work_of(assessment.dataset, language), tag=edition.tag)
    for kind, path, anchor, label in _records(assessment, language):
        page = urljoin(site_url, edition.root + path)
        yield Citation(kind=kind, label=label, page=page, path=path, anchor=anchor, work=work)


def work_of(dataset: Dataset, language: str) -> Work:
    """The edition as it is cited in a language."""
    edition = dataset.edition
    return Work(
        title=getattr(edition.title, language),
        author=author(language),
        number=edition.number,
        draft=edition.state == "draft",
        as_of=edition.as_of,
        language=language,
        tag=language,
    )


def author(language: str) -> str:
    """Whose work it is, as on the report's cover."""
    return _author(WORDS.stat().st_mtime_ns)[language]


@lru_cache(maxsize=1)
def _author(_changed: int) -> dict[str, str]:
    return read_words(WORDS, "publishing/report_words.yml")["author"]


def cell_label(dataset: Dataset, group: str, service: str, language: str) -> str:
    """What a cell is called: "Refugees: Vaccination"."""
    return ": ".join(getattr(record.label, language) for record in (dataset.groups[group], dataset.services[service]))


def article_label(dataset: Dataset, law: str, number: str, language: str) -> str:
    """What an article is called: "Law on Health Care, Art. 239"."""
    record = dataset.laws[law]
    return f"{getattr(record.title, language)}, {unit_name(record.numbering, number, language)}"


def _records(assessment: Assessment, language: str) -> Iterator[tuple[str, str, str, str]]:
    """Kind, page under the edition's root, anchor and label of each record."""
    data = assessment.dataset
    for cell in assessment.cells.values():
        label = cell_label(data, cell.group, cell.service, language)
        yield "cell", f"groups/{cell.group}/", cell.service, label
    for law, record in data.laws.items():
        for number in record.articles:
            yield "article", f"legal-framework/{law}/", f"art-{number}", article_label(data, law, number, language)
    for kind in ("conflict", "finding", "recommendation"):
        for id, record in getattr(data, f"{kind}s").items():
            yield kind, f"{kind}s/", id, getattr(record.label, language)
