"""The pages: complete, equal in all editions, and joined by links that lead somewhere."""

import re
from collections import Counter
from functools import cache
from urllib.parse import unquote, urljoin, urlparse

import pytest
from lxml import html

from assessment.dates import in_words
from assessment.provisions import citation
from tests.conftest import REPO_URL, SITE_URL

EDITIONS = {"en": "", "sr": "sr/", "sr-Latn": "sr-latn/"}
CYRILLIC = re.compile("[\u0400-\u04ff]")


@cache
def parsed(path):
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def ids_of(path):
    return set(parsed(path).xpath("//@id"))


def pages(site, root=""):
    """Every page of an edition by its address under the edition's root."""
    other = ("sr/", "sr-latn/", "404.html")
    found = {path.relative_to(site / root).as_posix(): path for path in sorted((site / root).rglob("*.html"))}
    return {name.removesuffix("index.html"): path for name, path in found.items() if not name.startswith(other)}


def all_pages(site):
    return {root + name: path for root in EDITIONS.values() for name, path in pages(site, root).items()}


def page_of(site, root, address):
    return parsed(site / root / address / "index.html")


def text_of(element):
    return " ".join(element.text_content().split())


def test_the_editions_have_the_same_pages(site):
    english, *others = ({name: None for name in pages(site, root)} for root in EDITIONS.values())
    assert len(english) > 20
    assert all(other == english for other in others)


def test_every_record_has_its_page(site, assessment):
    addresses = pages(site).keys()
    assert {f"groups/{id}/" for id in assessment.dataset.groups} <= addresses
    assert {f"services/{id}/" for id in assessment.dataset.services} <= addresses
    assert {f"legal-framework/{id}/" for id in assessment.dataset.laws} <= addresses
    assert {"matrix/", "compare/", "comparator/", "schemes/", "benchmarks/", "glossary/", "services/"} <= addresses
    assert {"", "conflicts/", "institutions/", "recommendations/", "data/", "about/", "search/"} <= addresses


def test_the_languages_have_the_same_sections(site):
    for name in pages(site):
        shapes = [
            [(heading.tag, heading.get("id")) for heading in page_of(site, root, name).iter("h1", "h2", "h3", "h4")]
            for root in EDITIONS.values()
        ]
        assert [shape[1:] for shape in shapes[1:]] == [shapes[0][1:]] * 2, name


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_in_it(site):
    broken = []
    for name, path in all_pages(site).items():
        for link in parsed(path).xpath("//@href | //@src | //@action"):
            target = urlparse(urljoin(f"https://here/{name}", link))
            if target.netloc != "here":
                continue
            file = site / unquote(target.path).removeprefix("/")
            file = file / "index.html" if target.path.endswith("/") else file
            if not file.is_file() or (target.fragment and unquote(target.fragment) not in ids_of(file)):
                broken.append((name, link))
    assert broken == []


def test_no_link_is_bound_to_the_root_of_a_server(site):
    bound = [
        (name, link)
        for name, path in all_pages(site).items()
        for link in parsed(path).xpath("//@href | //@src | //@action")
        if link.startswith("/")
    ]
    assert bound == []


def test_nothing_is_loaded_from_elsewhere(site):
    for name, path in all_pages(site).items():
        loaded = parsed(path).xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert [source for source in loaded if "//" in source] == [], name
        assert "url(http" not in path.read_text(encoding="utf-8"), name
    for sheet in (site / "assets").rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_an_id_stands_once_on_a_page(site):
    for name, path in all_pages(site).items():
        twice = [id for id, count in Counter(parsed(path).xpath("//@id")).items() if count > 1]
        assert twice == [], name


@pytest.mark.parametrize(("language", "root"), EDITIONS.items())
def test_a_page_says_its_language_and_names_its_counterparts(site, language, root):
    for name in pages(site, root):
        page = page_of(site, root, name)
        assert page.get("lang") == language
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}{root}{name}"]
        named = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
        expected = {tag: f"{SITE_URL}{other}{name}" for tag, other in EDITIONS.items()}
        assert named == expected | {"x-default": f"{SITE_URL}{name}"}
        current = page.xpath("//a[@data-edition and @aria-current]")
        assert [link.get("hreflang") for link in current] == [language]


def test_the_latin_edition_is_latin(site):
    for name, path in pages(site, "sr-latn/").items():
        page = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for kept in page.xpath("//*[@translate='no'] | //code"):
            kept.drop_tree()
        texts = page.xpath("//text() | //@title | //@aria-label | //@placeholder | //@content | //@data-label")
        assert [text for text in texts if CYRILLIC.search(text)] == [], name


