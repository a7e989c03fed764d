"""Serbian words and addresses as they stand in the markup of a page, put into Latin script and its edition."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import quote, urlsplit

from publishing.transliteration import to_latin

# &#1072;, &#x430; and &acy; are letters too.
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+cy);?", re.IGNORECASE)


@dataclass(frozen=True)
class Addresses:
    """What leads into the Cyrillic edition: as an address by itself, and in the middle of a text."""

    alone: re.Pattern[str]
    in_text: re.Pattern[str] | None
    in_query: re.Pattern[str] | None  # As an address stands in another's query, such as that of a form.

    def moved(self, address: str) -> str:
        """The same place in the Latin edition; an address of anything else as it is."""
        if self.in_query and "?" in address:
            address = self.in_query.sub(r"\g<0>-latn", address)
        return self.alone.sub(r"\g<0>-latn", address)

    def latin(self, text: str) -> str:
        """Text in Latin script, as it stands in the markup and with the edition's addresses in it moved."""
        if "&" in text:
            text = _REFERENCE.sub(_letter, text)
        text = to_latin(text)
        return self.in_text.sub(r"\g<0>-latn", text) if self.in_text and "://" in text else text


@cache
def addresses_of(site_url: str) -> Addresses:
    """The patterns for a site at this address, which may be empty where it is not known."""
    root = site_url.rstrip("/")
    roots = "|".join(re.escape(start) for start in sorted({root, urlsplit(root).path, ""}, reverse=True))
    edition = r"sr(?=[/?#\"']|$)"
    report = r"(?:pdf/(?:baseline|brief)-sr(?=\.pdf)|data/v1/citations/sr(?=/))"  # And other files of an edition.
    refresh = r"(?:[\d.]+\s*;\s*url\s*=\s*[\"']?)?"  # <meta http-equiv="refresh" content="0; url=/sr/">
    alone = rf"^{refresh}(?:(?:{roots})/(?:{edition}|{report})|(?:\.\./)+{edition}|(?:\.\.?/)*{report})"
    in_text = re.compile(rf"{re.escape(root)}/(?:sr(?![\w-])|{report})") if root else None
    in_query = re.compile(rf"{re.escape(quote(root, safe=''))}%2Fsr(?=%2F)", re.IGNORECASE) if root else None
    return Addresses(re.compile(alone, re.IGNORECASE), in_text, in_query)


def _letter(reference: re.Match[str]) -> str:
    """The Serbian letter that a character reference stands for; any other reference as it is."""
    character = unescape(reference[0])
    return reference[0] if to_latin(character) == character else character
