"""The open data: what is published of the assessment, field by field. Other people's programs read these files.

The classes here are the published schema; a field is added at the end and none is ever renamed or removed in `v1`.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from assessment.answers import Assessment
from assessment.entitlements import Entitlement
from assessment.model import Text

NOT_ASSESSED = "not-assessed"


class PublishedText(BaseModel):
    """A text in English and in Serbian (Cyrillic)."""

    en: str
    sr: str


class PublishedPractice(BaseModel):
    """What is reported to happen."""

    rating: str = Field(description="How reported practice stands to the law; not-assessed where no report was read")
    text: PublishedText | None
    sources: list[str] = Field(description="Addresses of the documents that say so")


class PublishedEntitlement(BaseModel):
    """One answer: what the law grants one group for one service."""

    id: str = Field(description="GROUP/SERVICE; permanent")
    group: str
    service: str
    access: str = Field(description="full, conditional, emergency-only, none or unclear")
    payer: list[str] = Field(description="state-budget, insurance-fund, patient, employer, donor, unclear")
    patient_share: str = Field(description="What the patient pays of the price")
    conditions: PublishedText | None
    papers: PublishedText | None
    legal_basis: list[str] = Field(min_length=1, description="Ids of provisions")
    schemes: list[str] = Field(min_length=1, description="Coverage schemes that answer, the main one first")
    practice: PublishedPractice
    conflicts: list[str]
    findings: list[str]
    checked_on: date | None = Field(description="Oldest check of a provision it rests on; null if one is unchecked")
    review_due: date | None
    url: str = Field(description="Permanent address")
    note: PublishedText | None


class PublishedProvision(BaseModel):
    """One provision: an article of a law, or a part of one, in our words."""

    id: str = Field(description="LAW/art-ARTICLE.PARAGRAPH.POINT; permanent")
    law: str
    article: str
    paragraph: str | None
    point: str | None = Field(description="A sub-point follows after a dot")
    summary: PublishedText
    evidence: str
    checked_on: date | None
    text_sha256: str | None = Field(description="SHA-256 of the article's text that was read, as UTF-8")
    url: str = Field(description="Permanent address")


TABLES: dict[str, type[BaseModel]] = {"entitlements": PublishedEntitlement, "provisions": PublishedProvision}


def open_data(assessment: Assessment, site_url: str) -> dict[str, bytes]:
    """Every open data file by its path under `/data/v1/`: JSON, CSV, JSON Schemas and the data package.

    `site_url` is the address the site is published at, with its slash at the end.
    """
    rows = {"entitlements": _entitlements(assessment, site_url), "provisions": _provisions(assessment, site_url)}
    files = {}
    for name, kind in TABLES.items():
        files[f"{name}.json"] = _json([row.model_dump(mode="json") for row in rows[name]])
        files[f"{name}.csv"] = _csv(kind, rows[name])
        files[f"schema/{name}.json"] = _json(_schema(name, kind, site_url))
    files["datapackage.json"] = _json(_package(assessment, site_url))
    return files


def conditions_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All conditions of a cell in one text, each scheme's after its name."""
    said = [(answer.scheme, ((answer.when,) if answer.when else ()) + answer.conditions) for answer in cell.answers]
    return _by_scheme(assessment, cell.conditions, said)


def papers_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All papers that a cell asks for in one text, each scheme's after its name."""
    return _by_scheme(assessment, cell.papers, [(answer.scheme, answer.papers) for answer in cell.answers])


def notes_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All notes on a cell in one text, each scheme's after its name."""
    return _by_scheme(assessment, cell.notes, [(answer.scheme, answer.notes) for answer in cell.answers])


def _by_scheme(
    assessment: Assessment, general: Iterable[Text], said: Iterable[tuple[str, tuple[Text, ...]]]
) -> Text | None:
    texts = list(general)
    for scheme, own in said:
        if text := joined(own):
            label = assessment.dataset.schemes[scheme].label
            texts.append(Text(en=f"{label.en}: {text.en}", sr=f"{label.sr}: {text.sr}"))
    return joined(texts)


def joined(texts: Iterable[Text]) -> Text | None:
    """Several texts as one, in each language; None if there are none."""
    texts = list(texts)
    if not texts:
        return None
    return Text(en=" ".join(text.en for text in texts), sr=" ".join(text.sr for text in texts))


def _entitlements(assessment: Assessment, site_url: str) -> list[PublishedEntitlement]:
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
            url=f"{site_url}groups/{cell.group}/#{cell.service}",
            note=_text(notes_of(assessment, cell)),
        )
        for cell in assessment.cells.values()
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


def _text(text: Text | None) -> PublishedText | None:
    return PublishedText(en=text.en, sr=text.sr) if text else None


def _schema(name: str, kind: type[BaseModel], site_url: str) -> dict[str, Any]:
    rows = kind.model_json_schema(mode="serialization")
    definitions = rows.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{site_url}data/v1/schema/{name}.json",
        "title": name,
        "type": "array",
        "items": rows,
        "$defs": definitions,
    }


def _package(assessment: Assessment, site_url: str) -> dict[str, Any]:
    edition = assessment.dataset.edition
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "foreigners-access-to-healthcare-in-serbia",
        "title": edition.title.en,
        "description": edition.subtitle.en,
        "version": edition.number,
        "created": f"{edition.as_of}T00:00:00Z",
        "homepage": site_url,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": column, "type": "string"} for column in _columns(kind)],
                    "primaryKey": ["id"],
                },
            }
            for name, kind in TABLES.items()
        ],
    }


def _columns(kind: type[BaseModel]) -> list[str]:
    """A column a field; a text has one a language, practice one a part."""
    columns = []
    for name, field in kind.model_fields.items():
        annotation = str(field.annotation)
        if "PublishedText" in annotation:
            columns += [f"{name}_en", f"{name}_sr"]
        elif "PublishedPractice" in annotation:
            columns += [f"{name}_rating", f"{name}_text_en", f"{name}_text_sr", f"{name}_sources"]
        else:
            columns.append(name)
    return columns


def _csv(kind: type[BaseModel], rows: Sequence[BaseModel]) -> bytes:
    """Lists are joined by spaces, for ids hold none; nothing stands for null."""
    output = io.StringIO()
    writer = csv.DictWriter(output, _columns(kind), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(dict(_flat(row.model_dump(mode="json"))))
    return ("\ufeff" + output.getvalue()).encode()  # The mark makes spreadsheets read it as UTF-8.


def _flat(value: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for name, part in value.items():
        if isinstance(part, dict):
            yield from _flat(part, f"{prefix}{name}_")
        elif isinstance(part, list):
            yield f"{prefix}{name}", " ".join(part)
        elif part is not None:
            yield f"{prefix}{name}", part


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
