"""What a page's head tells programs: tags for Zotero, previews of links, schema.org for search engines."""

import json
import re

import pytest

from macros.addresses import Page
from macros.descriptions import _SAID_IN, LENGTH, description, shortened
from macros.metadata import metadata
from macros.pages import FOLDERS
from macros.words import Words
from publishing.citations import citations
from publishing.editions import ENGLISH, SERBIAN
from publishing.latin_page import latin_html
from tests.conftest import ROOT, SITE_URL

BOTH = pytest.mark.parametrize("site_edition", (ENGLISH, SERBIAN), ids=lambda each: each.code)


def described(assessment, address, title="A title", crumbs=(), content="<p>What the chapter says first.</p>"):
    language = "sr" if address.startswith("sr/") else "en"
    return metadata(Words(Page(language, address), assessment), title, list(crumbs), SITE_URL, content)


def head(assessment, address, title="A title"):
    found = described(assessment, address, title)
    return dict(found["tags"]), json.loads(found["json_ld"])["@graph"]


def act(assessment, id, root=""):
    return head(assessment, f"{root}legal-framework/{id}/", "A law")[1][0]["about"]


def test_the_home_page_is_the_report(assessment):
    tags, graph = head(assessment, "sr/")
    of_data = assessment.dataset.edition
    report = graph[0]
    assert (report["@type"], report["name"], report["version"]) == ("Report", of_data.title.sr, of_data.number)
    assert report["encoding"]["contentUrl"] == f"{SITE_URL}pdf/baseline-sr.pdf" == tags["citation_pdf_url"]
    assert tags["citation_title"] == of_data.title.sr and tags["z:itemType"] == "report"


def test_a_pdf_is_named_only_where_it_is_the_page_s_own_work(assessment):
    given = {path: head(assessment, path)[0].get("citation_pdf_url") for path in ("summary/", "brief/", "sr/brief/")}
    pdf = f"{SITE_URL}pdf"
    assert list(given.values()) == [f"{pdf}/baseline-en.pdf", f"{pdf}/brief-en.pdf", f"{pdf}/brief-sr.pdf"]
    for path in ("groups/refugees/", "legal-framework/health-care/", "conflicts/", "data/", "about/"):
        assert "citation_pdf_url" not in head(assessment, path)[0], path


def test_nobody_takes_our_page_for_the_law_itself(assessment):
    for path, title, expected in (
        ("legal-framework/health-care/", "Law on Health Care", "Law on Health Care (summary)"),
        (
            "sr/legal-framework/health-care/",
            "Закон о здравственој заштити",
            "Закон о здравственој заштити (сажетак)",
        ),
    ):
        tags, graph = head(assessment, path, title)
        assert tags["citation_title"] == tags["DC.title"] == graph[0]["name"] == expected
        assert graph[0]["@type"] == "WebPage" and "author" not in graph[0]["about"]
        assert graph[0]["about"]["name"] == title
        assert tags["citation_book_title"] == graph[0]["isPartOf"]["name"]
    assert head(assessment, "legal-framework/", "Laws")[0]["DC.title"] == "Laws"


def test_zotero_keeps_the_name_of_all_contributors_whole(assessment):
    """It splits a name at its last space, unless a comma says that the surname stands first."""
    tags, _ = head(assessment, "groups/refugees/")
    assert tags["citation_author"] == "Contributors to the assessment,"
    assert tags["DC.creator"] == "Contributors to the assessment"


def test_a_page_has_what_dublin_core_and_open_graph_ask_for(assessment):
    found = described(assessment, "sr/groups/refugees/", "Избеглице")
    tags, preview = dict(found["tags"]), dict(found["open_graph"])
    assert tags["DC.type"] == "Text" and tags["DC.description"] == found["description"] == preview["og:description"]
    assert preview["og:type"] == "article" and preview["og:title"] == "Избеглице"
    assert preview["og:url"] == f"{SITE_URL}sr/groups/refugees/"
    assert (preview["og:locale"], preview["og:locale:alternate"]) == ("sr_RS", "en_GB")
    assert preview["og:site_name"] == assessment.dataset.edition.title.sr
    home = dict(described(assessment, "")["open_graph"])
    assert (home["og:type"], home["og:locale"]) == ("website", "en_GB")


