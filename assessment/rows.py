"""The records as rows of the published tables; `published.py` is their schema."""

from collections.abc import Iterable

from pydantic import BaseModel

from assessment.answers import Assessment
from assessment.cell_texts import conditions_of, joined, notes_of, papers_of
from assessment.entitlements import Entitlement
from assessment.model import Text
from assessment.published import (
    PublishedBenchmark,
    PublishedConflict,
    PublishedEntitlement,
    PublishedLaw,
    PublishedPractice,
    PublishedProvision,
    PublishedRecommendation,
    PublishedTerm,
    PublishedText,
)

NOT_ASSESSED = "not-assessed"


def rows_of(assessment: Assessment, site_url: str) -> dict[str, list[BaseModel]]:
    """The rows of every table by its name. `site_url` is the address of the site, with its slash at the end."""
    cells, comparators = assessment.cells.values(), assessment.comparator_cells.values()
    return {
        "entitlements": _entitlements(assessment, cells, f"{site_url}groups/{{group}}/#{{service}}"),
        "comparators": _entitlements(assessment, comparators, f"{site_url}comparator/#{{service}}"),
        "provisions": _provisions(assessment, site_url),
        "laws": _laws(assessment, site_url),
        "conflicts": _conflicts(assessment, site_url),
        "recommendations": _recommendations(assessment, site_url),
        "benchmarks": _benchmarks(assessment, site_url),
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
            findings=[],
            checked_on=cell.checked_on,
            review_due=cell.review_due,
            url=address.format(group=cell.group, service=cell.service),
            note=_text(notes_of(assessment, cell)),
        )
        for cell in cells
    ]


def _practice(assessment: Assessment, cell: Entitlement) -> PublishedPractice:
    ratings = {said.rating for said in cell.practice}
    rating = NOT_ASSESSED if not ratings else ratings.pop() if len(ratings) == 1 else "mixed"
    sources = dict.fromkeys(source for said in cell.practice for source in said.sources)
    return PublishedPractice(
        rating=rating,
        text=_text(joined(said.text for said in cell.practice)),
        sources=[assessment.dataset.sources[source].url for source in sources],
    )


def _provisions(assessment: Assessment, site_url: str) -> list[PublishedProvision]:
    return [
        PublishedProvision(
            id=provision.id,
            law=provision.law,
            article=provision.article,
            paragraph=provision.paragraph,
            point=provision.point,
            summary=_text(provision.summary),
            evidence=provision.evidence,
            checked_on=provision.checked_on,
            text_sha256=provision.text_sha256,
            url=f"{site_url}legal-framework/{provision.law}/#{provision.anchor}",
        )
        for provision in assessment.dataset.provisions.values()
    ]


def _laws(assessment: Assessment, site_url: str) -> list[PublishedLaw]:
    return [
        PublishedLaw(
            id=id,
            kind=law.kind,
            title=_text(law.title),
            abbreviation=_text(law.abbreviation),
            purpose=_text(law.purpose),
            status=_text(law.status),
            official_gazette=[entry.number for entry in law.official_gazette],
            published_in=_text(law.published_in),
            official_url=law.official_url,
            text_as_of=law.text_as_of,
            topics=list(law.topics),
            in_charge=list(law.in_charge),
            made_under=list(law.made_under),
            url=f"{site_url}legal-framework/{id}/",
        )
        for id, law in assessment.dataset.laws.items()
    ]


def _conflicts(assessment: Assessment, site_url: str) -> list[PublishedConflict]:
    return [
        PublishedConflict(
            id=id,
            label=_text(record.label),
            provisions=list(record.provisions),
            explanation=_text(record.explanation),
            effect=_text(record.effect),
            groups=list(record.groups),
            services=list(record.services or ()),
            confirmed_by_lawyer=record.confirmed_by_lawyer,
            recommendations=assessment.recommendations_for(id),
            url=f"{site_url}conflicts/#{id}",
            practice=_text(record.practice and record.practice.text),
            practice_sources=[
                assessment.dataset.sources[source].url
                for source in (record.practice.sources if record.practice else ())
            ],
        )
        for id, record in assessment.dataset.conflicts.items()
    ]


def _recommendations(assessment: Assessment, site_url: str) -> list[PublishedRecommendation]:
    return [
        PublishedRecommendation(
            id=id,
            label=_text(record.label),
            change=_text(record.change),
            reason=_text(record.reason),
            provisions=list(record.provisions),
            conflicts=list(record.conflicts),
            addressees=list(record.addressees),
            progress=_text(record.progress),
            url=f"{site_url}recommendations/#{id}",
        )
        for id, record in assessment.dataset.recommendations.items()
    ]


def _benchmarks(assessment: Assessment, site_url: str) -> list[PublishedBenchmark]:
    return [
        PublishedBenchmark(
            id=id,
            label=_text(record.label),
            groups=list(record.groups),
            services=list(record.services or ()),
            asks=_text(record.asks),
            norms=list(record.norms),
            gives=_text(record.gives),
            legal_basis=list(record.legal_basis),
            distance=record.distance,
            explanation=_text(record.explanation),
            url=f"{site_url}benchmarks/#{id}",
        )
        for id, record in assessment.dataset.benchmarks.items()
    ]


def _terms(assessment: Assessment, site_url: str) -> list[PublishedTerm]:
    return [
        PublishedTerm(
            id=id,
            label=_text(term.label),
            definition=_text(term.definition),
            banned_en=list(term.banned.en),
            banned_sr=list(term.banned.sr),
            legal_basis=list(term.legal_basis),
            url=f"{site_url}glossary/#{id}",
        )
        for id, term in assessment.dataset.terms.items()
    ]


def _text(text: Text | None) -> PublishedText | None:
    return PublishedText(en=text.en, sr=text.sr) if text else None
