"""What surrounds every page: its editions, its addresses, its words. The page templates in `overrides/` use it."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlparse

from assessment.answers import Assessment
from assessment.model import LANGUAGES
from macros.addresses import Page, relative
from macros.metadata import metadata
from macros.searching import suggestion_messages
from macros.words import Words
from publishing.editions import EDITIONS, LATIN, edition
from publishing.transliteration import to_latin


def frame(assessment: Assessment, page, config) -> dict[str, object]:
    """The template variables of one page. `page` and `config` are MkDocs'."""
    language = page.file.locale
    here = Page(language, page.url)
    words = Words(here, assessment)
    path = page.url.removeprefix(edition(language).root)
    site_url, repository = with_slash(config.site_url), config.repo_url.rstrip("/")
    record, chapter = page.meta.get("record"), page.file.src_uri
    return {
        "words": words,
        "language": language,
        "data": assessment.dataset,
        "editions": [
            {
                "code": other.code,
                "name": other.name,
                "tag": other.tag,
                "href": relative(page.url, other.root + path),
                "address": urljoin(site_url, other.root + path),
                "current": other.code == language,
            }
            for other in EDITIONS
        ],
        "canonical": urljoin(site_url, page.url),
        "x_default": urljoin(site_url, path),
        "report_pdf": words.asset(edition(language).report),
        # A page that its record alone makes (macros/pages.py) has no text of its own.
        "edit_text": f"{repository}/edit/main/docs/{chapter}" if (Path(config.docs_dir) / chapter).exists() else None,
        "edit_data": f"{repository}/edit/main/data/{record}.yml" if record else None,
        "report_error": words.report_error(repository, page.title, urljoin(site_url, page.url)),
        "repository": repository,
        "metadata": metadata(
            words, _plain(page.title), _crumbs(words, page), site_url, page.content or "", page.meta.get("description")
        ),
        "suggestion_messages": suggestion_messages(words),
    }


def _crumbs(words: Words, page) -> list[tuple[str, str]]:
    """The names and addresses under the site's root of the pages above a page and of itself, as its crumbs show."""
    if not page.ancestors:
        return []  # The home page, and the search.
    above = [(_plain(section.title), section.children[0].url) for section in reversed(page.ancestors)]
    own = [] if above[-1][1] == page.url else [(_plain(page.title), page.url)]
    return [(words.label("home"), words.edition_root), *above, *own]


def _plain(title: str) -> str:
    """A title of MkDocs', which may be HTML, as text with plain spaces: programs know no no-break space."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", title)).split())


def not_found_frame(assessment: Assessment, config) -> dict[str, object]:
    """The template variables of the page for unknown addresses, which may be shown at any depth of the site."""
    said = {language: Words(Page(language, ""), assessment).label for language in LANGUAGES}
    said[LATIN.code] = lambda name: to_latin(said["sr"](name))
    return {
        "base": urlparse(with_slash(config.site_url)).path,
        "not_found": [
            {"code": each.code, "tag": each.tag, "root": each.root, "say": said[each.code]} for each in EDITIONS
        ],
    }


def with_slash(address: str) -> str:
    """An address with its slash at the end, so that others can be joined to it."""
    return address if address.endswith("/") else f"{address}/"