def test_the_serbian_edition_is_cyrillic(site):
    for name in ("groups/asylum-seekers/", "legal-framework/health-care/", "about/", ""):
        main = page_of(site, "sr/", name).find(".//main")
        text = re.sub(r"https?://\S+", "", main.text_content())  # Addresses are in no script.
        letters = Counter("cyrillic" if CYRILLIC.match(letter) else "latin" for letter in text if letter.isalpha())
        assert letters["latin"] < letters["cyrillic"] / 20, name


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("sr", "sr/")])
def test_every_cell_stands_at_its_address_with_its_answer(site, assessment, language, root):
    data = assessment.dataset
    for cell in assessment.cells.values():
        page = page_of(site, root, f"groups/{cell.group}/")
        heading = page.get_element_by_id(cell.service)
        assert text_of(heading).startswith(getattr(data.services[cell.service].label, language))
        section = text_of(heading.getnext())
        assert getattr(data.access_levels[cell.access].label, language) in section
        for payer in cell.payers:
            assert getattr(data.payers[payer].label, language) in section
        for basis in {basis for answer in cell.answers for basis in answer.legal_basis}:
            provision = data.provisions[basis]
            abbreviation = getattr(data.laws[provision.law].abbreviation, language)
            cited = " ".join(citation(provision, abbreviation, language).split())
            assert cited in section, (cell.id, basis)
        for conflict in cell.conflicts:
            assert heading.getnext().xpath(f".//a[contains(@href, 'conflicts/#{conflict}')]"), cell.id


def test_every_provision_stands_at_its_address_with_what_rests_on_it(site, assessment):
    for id, provision in assessment.dataset.provisions.items():
        page = page_of(site, "", f"legal-framework/{provision.law}/")
        assert " ".join(provision.summary.en.split()) in text_of(
            page.get_element_by_id(provision.anchor).getparent()
        ).replace("\u00a0", " "), id
    for id, uses in assessment.uses.items():
        law, _, anchor = id.partition("/")
        article = page_of(site, "", f"legal-framework/{law}/").get_element_by_id(anchor).getnext()
        links = set(article.xpath(".//a/@href"))
        assert {f"../../groups/{cell.replace('/', '/#')}" for cell in uses.cells} <= links, id
        assert {f"../../conflicts/#{conflict}" for conflict in uses.conflicts} <= links, id


def test_a_page_links_its_report_its_source_and_a_form_to_report_an_error(site):
    page = page_of(site, "sr-latn/", "groups/refugees/")
    links = set(page.xpath("//a/@href"))
    assert "../../../pdf/baseline-sr-latn.pdf" in links
    assert f"{REPO_URL}/edit/main/data/groups/refugees.yml" in links
    assert f"{REPO_URL}/edit/main/docs/groups/refugees.sr.md" in links
    forms = [link for link in links if link.startswith(f"{REPO_URL}/issues/new?")]
    assert any("sr-latn%2Fgroups%2Frefugees%2F%23vaccination" in link for link in forms)


def test_each_page_says_of_which_edition_it_is_and_that_nobody_has_endorsed_it(site, assessment):
    edition = assessment.dataset.edition
    for name in pages(site):
        footer = text_of(page_of(site, "", name).find(".//footer"))
        assert f"Edition {edition.number}, as of {in_words(edition.as_of, 'en')}".replace("\u00a0", " ") in footer
        assert "Not legal advice. No institution has reviewed or endorsed it." in footer


def test_the_page_for_unknown_addresses_speaks_every_language(site):
    page = parsed(site / "404.html")
    assert [section.get("lang") for section in page.iter("section")] == ["en", "sr", "sr-Latn"]
    said = text_of(page)
    assert "This page does not exist" in said and "Ова страна не постоји" in said and "Ova strana ne postoji" in said
    assert set(page.xpath("//a/@href")) == {"/health/", "/health/sr/", "/health/sr-latn/"}


def test_the_open_data_is_there(site):
    names = ["entitlements.json", "entitlements.csv", "provisions.json", "provisions.csv", "datapackage.json"]
    assert all((site / "data" / "v1" / name).is_file() for name in names)
    assert all((site / "data" / "v1" / "schema" / f"{name}.json").is_file() for name in ("entitlements", "provisions"))


def row_of(page, id):
    [row] = page.xpath(f"//tr[@id='{id}']")
    return row


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("sr", "sr/")])
def test_a_service_s_page_says_of_every_group_what_the_group_s_page_says(site, assessment, language, root):
    data = assessment.dataset
    for cell in (*assessment.cells.values(), *assessment.comparator_cells.values()):
        row = row_of(page_of(site, root, f"services/{cell.service}/"), cell.group)
        assert getattr(data.access_levels[cell.access].label, language) in text_of(row), cell.id
        for payer in cell.payers:
            assert getattr(data.payers[payer].label, language) in text_of(row), cell.id


