"""Citations of the records in the three editions, as files for reference managers and as pages ask for them."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from assessment.answers import Assessment
from assessment.citing import Citation, Work, csl, csl_file, template
from assessment.dataset import Dataset
from assessment.entitlements import Entitlement
from assessment.legal_style import cited, unit
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


FOLDER = "data/v1/citations"


def citations_file(kind: str, edition: str) -> str:
    """Where the citations of a kind of record stand under the site's root."""
    return f"{FOLDER}/{edition}/{FILES[kind]}.json"


def write_citations(site: Path, assessment: Assessment, site_url: str) -> None:
    """Writes for each edition a file of CSL-JSON for each kind of record, and what cite.js makes the other forms of.

    `site_url` ends with its slash.
    """
    for edition in EDITIONS:
        found = {kind: [] for kind in FILES}
        for citation in citations(assessment, edition, site_url):
            found[citation.kind].append(csl(citation))
        texts = {FILES[kind]: csl_file(items) for kind, items in found.items()}
        texts["templates"] = _templates(assessment.dataset, edition, site_url)
        folder = site / FOLDER / edition.code
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            written = to_latin(text) if edition == LATIN else text
            (folder / f"{name}.json").write_text(written, encoding="utf-8")


def _templates(dataset: Dataset, edition: SiteEdition, site_url: str) -> str:
    """The template of each kind of record, and the edition's own address, under which pages have their paths."""
    work = work_of(dataset, edition)
    kinds = {kind: template(kind, work) for kind in FILES}
    return json.dumps({"root": urljoin(site_url, edition.root), "kinds": kinds}, ensure_ascii=False) + "\n"


def citations(assessment: Assessment, edition: SiteEdition, site_url: str) -> Iterator[Citation]:
    """Every record that has an address of its own, with that of the edition.

    Those of the Latin edition are in Cyrillic still: what is made of them is put into Latin script as a whole.
    """
    language = _language(edition)
    work = work_of(assessment.dataset, edition)
    for kind, path, anchor, named in _records(assessment, language):
        page = urljoin(site_url, edition.root + path)
        yield Citation(kind=kind, page=page, path=path, anchor=anchor, work=work, **named)


def _language(edition: SiteEdition) -> str:
    return (SERBIAN if edition == LATIN else edition).code


def work_of(dataset: Dataset, site_edition: SiteEdition) -> Work:
    """The assessment as it is cited from an edition of the site; in Cyrillic for the Latin one, too."""
    edition, language = dataset.edition, _language(site_edition)
    return Work(
        title=getattr(edition.title, language),
        author=author(language),
        number=edition.number,
        draft=edition.state == "draft",
        as_of=edition.as_of,
        language=language,
        tag=site_edition.tag,
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


def cell_basis(dataset: Dataset, cell: Entitlement, language: str) -> str:
    """The provision on which a cell rests above all, as lawyers cite it."""
    provision = dataset.provisions[cell.main_basis[0]]
    return cited(dataset.laws[provision.law], provision, language)


def article_label(dataset: Dataset, law: str, number: str, language: str) -> str:
    """An article as lawyers cite it: "Law on Health Care (Official Gazette …, Nos. …), Article 239"."""
    return cited(dataset.laws[law], dataset.provisions[f"{law}/art-{number}"], language)


def article_title(dataset: Dataset, law: str, number: str, language: str) -> str:
    """What an article is called: "Law on Health Care, Article 239"."""
    named = unit(dataset.provisions[f"{law}/art-{number}"], language)
    return f"{getattr(dataset.laws[law].title, language)}, {named}"


def _records(assessment: Assessment, language: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Kind, page under the edition's root and anchor of each record, and how it is named in a citation."""
    data = assessment.dataset
    for cell in assessment.cells.values():
        label, basis = cell_label(data, cell.group, cell.service, language), cell_basis(data, cell, language)
        yield "cell", f"groups/{cell.group}/", cell.service, {"label": label, "basis": basis}
    for law, record in data.laws.items():
        for number in record.articles:
            named = {
                "label": article_label(data, law, number, language),
                "full": article_title(data, law, number, language),
            }
            yield "article", f"legal-framework/{law}/", f"art-{number}", named
    for kind in ("conflict", "finding", "recommendation"):
        for id, record in getattr(data, f"{kind}s").items():
            yield kind, f"{kind}s/", id, {"label": getattr(record.label, language)}
