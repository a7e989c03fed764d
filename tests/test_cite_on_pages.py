"""Citations on the built pages: a panel for every record, and a head that programs can read."""

import gzip
import json
import re

import pytest
from lxml import html

from assessment.citing import bibtex, csl, csl_file, ris, sentence
from publishing.citations import FILES, citations
from publishing.editions import EDITIONS, LATIN
from publishing.transliteration import to_latin
from tests.conftest import SITE_URL
from tests.test_site import page_of, pages

EACH = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.tag)


def in_script(edition, text):
    return to_latin(text) if edition == LATIN else text


@EACH
def test_every_record_has_its_panel_with_its_own_address(site, assessment, edition):
    for citation in citations(assessment, edition, SITE_URL):
        heading = page_of(site, edition.root, citation.path).get_element_by_id(citation.anchor)
        [panel] = heading.getnext().xpath(".//details[contains(@class, 'cite')]")
        assert panel.get("class") == "cite site-only"
        said = in_script(edition, sentence(citation))
        assert " ".join(panel.find("summary").tail.split()) == " ".join(said.split()), citation.address
        assert said.endswith(f"{SITE_URL}{edition.root}{citation.path}#{citation.anchor}")


@EACH
def test_a_page_with_panels_leads_to_the_file_of_their_citations(site, edition):
    seen = 0
    for name in pages(site, edition.root):
        page = page_of(site, edition.root, name)
        panels, lines = page.xpath("//details[contains(@class, 'cite')]"), page.xpath("//p[@data-citations]")
        assert bool(panels) == bool(lines) == bool(page.xpath("//script[contains(@src, 'cite.js')]")), name
        if panels:
            [line] = lines
            assert f"data/v1/citations/{edition.code}/{FILES[line.get('data-citations')]}.json" in line.find("a").get(
                "href"
            )
            assert json.loads(line.get("data-messages"))["copy"]
            seen += 1
    assert seen > 100


@EACH
def test_every_page_tells_programs_what_it_is(site, assessment, edition):
    day = assessment.dataset.edition.as_of
    with_pdf = {"": edition.report, "summary/": edition.report, "brief/": edition.brief}
    for name in pages(site, edition.root):
        page, address = page_of(site, edition.root, name), f"{SITE_URL}{edition.root}{name}"
        tags = {tag.get("name"): tag.get("content") for tag in page.xpath("//head/meta[@name]")}
        assert tags["citation_title"] and tags["citation_title"] == tags["DC.title"], name
        assert tags["DC.creator"] in (
            "Contributors to the assessment",
            "Сарадници на процени",
            "Saradnici na proceni",
        ), name
        assert tags["citation_author"] == f"{tags['DC.creator']},", name
        assert (tags["citation_publication_date"], tags["DC.date"]) == (f"{day:%Y/%m/%d}", day.isoformat()), name
        assert tags["citation_language"] == tags["DC.language"] == edition.tag, name
        assert tags["citation_public_url"] == tags["DC.identifier"] == address, name
        pdf = with_pdf.get(name)
        assert tags.get("citation_pdf_url") == (f"{SITE_URL}{pdf}" if pdf else None), name
        assert ("z:itemType" in tags) != ("citation_book_title" in tags), name
        assert tags["DC.rights"] == "https://creativecommons.org/licenses/by/4.0/", name
        assert tags["DC.type"] == ("Dataset" if name == "data/" else "Text"), name
        preview = {tag.get("property"): tag.get("content") for tag in page.xpath("//head/meta[@property]")}
        assert (preview["og:url"], preview["og:title"]) == (address, tags["DC.title"]), name
        assert preview["og:locale"] == ("en_GB" if edition.code == "en" else "sr_RS"), name
        assert tags["description"] == tags["DC.description"] == preview["og:description"], name
        [script] = page.xpath("//script[@type='application/ld+json']")
        said = json.loads(script.text)
        assert said["@context"] == "https://schema.org"
        by_type = {each["@type"]: each for each in said["@graph"]}
        webpage = by_type["WebPage"]
        assert (webpage["@id"], webpage["url"], webpage["inLanguage"]) == (address, address, edition.tag), name
        assert webpage["name"] == tags["DC.title"] and webpage["description"] == tags["description"], name
        assert webpage["license"] and webpage["datePublished"] == day.isoformat(), name
        crumbs = page.xpath("//nav[contains(@class, 'crumbs')]//li")
        assert bool(crumbs) == ("BreadcrumbList" in by_type), name
        if crumbs:
            items = by_type["BreadcrumbList"]["itemListElement"]
            assert [item["name"] for item in items] == [" ".join(crumb.text_content().split()) for crumb in crumbs]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert items[-1]["item"] == address
            assert all(item["item"].startswith(SITE_URL + edition.root) for item in items)


