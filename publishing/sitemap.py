"""The sitemap: every page of every edition, each with its counterparts. MkDocs' own knows two and the clock."""

from pathlib import Path

from lxml import etree

from publishing.editions import EDITIONS

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def write_sitemap(site: Path, site_url: str) -> None:
    """Writes sitemap.xml for the built site. `site_url` is where it is published, with its slash at the end."""
    urls = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    own_folders = tuple(edition.root for edition in EDITIONS if edition.root)
    for path in sorted(site.rglob("index.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        if not page.startswith(own_folders):
            for edition in EDITIONS:
                _add(urls, f"{site_url}{edition.root}{page}", page, site_url)
    (site / "sitemap.xml").write_bytes(etree.tostring(urls, xml_declaration=True, encoding="utf-8", pretty_print=True))
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def _add(urls: etree._Element, address: str, page: str, site_url: str) -> None:
    url = etree.SubElement(urls, f"{{{_SITEMAP}}}url")
    etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
    for edition in EDITIONS:
        counterpart = {"rel": "alternate", "hreflang": edition.tag, "href": f"{site_url}{edition.root}{page}"}
        etree.SubElement(url, f"{{{_XHTML}}}link", counterpart)
