"""What a page's head tells reference managers, search engines and whoever shows a preview of a link.

Highwire and Dublin Core tags, Open Graph, and schema.org (macros/linked_data.py). It names no publisher: no
institution has published the assessment. The Latin edition's tags are made of the Cyrillic ones
(publishing/latin_page.py).
"""

import json
from typing import Any
from urllib.parse import urljoin

from assessment.citing import said_of_kind
from macros.descriptions import description
from macros.linked_data import LICENCES, WHOLE, breadcrumbs, graph
from macros.words import Words
from publishing.citations import author
from publishing.editions import edition

# Open Graph knows languages with countries and no scripts: sr_RS stands for the Latin edition, too.
_LOCALES = {"en": "en_GB", "sr": "sr_RS"}


def metadata(
    words: Words, title: str, crumbs: list[tuple[str, str]], site_url: str, content: str = "", said: str | None = None
) -> dict[str, Any]:
    """The page's tags (pairs of name and content), those of Open Graph, its description and its JSON-LD.

    `title` and `content` are the page's, `said` its description where the chapter gives one; `crumbs` are the names
    and addresses (under the site's root) of the pages above it and of itself. `site_url` ends with its slash.
    """
    path = words.page.address.removeprefix(edition(words.language).root)
    named, described = _name(words, path, title), said or description(words, path, content)
    nodes = graph(words, named, described, site_url)
    if crumbs:
        nodes.append(breadcrumbs(crumbs, site_url))
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return {
        "description": described,
        "tags": _tags(words, path, named, described, site_url),
        "open_graph": _open_graph(words, path, named, described, site_url),
        # In a page, `</script>` inside a string would end the script.
        "json_ld": text.replace("<", "\\u003c"),
    }


def _name(words: Words, path: str, title: str) -> str:
    """What the page is called by itself: that of a law is our summary, and not the law."""
    whole, language = getattr(words.data.edition.title, words.language), words.language
    if path == "":
        return whole
    if path == "data/":
        return f"{whole}: {words.raw_label('open_data')}"
    is_law = path.startswith("legal-framework/") and path.split("/")[1] in words.data.laws
    return title + said_of_kind("article", language) if is_law else title


def _tags(words: Words, path: str, named: str, described: str, site_url: str) -> list[tuple[str, str]]:
    record, language = words.data.edition, words.language
    address, made_by = urljoin(site_url, words.page.address), author(language)
    whole, of_edition = getattr(record.title, language), edition(language)
    # The PDF is given where it is the same work as the page; Zotero stores it beside what it finds.
    pdf = of_edition.report if path in WHOLE else of_edition.brief if path == "brief/" else None
    # Without these Zotero takes a page for an article in a journal.
    kind = "report" if path in WHOLE else "dataset" if path == "data/" else None
    return [
        ("citation_title", named),
        # By its comma Zotero knows a name that is written surname first, so it leaves this one whole.
        ("citation_author", f"{made_by},"),
        ("citation_publication_date", f"{record.as_of:%Y/%m/%d}"),
        ("citation_language", language),
        ("citation_public_url", address),
        *([("citation_pdf_url", urljoin(site_url, pdf))] if pdf else []),
        ("z:itemType", kind) if kind else ("citation_book_title", whole),
        ("DC.title", named),
        ("DC.creator", made_by),
        ("DC.description", described),
        ("DC.type", "Dataset" if path == "data/" else "Text"),
        ("DC.language", language),
        ("DC.date", record.as_of.isoformat()),
        ("DC.identifier", address),
        ("DC.rights", LICENCES[record.content_licence]),
    ]


def _open_graph(words: Words, path: str, named: str, described: str, site_url: str) -> list[tuple[str, str]]:
    language = words.language
    return [
        ("og:type", "website" if path == "" else "article"),
        ("og:url", urljoin(site_url, words.page.address)),
        ("og:title", named),
        ("og:description", described),
        ("og:site_name", getattr(words.data.edition.title, language)),
        ("og:locale", _LOCALES[language]),
        ("og:locale:alternate", _LOCALES[words.other_language]),
    ]
