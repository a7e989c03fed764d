"""What surrounds every page: its editions, its addresses, its words. The page templates in `overrides/` use it."""

from urllib.parse import urljoin, urlparse

from assessment.answers import Assessment
from assessment.model import LANGUAGES
from macros.rendering import Page, Words, edition_root, relative
from publishing.transliteration import to_latin

# Code of the edition, its name in itself, the language its pages are tagged with.
EDITIONS = (("en", "English", "en"), ("sr", "Српски", "sr"), ("sr-latn", "Srpski", "sr-Latn"))


def frame(assessment: Assessment, page, config) -> dict[str, object]:
    """The template variables of one page. `page` and `config` are MkDocs'."""
    language = page.file.locale
    here = Page(language, page.url)
    words = Words(here, assessment)
    path = page.url.removeprefix(edition_root(language))
    site_url, repository = with_slash(config.site_url), config.repo_url.rstrip("/")
    record = page.meta.get("record")
    return {
        "words": words,
        "language": language,
        "data": assessment.dataset,
        "editions": [
            {
                "code": code,
                "name": name,
                "tag": tag,
                "href": relative(page.url, edition_root(code) + path),
                "address": urljoin(site_url, edition_root(code) + path),
                "current": code == language,
            }
            for code, name, tag in EDITIONS
        ],
        "canonical": urljoin(site_url, page.url),
        "x_default": urljoin(site_url, path),
        "report_pdf": words.asset(f"pdf/baseline-{language}.pdf"),
        "edit_text": f"{repository}/edit/main/docs/{page.file.src_uri}",
        "edit_data": f"{repository}/edit/main/data/{record}.yml" if record else None,
        "report_error": words.report_error(repository, page.title, urljoin(site_url, page.url)),
        "repository": repository,
    }


def not_found_frame(assessment: Assessment, config) -> dict[str, object]:
    """The template variables of the page for unknown addresses, which may be shown at any depth of the site."""
    words = {language: Words(Page(language, ""), assessment) for language in LANGUAGES}
    return {
        "base": urlparse(with_slash(config.site_url)).path,
        "not_found": [
            {"code": "en", "tag": "en", "root": "", "say": words["en"].label},
            {"code": "sr", "tag": "sr", "root": "sr/", "say": words["sr"].label},
            {
                "code": "sr-latn",
                "tag": "sr-Latn",
                "root": "sr-latn/",
                "say": lambda name: to_latin(words["sr"].label(name)),
            },
        ],
    }


def with_slash(address: str) -> str:
    """An address with its slash at the end, so that others can be joined to it."""
    return address if address.endswith("/") else f"{address}/"