def test_the_latin_edition_keeps_a_locale_that_open_graph_knows():
    tag = '<meta property="og:locale" content="sr_RS">'
    assert latin_html(tag) == tag
    title = '<meta property="og:title" content="Избеглице">'
    assert latin_html(title) == '<meta property="og:title" content="Izbeglice">'


def test_the_data_are_a_dataset_with_every_file(assessment):
    tags, graph = head(assessment, "data/")
    [dataset] = [each for each in graph if each["@type"] == "Dataset"]
    addresses = {each["contentUrl"] for each in dataset["distribution"]}
    assert f"{SITE_URL}data/v1/entitlements.csv" in addresses and f"{SITE_URL}data/v1/terms.json" in addresses
    assert "access" in dataset["variableMeasured"]
    assert dataset["name"] == tags["DC.title"] == f"{assessment.dataset.edition.title.en}: Open data"
    assert len(dataset["description"]) >= 50 and dataset["description"] != assessment.dataset.edition.subtitle.en
    assert (tags["z:itemType"], tags["DC.type"]) == ("dataset", "Dataset") and "citation_book_title" not in tags


def test_report_and_data_are_by_those_whom_the_citation_file_names(assessment):
    [name] = re.findall(r"^  - name: (.*)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    for path, kind in (("", "Report"), ("summary/", "Report"), ("data/", "Dataset")):
        [work] = [each for each in head(assessment, path)[1] if each["@type"] == kind]
        assert work["author"]["name"] == work["creator"]["name"] == work["creditText"] == name


def test_nobody_is_named_as_publisher(assessment):
    for address in ("", "sr/", "data/", "legal-framework/health-care/"):
        assert "publisher" not in json.dumps(head(assessment, address)).lower()


@BOTH
def test_every_record_with_a_permanent_address_is_a_part_of_its_page(assessment, site_edition):
    expected = {}
    for citation in citations(assessment, site_edition, SITE_URL):
        expected.setdefault(citation.path, []).append(citation)
    for path, records in expected.items():
        page = head(assessment, site_edition.root + path)[1][0]
        of_law = path.startswith("legal-framework/")
        whole = page["about"] if of_law else page
        assert {part["@id"] for part in whole["hasPart"]} == {record.address for record in records}, path
        assert len(whole["hasPart"]) == len(records)
        named = {record.address: (record.full or record.label).replace("\u00a0", " ") for record in records}
        for part in whole["hasPart"]:
            assert part["name"] == named[part["@id"]]
            if not of_law:
                assert (part["@type"], part["inLanguage"], part["isPartOf"]) == (
                    "CreativeWork",
                    site_edition.tag,
                    page["@id"],
                )
    assert "hasPart" not in head(assessment, "about/")[1][0]
    assert "hasPart" not in head(assessment, "recommendations/by-law/")[1][0]


def test_an_answer_and_a_conflict_lead_to_the_articles_they_are_about(assessment):
    articles = {each.address for each in citations(assessment, SERBIAN, SITE_URL) if each.kind == "article"}
    for path in ("sr/groups/refugees/", "sr/conflicts/"):
        for part in head(assessment, path)[1][0]["hasPart"]:
            assert part["about"] and {each["@id"] for each in part["about"]} <= articles


def test_an_article_is_a_part_of_the_law_and_has_its_number(assessment):
    law = act(assessment, "health-care")
    assert law["@id"] == f"{SITE_URL}legal-framework/health-care/#law"
    [article] = [part for part in law["hasPart"] if part["@id"].endswith("#art-239")]
    assert article == {
        "@type": "Legislation",
        "@id": f"{SITE_URL}legal-framework/health-care/#art-239",
        "name": "Law on Health Care, Article 239",
        "legislationIdentifier": "Article 239",
    }
    [article] = [part for part in act(assessment, "foreigners", "sr/")["hasPart"] if part["@id"].endswith("#art-46v")]
    assert (article["name"], article["legislationIdentifier"]) == ("Закон о странцима, члан 46в.", "члан 46в.")


def test_a_law_of_serbia_says_in_whose_gazette_it_stands(assessment):
    law = act(assessment, "refugees")
    assert (law["legislationJurisdiction"], law["inLanguage"], law["datePublished"]) == ("RS", ["sr-Cyrl"], "1992")
    assert law["legislationIdentifier"][:2] == [
        "Official Gazette of the Republic of Serbia, No. 18/1992",
        "Official Gazette of the FRY, No. 42/2002",
    ]
    assert act(assessment, "constitution")["datePublished"] == "2006-11-10"


def test_an_act_of_the_union_has_its_eli_its_number_and_its_dates(assessment):
    law = act(assessment, "return-directive-2008")
    assert law["legislationIdentifier"] == [
        "https://eur-lex.europa.eu/eli/dir/2008/115/oj",
        "2008/115/EC",
        "OJ L 348, 24 December 2008, p. 98",
    ]
    assert (law["legislationJurisdiction"], law["legislationDate"]) == ("EU", "2008-12-16")
    assert law["datePublished"] == "2008-12-24" and "inLanguage" not in law
    for id, record in assessment.dataset.laws.items():
        if record.kind == "eu-act":
            of_act = act(assessment, id, "sr/")
            assert of_act["legislationIdentifier"][0].startswith("https://eur-lex.europa.eu/eli/"), id
            assert of_act["datePublished"] and len(of_act["legislationIdentifier"]) >= 2, id
            assert "/ЕУ" not in of_act["url"]


def test_a_treaty_comes_from_no_one_state(assessment):
    for id, record in assessment.dataset.laws.items():
        jurisdiction = act(assessment, id).get("legislationJurisdiction")
        domestic = assessment.dataset.law_kinds[record.kind].domestic
        assert jurisdiction == ("RS" if domestic else "EU" if record.kind == "eu-act" else None), id


@BOTH
def test_each_record_s_page_is_described_by_its_record(assessment, site_edition):
    data, language = assessment.dataset, site_edition.code
    seen = {}
    for place, collection, field in (
        ("groups", "groups", "definition"),
        ("services", "services", "definition"),
        ("legal-framework", "laws", "purpose"),
        ("pathways", "pathways", "summary"),
        ("crosswalks", "crosswalks", "definition"),
    ):
        for id, record in getattr(data, collection).items():
            path = f"{place}/{id}/"
            words = Words(Page(language, site_edition.root + path), assessment)
            said = description(words, path, "<p>Something of the chapter.</p>")
            source = " ".join(getattr(getattr(record, field), language).split())
            assert said[:20] == source[:20] and 20 < len(said) <= LENGTH + 1, path
            assert seen.setdefault(said, path) == path  # Each has its own.
    words = Words(Page(language, site_edition.root), assessment)
    assert description(words, "", "<p>Other</p>") == getattr(data.edition.subtitle, language)
    assert description(words, "about/", '<p class="x"> </p><p>A <b>first</b>&nbsp;one.</p><p>No</p>') == "A first one."


def test_a_long_text_is_cut_after_a_word():
    text = "word " * 60
    assert shortened(text) == ("word " * 32).strip() + "…"
    assert shortened("one, two three", 10) == "one, two…" and shortened("one, two", 5) == "one…"
    assert shortened("as\u00a0it is") == "as it is" and shortened("One. Two three", 7) == "One."


def test_no_title_can_end_the_script(assessment):
    found = described(assessment, "x/", "</script><b>", [("</script>", "")], "<p>&lt;/script&gt;</p>")
    assert "</script" not in found["json_ld"] and found["description"] == "</script>"


def test_every_kind_of_page_of_a_record_has_a_description():
    assert set(_SAID_IN) == set(FOLDERS)