def test_the_matrix_and_the_comparison_hold_every_cell_and_citizens_beside_them(site, assessment):
    matrix, comparison = page_of(site, "", "matrix/"), page_of(site, "", "compare/")
    levels = assessment.dataset.access_levels
    for cell in (*assessment.cells.values(), *assessment.comparator_cells.values()):
        place = f"groups/{cell.group}/" if cell.group in assessment.dataset.groups else "comparator/"
        [mark] = matrix.xpath(f"//table//td/a[@href='../{place}#{cell.service}']")
        [answer] = comparison.xpath(f"//td[@data-column='{cell.group}'][a[@href='../{place}#{cell.service}']]")
        assert text_of(mark) == levels[cell.access].label.en and levels[cell.access].label.en in text_of(answer)


def test_what_international_law_asks_stands_on_its_own_page_and_with_each_group(site, assessment):
    data = assessment.dataset
    for id, benchmark in data.benchmarks.items():
        section = text_of(page_of(site, "", "benchmarks/").get_element_by_id(id).getnext())
        for said in (benchmark.asks, benchmark.gives, benchmark.explanation, data.distances[benchmark.distance].label):
            assert " ".join(said.en.split()) in section.replace("\u00a0", " "), id
        for group in benchmark.groups:
            assert page_of(site, "", f"groups/{group}/").xpath(f"//a[contains(@href, 'benchmarks/#{id}')]"), (id, group)


def test_a_group_and_an_article_lead_to_each_other(site, assessment):
    """Two readers, one from the group and one from the law, meet at the same facts."""
    for id, uses in assessment.uses.items():
        law, _, anchor = id.partition("/")
        article = page_of(site, "", f"legal-framework/{law}/").get_element_by_id(anchor).getnext()
        links = set(article.xpath(".//a/@href"))
        for kind, place in (
            ("conflicts", "conflicts"),
            ("recommendations", "recommendations"),
            ("benchmarks", "benchmarks"),
        ):
            assert {f"../../{place}/#{record}" for record in getattr(uses, kind)} <= links, id
        assert {f"../../groups/{cell.replace('/', '/#')}" for cell in uses.cells} <= links, id


def test_an_instrument_that_was_not_read_says_so_and_names_what_it_is_known_from(site, assessment):
    data = assessment.dataset
    for id, law in data.laws.items():
        if law.text_as_of is None:
            page = page_of(site, "", f"legal-framework/{id}/")
            assert "The official text has not been read for this edition." in text_of(page), id
            for article in law.articles.values():
                if article.source:
                    assert page.xpath(f"//a[@href='{data.sources[article.source].url}']"), id


@pytest.mark.parametrize(("language", "root"), [("en", ""), ("sr", "sr/")])
def test_the_glossary_gives_each_term_in_both_languages(site, assessment, language, root):
    page = page_of(site, root, "glossary/")
    for id, term in assessment.dataset.terms.items():
        row = text_of(row_of(page, id))
        assert term.label.en in row and term.label.sr in row, id


def test_the_about_page_counts_what_was_not_read(site, assessment):
    page = page_of(site, "", "about/")
    [foot] = page.xpath("//tfoot/tr[td[@class='number']]")
    counts = [int(cell.text_content().replace(",", "")) for cell in foot.xpath("./td")]
    levels = ("text-read", "report-read", "not-yet-checked")
    evidence = Counter(provision.evidence for provision in assessment.dataset.provisions.values())
    assert counts == [evidence[level] for level in levels]


def test_the_sitemap_lists_every_page_of_every_edition(site):
    listed = parsed(site / "sitemap.xml").xpath("//loc/text()")
    assert sorted(listed) == sorted(f"{SITE_URL}{root}{name}" for root in EDITIONS.values() for name in pages(site))
    assert not (site / "sitemap.xml.gz").exists()


def test_nothing_of_the_theme_is_published_that_no_page_uses(site):
    kinds = {path.relative_to(site / "assets").parts[0] for path in (site / "assets").rglob("*") if path.is_file()}
    assert kinds == {"fonts", "images", "javascripts", "stylesheets"}
    scripts = {path.name for path in (site / "assets" / "javascripts").iterdir()}
    assert scripts == {
        "search",
        "search.js",
        "compare.js",
        "explore",
        "explore.js",
        "address.js",
        "finder.js",
        "cite.js",
        "doors.js",
    }
    assert not list((site / "assets").rglob("*.min.css"))
