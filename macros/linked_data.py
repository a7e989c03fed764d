"""What a page and its parts are, in schema.org's words, as JSON-LD.

A part is named and addressed and no more: its text stands on the page. Nobody is named as publisher, for no
institution has published the assessment. The Latin edition's JSON is made of the Cyrillic one
(publishing/latin_json.py), which is why a language is given under `inLanguage`.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from assessment.export import TABLES
from assessment.published import PublishedEntitlement
from macros.legislation import legislation
from macros.words import Words
from publishing.citations import author, cell_label
from publishing.editions import edition

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}
WHOLE = ("", "summary/")  # The pages that stand for the whole assessment.
_ENTRIES = ("conflicts", "findings", "recommendations")


def graph(words: Words, named: str, described: str, site_url: str) -> list[dict[str, Any]]:
    """What the words' page is and tells of. `named` and `described` are its own; `site_url` ends with its slash."""
    record, language = words.data.edition, words.language
    root = edition(language).root
    path, address = words.page.address.removeprefix(root), urljoin(site_url, words.page.address)
    report = _report(words, urljoin(site_url, root), urljoin(site_url, edition(language).report))
    page = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": named,
        "description": described,
        "inLanguage": language,
        "datePublished": record.as_of.isoformat(),
        "license": LICENCES[record.content_licence],
    }
    if path in WHOLE:
        return [report, page | {"mainEntity": {"@id": report["@id"]}}]
    page["isPartOf"] = {"@type": "Report", "@id": report["@id"], "name": report["name"]}
    if path == "data/":
        return [page, _dataset(words, named, address, site_url)]
    law = path.removeprefix("legal-framework/").removesuffix("/")
    if path.startswith("legal-framework/") and law in words.data.laws:
        page["about"] = legislation(words, law, address)
    if parts := list(_parts(words, path, address, urljoin(site_url, root))):
        page["hasPart"] = parts
    return [page]


def breadcrumbs(crumbs: list[tuple[str, str]], site_url: str) -> dict[str, Any]:
    """The names and addresses of the pages above a page and of itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": urljoin(site_url, address)}
            for position, (name, address) in enumerate(crumbs, start=1)
        ],
    }


def _parts(words: Words, path: str, address: str, home: str) -> Iterator[dict[str, Any]]:
    """The answers of a group's page, the entries of a register: each with its permanent address.

    An answer and a conflict are about articles; these have their own addresses.
    """
    data, language = words.data, words.language
    folder, _, id = path.strip("/").partition("/")
    if folder == "groups" and id in data.groups:
        for cell in words.assessment.row(id):
            name = cell_label(data, id, cell.service, language)
            yield _part(words, address, cell.service, name, home, cell.main_basis[:1])
    if folder in _ENTRIES and not id:
        for entry, record in getattr(data, folder).items():
            about = record.provisions if folder == "conflicts" else ()
            yield _part(words, address, entry, getattr(record.label, language), home, about)


def _part(words: Words, address: str, anchor: str, name: str, home: str, provisions: tuple[str, ...]) -> dict[str, Any]:
    part: dict[str, Any] = {
        "@type": "CreativeWork",
        "@id": f"{address}#{anchor}",
        "name": name,
        "inLanguage": words.language,
        "isPartOf": address,
    }
    articles = words.once(words.data.provisions[id].article_id for id in provisions)
    if articles:
        part["about"] = [{"@id": f"{home}legal-framework/{id.replace('/', '/#')}"} for id in articles]
    return part


def _made(words: Words) -> dict[str, Any]:
    """Who made it and what it may be used for: as CITATION.cff says, nobody by name."""
    record, name = words.data.edition, author(words.language)
    contributors = {"@type": "Organization", "name": name}
    return {
        "author": contributors,
        "creator": contributors,
        "creditText": name,
        "datePublished": record.as_of.isoformat(),
        "version": record.number,
        "license": LICENCES[record.content_licence],
        "isAccessibleForFree": True,
    }


def _report(words: Words, home: str, pdf: str) -> dict[str, Any]:
    record, language = words.data.edition, words.language
    return {
        "@type": "Report",
        "@id": f"{home}#report",
        "name": getattr(record.title, language),
        "description": getattr(record.subtitle, language),
        "url": home,
        "inLanguage": language,
        "creativeWorkStatus": "Draft" if record.state == "draft" else "Published",
        **_made(words),
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": pdf,
            "encodingFormat": "application/pdf",
            "inLanguage": language,
        },
    }


def _dataset(words: Words, named: str, address: str, site_url: str) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": f"{address}#dataset",
        "name": named,
        "description": words.raw_label("cite_about_data"),
        "url": address,
        "inLanguage": ["en", "sr-Cyrl"],  # Of the texts in the files, which are the same for every edition.
        **_made(words),
        "variableMeasured": list(PublishedEntitlement.model_fields),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{name}.{ending}",
                "contentUrl": urljoin(site_url, f"data/v1/{name}.{ending}"),
                "encodingFormat": kind,
            }
            for name in TABLES
            for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }
