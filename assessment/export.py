"""The open data as files: JSON, CSV, JSON Schemas and the data package. `rows.py` makes the rows."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from assessment.answers import Assessment
from assessment.published import (
    PublishedBenchmark,
    PublishedCentreReport,
    PublishedConflict,
    PublishedEntitlement,
    PublishedFigure,
    PublishedFinding,
    PublishedInstitution,
    PublishedLaw,
    PublishedProvision,
    PublishedRecommendation,
    PublishedSource,
    PublishedStatement,
    PublishedTerm,
)
from assessment.rows import rows_of

TABLES: dict[str, type[BaseModel]] = {
    "entitlements": PublishedEntitlement,
    "comparators": PublishedEntitlement,
    "provisions": PublishedProvision,
    "laws": PublishedLaw,
    "conflicts": PublishedConflict,
    "practice": PublishedStatement,
    "findings": PublishedFinding,
    "recommendations": PublishedRecommendation,
    "benchmarks": PublishedBenchmark,
    "institutions": PublishedInstitution,
    "centres": PublishedCentreReport,
    "statistics": PublishedFigure,
    "sources": PublishedSource,
    "terms": PublishedTerm,
}


def open_data(assessment: Assessment, site_url: str) -> dict[str, bytes]:
    """Every open data file by its path under `/data/v1/`: JSON, CSV, JSON Schemas and the data package.

    `site_url` is the address the site is published at, with its slash at the end.
    """
    rows = rows_of(assessment, site_url)
    files = {}
    for name, kind in TABLES.items():
        files[f"{name}.json"] = _json([row.model_dump(mode="json") for row in rows[name]])
        files[f"{name}.csv"] = _csv(kind, rows[name])
        files[f"schema/{name}.json"] = _json(_schema(name, kind, site_url))
    files["datapackage.json"] = _json(_package(assessment, site_url))
    return files


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
    """Lists are joined by spaces, for ids hold none, and those of phrases by semicolons; nothing stands for null."""
    output = io.StringIO()
    writer = csv.DictWriter(output, _columns(kind), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(dict(_flat(row.model_dump(mode="json"))))
    return ("\ufeff" + output.getvalue()).encode()  # The mark makes spreadsheets read it as UTF-8.


_OF_PHRASES = ("banned_en", "banned_sr", "elsewhere")


def _flat(value: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for name, part in value.items():
        if isinstance(part, dict):
            yield from _flat(part, f"{prefix}{name}_")
        elif isinstance(part, list):
            yield f"{prefix}{name}", ("; " if name in _OF_PHRASES else " ").join(part)
        elif isinstance(part, bool):
            yield f"{prefix}{name}", str(part).lower()
        elif part is not None:
            yield f"{prefix}{name}", part


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
