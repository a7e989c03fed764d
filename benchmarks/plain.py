"""The same pages for plain MkDocs: every macro already written out, the stock theme, no work of ours."""

import shutil
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority

from publishing.transliteration import to_latin

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = ("en", "sr", "sr-latn")


class _WriteDown(BasePlugin):
    """Writes each page's Markdown down as the macros leave it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    @event_priority(-100)
    def on_page_markdown(self, markdown, page, config, files):
        name = page.file.src_uri.replace(f".{page.file.locale}.md", ".md")
        target = self.folder / page.file.locale / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown, encoding="utf-8")


def write_out(folder: Path) -> None:
    """Puts a plain project for each edition into `folder`, and one for English and Serbian together."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder / "unused"))
    config.plugins["write-down"] = _WriteDown(folder / "docs")
    build(config)
    _latin(folder / "docs" / "sr", folder / "docs" / "sr-latn")
    for edition in EDITIONS:
        _project(folder, edition)
    both = folder / "docs" / "both"
    shutil.copytree(folder / "docs" / "en", both)
    shutil.copytree(folder / "docs" / "sr", both / "sr")
    _project(folder, "both")


def build_stock(folder: Path) -> Path:
    """Builds the three editions by plain mkdocs-material, its search included; where they then stand."""
    write_out(folder)
    for edition in EDITIONS:
        build(load_config(str(folder / f"{edition}.yml")))
    return folder / "site"


def _project(folder: Path, edition: str) -> None:
    """A stock project; with-pdf is on when WITH_PDF is set."""
    with_pdf = {"with-pdf": {"enabled_if_env": "WITH_PDF", "output_path": "report.pdf", "toc_level": 3}}
    config = {
        "site_name": "Foreigners' access to healthcare in Serbia",
        "docs_dir": f"docs/{edition}",
        "site_dir": f"site/{edition}",
        "theme": {"name": "material", "font": False, "language": "en" if edition in ("en", "both") else "sr"},
        "markdown_extensions": ["attr_list", "tables"],
        "plugins": ["search"] if edition == "both" else ["search", with_pdf],
    }
    (folder / f"{edition}.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def _latin(cyrillic: Path, latin: Path) -> None:
    for path in cyrillic.rglob("*.md"):
        target = latin / path.relative_to(cyrillic)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(to_latin(path.read_text(encoding="utf-8")), encoding="utf-8")
