"""What surrounds a page: its editions, and where its record and its text are edited."""

from types import SimpleNamespace

import pytest

from macros.framing import frame, not_found_frame
from publishing.editions import EDITIONS
from tests.conftest import REPO_URL, ROOT, SITE_URL

CONFIG = SimpleNamespace(site_url=SITE_URL, repo_url=REPO_URL, docs_dir=str(ROOT / "docs"))


def framed(assessment, language, url, source, record=None):
    file = SimpleNamespace(locale=language, src_uri=source)
    page = SimpleNamespace(
        file=file,
        url=url,
        title="Refugees",
        content=None,
        meta={"record": record} if record else {},
        ancestors=[],
    )
    return frame(assessment, page, CONFIG)


def test_a_page_leads_to_itself_in_each_edition(assessment):
    found = framed(assessment, "sr", "sr/groups/refugees/", "groups/refugees.sr.md")["editions"]
    assert [(edition["tag"], edition["href"], edition["current"]) for edition in found] == [
        ("en", "../../../groups/refugees/", False),
        ("sr", "./", True),
        ("sr-Latn", "../../../sr-latn/groups/refugees/", False),
    ]


@pytest.mark.parametrize(
    ("source", "record", "text", "data"),
    [
        ("groups/refugees.en.md", "groups/refugees", "docs/groups/refugees.en.md", "data/groups/refugees.yml"),
        ("services/vaccination.en.md", "services", None, "data/services.yml"),  # Made of its record alone.
        ("about.en.md", None, "docs/about.en.md", None),
    ],
)
def test_a_page_leads_to_its_text_and_its_record_where_it_has_them(assessment, source, record, text, data):
    found = framed(assessment, "en", "x/", source, record)
    expected = [path and f"{REPO_URL}/edit/main/{path}" for path in (text, data)]
    assert [found["edit_text"], found["edit_data"]] == expected


def test_the_page_for_unknown_addresses_speaks_every_edition(assessment):
    found = not_found_frame(assessment, CONFIG)
    assert found["base"] == "/health/"
    said = [(edition["root"], edition["say"]("home")) for edition in found["not_found"]]
    assert said == [("", "Home"), ("sr/", "Почетна"), ("sr-latn/", "Početna")]


def test_each_edition_has_its_place_and_its_report():
    assert [(edition.root, edition.report) for edition in EDITIONS] == [
        ("", "pdf/baseline-en.pdf"),
        ("sr/", "pdf/baseline-sr.pdf"),
        ("sr-latn/", "pdf/baseline-sr-latn.pdf"),
    ]


def test_programs_get_a_page_s_title_as_plain_text(assessment):
    file = SimpleNamespace(locale="en", src_uri="x.en.md")
    page = SimpleNamespace(
        file=file,
        url="x/",
        title="Art.\u00a014 &amp; <em>more</em>",
        content="<p>A\u00a0page.</p>",
        meta={},
        ancestors=[],
    )
    found = frame(assessment, page, CONFIG)["metadata"]
    assert ("citation_title", "Art. 14 & more") in found["tags"] and found["description"] == "A page."
    page.meta = {"description": "What the chapter says"}
    assert frame(assessment, page, CONFIG)["metadata"]["description"] == "What the chapter says"
