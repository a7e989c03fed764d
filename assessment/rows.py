"""The records as rows of the published tables; `published.py` is their schema."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, get_origin

from pydantic import BaseModel

from assessment.answers import Assessment
from assessment.cell_texts import conditions_of, joined, notes_of, papers_of
from assessment.entitlements import Entitlement
from assessment.model import Text
from assessment.published import (
    PublishedBenchmark,
    PublishedCentreReport,
    PublishedConflict,
    PublishedEntitlement,
    PublishedFigure,
    PublishedFinding,
    PublishedInstitution,
    PublishedLaw,
    PublishedPractice,
    PublishedProvision,
    PublishedRecommendation,
    PublishedSource,
    PublishedStatement,
    PublishedTerm,
    PublishedText,
)

Row = TypeVar("Row", bound=BaseModel)


def rows_of(assessment: Assessment, site_url: str) -> dict[str, list[BaseModel]]:
    """The rows of every table by its name. `site_url` is the address of the site, with its slash at the end."""
    cells, comparators = assessment.cells.values(), assessment.comparator_cells.values()
    return {
        "entitlements": _entitlements(assessment, cells, f"{site_url}groups/{{group}}/#{{service}}"),
        "comparators": _entitlements(assessment, comparators, f"{site_url}comparator/#{{service}}"),
        "provisions": _provisions(assessment, site_url),
        "laws": _laws(assessment, site_url),
        "conflicts": _conflicts(assessment, site_url),
        "practice": _statements(assessment, site_url),
        "findings": _findings(assessment, site_url),
        "recommendations": _recommendations(assessment, site_url),
        "benchmarks": _plain(PublishedBenchmark, assessment.dataset.benchmarks, f"{site_url}benchmarks/#{{id}}"),
        "institutions": _institutions(assessment, site_url),
        "centres": _centres(assessment, site_url),
        "statistics": _figures(assessment, site_url),
        "sources": _plain(PublishedSource, assessment.dataset.sources, ""),
        "terms": _terms(assessment, site_url),
    }


def _entitlements(assessment: Assessment, cells: Iterable[Entitlement], address: str) -> list[PublishedEntitlement]:
    return [
        PublishedEntitlement(
            id=cell.id,
            group=cell.group,
            service=cell.service,
            access=cell.access,
            payer=list(cell.payers),
            patient_share=cell.patient_share,
            conditions=_text(conditions_of(assessment, cell)),
            papers=_text(papers_of(assessment, cell)),
            legal_basis=list(cell.legal_basis),
            schemes=[answer.scheme for answer in cell.answers],
            practice=_practice(assessment, cell),
            conflicts=list(cell.conflicts),
            findings=list(cell.findings),
            checked_on=cell.checked_on,
            review_due=cell.review_due,
            url=address.format(group=cell.group, service=cell.service),
            note=_text(notes_of(assessment, cell)),
        )
        for cell in cells
    ]


def _practice(assessment: Assessment, cell: Entitlement) -> PublishedPractice:
    said = [assessment.dataset.practice[id] for id in cell.practice]
    return PublishedPractice(
        rating=assessment.rating(cell),
        text=_text(joined(record.text for record in said)),
        sources=_addresses(assessment, (source for record in said for source in record.sources)),
    )


def _provisions(assessment: Assessment, site_url: str) -> list[PublishedProvision]:
    return [
        _row(
            PublishedProvision,
            provision.id,
            provision,
            f"{site_url}legal-framework/{provision.law}/#{provision.anchor}",
        )
        for provision in assessment.dataset.provisions.values()
    ]


def _laws(assessment: Assessment, site_url: str) -> list[PublishedLaw]:
    return [
        _row(
            PublishedLaw,
            id,
            law,
            f"{site_url}legal-framework/{id}/",
            official_gazette=[entry.number for entry in law.official_gazette],
        )
        for id, law in assessment.dataset.laws.items()
    ]


def _conflicts(assessment: Assessment, site_url: str) -> list[PublishedConflict]:
    return [
        _row(
            PublishedConflict,
            id,
            record,
            f"{site_url}conflicts/#{id}",
            recommendations=assessment.recommendations_for(id),
            practice=_text(record.practice and record.practice.text),
            practice_sources=_addresses(assessment, record.practice.sources if record.practice else ()),
            findings=assessment.findings_on(id),
        )
        for id, record in assessment.dataset.conflicts.items()
    ]


def _statements(assessment: Assessment, site_url: str) -> list[PublishedStatement]:
    return [
        _row(
            PublishedStatement,
            id,
            record,
            f"{site_url}practice/#{id}",
            source_urls=_addresses(assessment, record.sources),
        )
        for id, record in assessment.dataset.practice.items()
    ]


def _findings(assessment: Assessment, site_url: str) -> list[PublishedFinding]:
    return [
        _row(
            PublishedFinding,
            id,
            record,
            f"{site_url}findings/#{id}",
            at_risk=assessment.at_risk(record.groups),
            recommendations=assessment.recommendations_on(id),
        )
        for id, record in assessment.dataset.findings.items()
    ]


def _recommendations(assessment: Assessment, site_url: str) -> list[PublishedRecommendation]:
    return [
        _row(
            PublishedRecommendation,
            id,
            record,
            f"{site_url}recommendations/#{id}",
            elsewhere=[said.country.en for said in record.elsewhere],
        )
        for id, record in assessment.dataset.recommendations.items()
    ]


def _institutions(assessment: Assessment, site_url: str) -> list[PublishedInstitution]:
    return [
        _row(
            PublishedInstitution,
            id,
            record,
            f"{site_url}institutions/#{id}",
            roles=list(dict.fromkeys(task.role for task in (*record.mandates, *record.activities))),
            legal_basis=list(dict.fromkeys(basis for task in record.mandates for basis in task.legal_basis)),
            **{
                f"{kind.replace('-', '_')}_to": [flow.to for flow in record.flows if flow.kind == kind]
                for kind in ("patients", "money", "data", "coordination")
            },
        )
        for id, record in assessment.dataset.institutions.items()
    ]


def _centres(assessment: Assessment, site_url: str) -> list[PublishedCentreReport]:
    return [
        _row(
            PublishedCentreReport,
            f"{id}-{number}",
            said,
            f"{site_url}institutions/centres/#{id}",
            centre=id,
            label=_text(record.label),
            kind=record.kind,
            municipality=_text(record.municipality),
        )
        for id, record in assessment.dataset.centres.items()
        for number, said in enumerate(record.reports, 1)
    ]


def _figures(assessment: Assessment, site_url: str) -> list[PublishedFigure]:
    return [
        PublishedFigure(
            id=f"{id}/{name}.{column}",
            statistic=id,
            label=_text(record.label),
            row=_text(row.label),
            column=_text(record.columns[column]),
            value=float(value),
            unit=_text(record.unit),
            place=_text(record.place),
            period=record.period,
            note=_text(row.note),
            sources=list(row.sources or record.sources),
            evidence=row.evidence or record.evidence,
            url=f"{site_url}figures/#{id}",
        )
        for id, record in assessment.dataset.statistics.items()
        for name, row in record.rows.items()
        for column, value in row.values.items()
    ]


def _terms(assessment: Assessment, site_url: str) -> list[PublishedTerm]:
    return [
        _row(
            PublishedTerm,
            id,
            term,
            f"{site_url}glossary/#{id}",
            banned_en=list(term.banned.en),
            banned_sr=list(term.banned.sr),
        )
        for id, term in assessment.dataset.terms.items()
    ]


def _plain(kind: type[Row], records: Mapping[str, BaseModel], address: str) -> list[Row]:
    return [_row(kind, id, record, address.format(id=id)) for id, record in records.items()]


def _row(kind: type[Row], id: str, record: object, url: str, /, **computed: object) -> Row:
    """A row whose fields are the record's of the same name, but for those that are computed."""
    known = {"id": id, "url": url or getattr(record, "url", ""), **computed}
    return kind(
        **{
            name: known[name] if name in known else _published(record, name, field.annotation)
            for name, field in kind.model_fields.items()
        }
    )


def _published(record: object, name: str, annotation: object) -> object:
    """A record's field as it is published: a list that may be left out is empty there."""
    value = getattr(record, name)
    if isinstance(value, Text):
        return _text(value)
    return list(value or ()) if get_origin(annotation) is list else value


def _text(text: Text | None) -> PublishedText | None:
    return PublishedText(en=text.en, sr=text.sr) if text else None


def _addresses(assessment: Assessment, sources: Iterable[str]) -> list[str]:
    return [assessment.dataset.sources[source].url for source in dict.fromkeys(sources)]