@EACH
def test_every_page_is_described_by_a_sentence_of_its_own(site, edition):
    seen = {}
    for name in pages(site, edition.root):
        [said] = page_of(site, edition.root, name).xpath("//head/meta[@name='description']/@content")
        assert 30 <= len(said) <= 180, (name, said)  # Latin script writes some letters with two.
        assert seen.setdefault(said, name) == name, said
        cyrillic = re.search("[\u0400-\u04ff]", said)
        assert bool(cyrillic) == (edition.code == "sr"), (name, said)


def graph_of(site, edition, name):
    [script] = page_of(site, edition.root, name).xpath("//script[@type='application/ld+json']/text()")
    return {each["@type"]: each for each in json.loads(script)["@graph"]}


@EACH
def test_every_record_is_a_part_of_its_page_and_stands_there(site, assessment, edition):
    expected = {}
    for citation in citations(assessment, edition, SITE_URL):
        expected.setdefault(citation.path, {})[citation.address] = citation
    for path, records in expected.items():
        webpage, page = graph_of(site, edition, path)["WebPage"], page_of(site, edition.root, path)
        parts = webpage.get("hasPart") or webpage["about"]["hasPart"]
        assert {part["@id"] for part in parts} == set(records), path
        for part in parts:
            citation = records[part["@id"]]
            name = in_script(edition, citation.full or citation.label)
            assert " ".join(part["name"].split()) == " ".join(name.split()), part["@id"]
            assert page.get_element_by_id(citation.anchor) is not None
            for article in part.get("about", ()):
                law, _, anchor = article["@id"].removeprefix(SITE_URL + edition.root).partition("#")
                assert page_of(site, edition.root, law).get_element_by_id(anchor) is not None, article


@EACH
def test_report_dataset_and_laws_are_described_as_what_they_are(site, assessment, edition):
    for name in ("", "summary/"):
        report = graph_of(site, edition, name)["Report"]
        assert report["inLanguage"] == report["encoding"]["inLanguage"] == edition.tag
        assert report["encoding"]["contentUrl"] == f"{SITE_URL}{edition.report}"
        assert report["url"] == f"{SITE_URL}{edition.root}" and report["isAccessibleForFree"] is True
    dataset = graph_of(site, edition, "data/")["Dataset"]
    files = {each["contentUrl"].removeprefix(SITE_URL) for each in dataset["distribution"]}
    assert files and all((site / file).is_file() for file in files)
    for id, law in assessment.dataset.laws.items():
        about = graph_of(site, edition, f"legal-framework/{id}/")["WebPage"]["about"]
        title = law.title.en if edition.code == "en" else in_script(edition, law.title.sr)
        assert (about["@type"], about["name"].replace("\u00a0", " ")) == ("Legislation", title), id
        assert about["url"] == law.official_url, id
        domestic = assessment.dataset.law_kinds[law.kind].domestic
        assert (about.get("legislationJurisdiction"), about.get("inLanguage")) == (
            ("RS", ["sr-Cyrl"]) if domestic else ("EU" if law.kind == "eu-act" else None, None)
        )
        assert len(about.get("legislationIdentifier", [])) >= len(law.official_gazette)


