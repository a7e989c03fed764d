"""What MkDocs calls around its own work: context for the page templates before, publishing of the whole site after."""

import logging
import os
import shutil
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # MkDocs loads hooks by path, so our packages have to be made findable.

from assessment.answers import Assessment  # noqa: E402
from assessment.dataset import Dataset  # noqa: E402
from assessment.problems import InvalidData  # noqa: E402
from assessment.reading import read_words  # noqa: E402
from macros import read_assessment  # noqa: E402
from macros.chapters import banned_in_chapters, differences, numbers_by_hand  # noqa: E402
from macros.framing import frame, not_found_frame, with_slash  # noqa: E402
from macros.labels import labels  # noqa: E402
from macros.pages import navigation, pages_of_records  # noqa: E402
from publishing.report import BrokenReport  # noqa: E402
from publishing.reports import WORDS  # noqa: E402
from publishing.site import publish  # noqa: E402

log = logging.getLogger("mkdocs.hooks.publishing")
_serving = False
_assessment: Assessment  # Of the data as they stood when the build began; to look anew for each page costs seconds.
_pages: dict[str, str] = {}  # The text of the pages that stand in no file, by their path.
_final: Path | None = None  # Where the site belongs; it is built beside that and moved there when it is whole.


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview, which is shown as it is and never moved."""
    global _serving
    _serving = command == "serve"


@event_priority(100)
def on_config(config):
    """Refuse wrong data before anything is written, and build beside the last good site."""
    global _assessment, _final
    _assessment = read_assessment()
    dataset = _assessment.dataset
    _refuse_words_in_one_language()
    _refuse_chapters(dataset, Path(config.docs_dir))
    config.nav = navigation(dataset)
    if not _serving and _final is None:
        _final = Path(config.site_dir)
        config.site_dir = str(_final.with_name(f".{_final.name}-being-built"))
    return config


@event_priority(-200)  # After static-i18n, whose page contexts are complete by then.
def on_page_context(context, page, config, nav):
    """Give the page templates their words, the three editions and the addresses for editing and reporting."""
    return {**context, **frame(_assessment, page, config)}


def on_template_context(context, template_name, config):
    """The page for unknown addresses speaks every language, so it needs every language's words."""
    return {**context, **not_found_frame(_assessment, config)}


@event_priority(100)  # Before static-i18n, which gives each page its language.
def on_files(files, config):
    """Add the pages that records need without a chapter; leave out the theme's scripts and styles, which none uses."""
    global _pages
    _pages = pages_of_records(_assessment.dataset, Path(config.docs_dir))
    for path in _pages:
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    ours = (Path(config.docs_dir), Path(config.theme.custom_dir))
    for file in list(files):
        source = Path(file.abs_src_path) if file.abs_src_path else None
        if file.src_uri.startswith("assets/") and source and not any(source.is_relative_to(folder) for folder in ours):
            files.remove(file)
    return files


def on_page_read_source(page, config):
    """The text of a page that stands in no file; None lets MkDocs read the file."""
    return _pages.get(page.file.src_uri)


@event_priority(-200)  # After static-i18n, which builds the Serbian edition in this event.
def on_post_build(config):
    """When both languages are built: add what is made of them, then put the new site in the place of the old."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    with_reports = "with-pdf" in config.plugins
    try:
        site_url = with_slash(config.site_url)
        publish(site, _assessment, site_url=site_url, with_reports=with_reports, tell=log.info)
    except BrokenReport as error:
        raise PluginError(str(error)) from None
    if _has_warnings(config):
        _throw_away()
    elif not _serving:
        _move_into_place(config)


def on_build_error(error) -> None:
    """A failed build leaves nothing behind; the last good site stays as it was."""
    _throw_away()


def _throw_away() -> None:
    global _final
    if _final is not None:
        shutil.rmtree(_final.with_name(f".{_final.name}-being-built"), ignore_errors=True)
        _final = None


def _refuse_words_in_one_language() -> None:
    try:
        labels()
        read_words(WORDS, "publishing/report_words.yml")
    except InvalidData as error:
        raise PluginError(f"Nothing is published in one language alone.\n\n{error}") from None


def _refuse_chapters(dataset: Dataset, docs: Path) -> None:
    if problems := sorted([*differences(docs), *banned_in_chapters(dataset.terms, docs), *numbers_by_hand(docs)]):
        listed = "\n".join(str(problem) for problem in problems)
        raise PluginError(f"The chapters are not fit to be published.\n\n{listed}")


def _has_warnings(config) -> bool:
    """Whether `--strict` is about to stop the build, which MkDocs does only after this event."""
    handlers = logging.getLogger("mkdocs").handlers
    return config.strict and any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def _move_into_place(config) -> None:
    global _final
    old = _final.with_name(f".{_final.name}-replaced")
    shutil.rmtree(old, ignore_errors=True)
    if _final.exists():
        os.replace(_final, old)
    os.replace(config.site_dir, _final)
    shutil.rmtree(old, ignore_errors=True)
    config.site_dir, _final = str(_final), None
