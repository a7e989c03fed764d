"""The act that a page tells of, with its articles, in schema.org's words (which follow the ELI ontology)."""

import re
from datetime import date, datetime
from typing import Any

from assessment.legal_style import gazette_number, unit
from assessment.model import Law
from macros.words import Words

_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")  # As an act of the European Union has it in its English title.
_EU_NUMBER = re.compile(r"\b\d{1,4}/\d{1,4}(?:/(?:EU|EC|ЕУ|ЕЗ))?")


def legislation(words: Words, id: str, address: str) -> dict[str, Any]:
    """The act whose page is at `address`, which names it: what it is and was published as, and its articles there."""
    law, language = words.data.laws[id], words.language
    title = getattr(law.title, language)
    about: dict[str, Any] = {
        "@type": "Legislation",
        "@id": f"{address}#law",
        "name": title,
        "legislationType": words.name("law_kinds", law.kind),
        "url": law.official_url,
    }
    if identifiers := _identifiers(law, language):
        about["legislationIdentifier"] = identifiers
    if words.data.law_kinds[law.kind].domestic:
        about["legislationJurisdiction"] = "RS"
        about["inLanguage"] = ["sr-Cyrl"]  # In a list, so that it stays so in the Latin edition.
    elif law.kind == "eu-act":
        about["legislationJurisdiction"] = "EU"
        if adopted := _day_in(law.title.en):
            about["legislationDate"] = adopted.isoformat()
    if published := _published(law):
        about["datePublished"] = published
    if law.text_as_of:
        about["legislationDateVersion"] = law.text_as_of.isoformat()
    if law.articles:
        about["hasPart"] = [_article(words, id, number, address) for number in law.articles]
    return about


def _article(words: Words, law: str, number: str, address: str) -> dict[str, Any]:
    named = unit(words.data.provisions[f"{law}/art-{number}"], words.language).replace("\u00a0", " ")
    return {
        "@type": "Legislation",
        "@id": f"{address}#art-{number}",
        "name": f"{getattr(words.data.laws[law].title, words.language)}, {named}",
        "legislationIdentifier": named,
    }


def _identifiers(law: Law, language: str) -> list[str]:
    """Its numbers in gazettes; an act of the European Union's ELI, own number and place in the Official Journal."""
    found = [gazette_number(entry, language) for entry in law.official_gazette]
    if "/eli/" in law.official_url:
        found.insert(0, law.official_url)
    if law.kind == "eu-act":
        found += [number[0] for number in [_EU_NUMBER.search(getattr(law.title, language))] if number]
        found += [getattr(law.published_in, language)] if law.published_in else []
    return found


def _published(law: Law) -> str | None:
    """The day on which it was first published, as far as it is on record: of many laws only the year."""
    if law.official_gazette:
        first = law.official_gazette[0]
        return first.published_on.isoformat() if first.published_on else first.number.partition("/")[2]
    if law.kind == "eu-act" and law.published_in and (day := _day_in(law.published_in.en)):
        return day.isoformat()
    return None


def _day_in(text: str) -> date | None:
    found = _DAY.search(text)
    return datetime.strptime(found[0], "%d %B %Y").date() if found else None
