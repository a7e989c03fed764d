"""What a page's head tells reference managers and search engines: Highwire and Dublin Core tags, schema.org.

It names no publisher: no institution has published the assessment. The Latin edition's tags are made of the Cyrillic
ones (publishing/latin_page.py and latin_json.py), which is why a language is given under `inLanguage`.
"""

import json
from typing import Any
from urllib.parse import urljoin

from assessment.export import TABLES
from assessment.model import Law
from assessment.published import PublishedEntitlement
from macros.words import Words
from publishing.citations import author
from publishing.editions import edition

LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}
_WHOLE = ("", "summary/")  # The pages that stand for the whole assessment.


def metadata(words: Words, title: str, crumbs: list[tuple[str, str]], site_url: str) -> dict[str, Any]:
    """The page's tags, as pairs of name and content, and its JSON-LD.

    `title` is the page's, `crumbs` the names and addresses (under the site's root) of the pages above it and of
    itself. `site_url` ends with its slash.
    """
    record, language = words.data.edition, words.language
    root = edition(language).root
    path = words.page.address.removeprefix(root)
    address, pdf = urljoin(site_url, words.page.address), urljoin(site_url, edition(language).report)
    whole, licence = getattr(record.title, language), LICENCES[record.content_licence]
    named = whole if path == "" else title
    tags = [
        ("citation_title", named),
        ("citation_author", author(language)),
        ("citation_publication_date", f"{record.as_of:%Y/%m/%d}"),
        ("citation_language", language),
        ("citation_public_url", address),
        ("citation_pdf_url", pdf),
        # A report for Zotero, or a part of one, which would else take either for an article in a journal.
        *([("z:itemType", "report")] if path in _WHOLE else [("citation_book_title", whole)]),
        ("DC.title", named),
        ("DC.language", language),
        ("DC.date", record.as_of.isoformat()),
        ("DC.identifier", address),
        ("DC.rights", licence),
    ]
    report = _report(words, whole, urljoin(site_url, root), pdf, licence)
    about_page = {
        "@type": "WebPage",
        "url": address,
        "name": named,
        "inLanguage": language,
        "datePublished": record.as_of.isoformat(),
        "license": licence,
    }
    if path in _WHOLE:
        graph = [report, about_page | {"mainEntity": {"@id": report["@id"]}}]
    else:
        graph = [about_page | {"isPartOf": {"@type": "Report", "@id": report["@id"], "name": whole}}]
    if path == "data/":
        graph.append(_dataset(words, whole, address, site_url, licence))
    law = path.removeprefix("legal-framework/").removesuffix("/")
    if path.startswith("legal-framework/") and law in words.data.laws:
        graph[0]["about"] = _legislation(words, words.data.laws[law])
    if crumbs:
        graph.append(_breadcrumbs(crumbs, site_url))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    # In a page, `</script>` inside a string would end the script.
    return {"tags": tags, "json_ld": text.replace("<", "\\u003c")}


def _report(words: Words, title: str, home: str, pdf: str, licence: str) -> dict[str, Any]:
    record = words.data.edition
    return {
        "@type": "Report",
        "@id": f"{home}#report",
        "name": title,
        "description": getattr(record.subtitle, words.language),
        "url": home,
        "inLanguage": words.language,
        "datePublished": record.as_of.isoformat(),
        "version": record.number,
        "creativeWorkStatus": "Draft" if record.state == "draft" else "Published",
        "creditText": author(words.language),
        "license": licence,
        "isAccessibleForFree": True,
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": pdf,
            "encodingFormat": "application/pdf",
            "inLanguage": words.language,
        },
    }


def _dataset(words: Words, title: str, address: str, site_url: str, licence: str) -> dict[str, Any]:
    record = words.data.edition
    return {
        "@type": "Dataset",
        "@id": f"{address}#dataset",
        "name": f"{title}: {words.label('open_data')}",
        "description": getattr(record.subtitle, words.language),
        "url": address,
        "inLanguage": ["en", "sr-Cyrl"],  # Of the texts in the files, which are the same for every edition.
        "datePublished": record.as_of.isoformat(),
        "version": record.number,
        "creditText": author(words.language),
        "license": licence,
        "isAccessibleForFree": True,
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


def _legislation(words: Words, law: Law) -> dict[str, Any]:
    """The law that a page tells of. When it was adopted isn't on record, only when it was published."""
    about: dict[str, Any] = {
        "@type": "Legislation",
        "name": words.say(law.title),
        "legislationType": words.name("law_kinds", law.kind),
        "url": law.official_url,
    }
    if numbers := [
        f"{words.say(entry.gazette) if entry.gazette else words.label('gazette')} {entry.number}"
        for entry in law.official_gazette
    ]:
        about["legislationIdentifier"] = numbers
    if words.data.law_kinds[law.kind].domestic:
        about["legislationJurisdiction"] = "RS"
        about["inLanguage"] = ["sr-Cyrl"]  # In a list, so that it stays so in the Latin edition.
    if law.official_gazette and law.official_gazette[0].published_on:
        about["datePublished"] = law.official_gazette[0].published_on.isoformat()
    if law.text_as_of:
        about["legislationDateVersion"] = law.text_as_of.isoformat()
    return about


def _breadcrumbs(crumbs: list[tuple[str, str]], site_url: str) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": urljoin(site_url, address)}
            for position, (name, address) in enumerate(crumbs, start=1)
        ],
    }
