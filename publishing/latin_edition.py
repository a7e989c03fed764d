"""The Serbian Latin edition, made from the built Cyrillic one: other letters and addresses, else the same."""

import shutil
from pathlib import Path

from publishing.latin_addresses import addresses_of
from publishing.latin_json import latin_json
from publishing.latin_page import latin_html, site_and_page

_SEARCH_INDEX = "pagefind"


def make_latin_edition(site: Path) -> list[Path]:
    """Writes `site/sr-latn/` anew from `site/sr/`; returns the files written, in order.

    Pages, drawings and data are put into Latin script. Any other file beside a page is copied, so that the
    page's relative links hold; but the search index isn't, because each edition gets its own.
    """
    source, target = site / "sr", site / "sr-latn"
    if not source.is_dir():
        raise FileNotFoundError(f"{source} is missing: build the site before its Latin edition")
    if target.exists():
        shutil.rmtree(target)  # A page that the Cyrillic edition no longer has must not live on.
    home = source / "index.html"
    site_url = site_and_page(home.read_text(encoding="utf-8"))[0] if home.exists() else ""
    files = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    return [_write(source / file, target / file, site_url) for file in files if file.parts[0] != _SEARCH_INDEX]


def _write(cyrillic: Path, latin: Path, site_url: str) -> Path:
    latin.parent.mkdir(parents=True, exist_ok=True)
    # As bytes, because text mode would change the line ends.
    if cyrillic.suffix in (".html", ".svg", ".xml"):
        latin.write_bytes(latin_html(cyrillic.read_bytes().decode(), site_url).encode())
    elif cyrillic.suffix == ".json":
        latin.write_bytes(latin_json(cyrillic.read_bytes().decode(), addresses_of(site_url)).encode())
    else:
        shutil.copyfile(cyrillic, latin)
    return latin