@EACH
def test_citing_makes_the_longest_law_hardly_longer(site, edition):
    """As it is sent: packed, for the sentences of a page are alike but for a number."""
    text = (site / edition.root / "legal-framework/health-care/index.html").read_text(encoding="utf-8")
    page = html.document_fromstring(text)
    parts = page.xpath(
        "//details[contains(@class, 'cite')] | //p[contains(@class, 'cite-files')]"
        " | //script[@type='application/ld+json'] | //script[contains(@src, 'cite.js')]"
        " | //meta[starts-with(@name, 'citation_') or starts-with(@name, 'DC.') or @property]"
        " | //link[@rel='schema.DC']"
    )
    assert sum(len(html.tostring(part, encoding="utf-8", with_tail=False)) for part in parts) > 5000
    for part in parts:
        part.drop_tree()
    without = html.tostring(page, encoding="unicode")
    packed, packed_without = (len(gzip.compress(each.encode())) for each in (text, without))
    assert 1 < packed / packed_without < 1.12


@EACH
def test_a_reader_copies_the_sentence_the_address_and_every_form(page, address, assessment, edition):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found = {(each.path, each.anchor): each for each in citations(assessment, edition, SITE_URL)}
    conflict = next(each for each in found.values() if each.kind == "conflict")
    finding = next(each for each in found.values() if each.kind == "finding")
    article = found["legal-framework/health-care/", "art-239"]
    for citation in (found["groups/refugees/", "vaccination"], article, conflict, finding):
        page.goto(f"{address}{edition.root}{citation.path}")
        panel = page.locator(f"[id='{citation.anchor}'] + div > details.cite")
        panel.locator("summary").press("Enter")
        law = {"article": citation.label, "cell": citation.basis.removesuffix(".")}.get(citation.kind)
        short = [sentence(citation), *([law] if law else []), citation.address]
        expected = [*short, bibtex(citation), ris(citation), csl_file([csl(citation)])]
        buttons = panel.locator("button")
        buttons.nth(len(expected) - 1).wait_for()  # The templates are read as the panel opens.
        assert buttons.count() == len(expected)
        for number, text in enumerate(expected):
            buttons.nth(number).press("Enter")
            said = panel.locator("[role=status]")
            said.filter(has_text=":").wait_for()
            copied = page.evaluate("navigator.clipboard.readText()")
            wanted = in_script(edition, text)
            assert copied == (" ".join(wanted.split()) if number < len(short) else wanted), citation.address


def test_each_answer_has_its_address_one_press_away(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}sr-latn/groups/refugees/")
    button = page.locator("#vaccination + div .meta__tools button")
    button.click()
    permanent = f"{SITE_URL}sr-latn/groups/refugees/#vaccination"
    assert page.evaluate("navigator.clipboard.readText()") == permanent
    assert permanent in page.locator("#vaccination + div > [role=status]").inner_text()


def test_where_copying_is_not_allowed_the_text_is_there_to_select(page, address):
    page.goto(f"{address}conflicts/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject()}})")
    panel = page.locator("details.cite").first
    panel.locator("summary").click()
    panel.locator("button").nth(2).click()  # The law alone is offered only with an article or an answer.
    field = panel.locator("textarea")
    assert field.input_value().startswith("@incollection{")
    assert field.evaluate("e => e.selectionEnd - e.selectionStart == e.value.length")


def test_without_scripts_the_sentence_can_be_opened_and_the_file_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}legal-framework/health-care/")
    panel = page.locator("[id='art-239'] + div > details.cite")
    assert "#art-239" not in panel.inner_text()
    panel.locator("summary").click()
    assert "#art-239" in panel.inner_text() and panel.locator("button").count() == 0
    assert page.locator(".cite-files a").is_visible()
    context.close()
