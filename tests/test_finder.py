"""The finder's data: every answer as it is derived, every group reached by a paper."""

import json

import pytest
from lxml import html

from assessment.model import LANGUAGES
from assessment.terms import BannedWords
from macros.addresses import Page
from macros.finder import PATHS, also_called, finder_json, finder_paths
from macros.labels import labels
from macros.rendering import render
from macros.words import Words
from publishing.editions import edition
from publishing.latin_addresses import addresses_of
from publishing.latin_json import latin_json
from publishing.transliteration import to_latin

MOST = 250_000  # Bytes of the data in a page; a phone loads them with every visit.


@pytest.fixture(scope="module", params=LANGUAGES)
def words(request, assessment):
    return Words(Page(request.param, f"{edition(request.param).root}finder/"), assessment)


@pytest.fixture(scope="module")
def data(words):
    return json.loads(finder_json(words))


def cited(data, places):
    """The ids of provisions."""
    return [f"{law}/{anchor}" for law, anchor, *_ in (data["provisions"][place] for place in places)]


def said(data, answer):
    """What a cell and its grounds say alike, in words."""
    access, payers, share, *lists = answer[:6]
    texts = data["texts"]
    return (access, texts[payers], texts[share], *([texts[text] for text in places] for places in lists))


def expected(words, answer):
    """The same of a cell or of one of its answers."""
    lists = (answer.conditions, answer.papers, answer.notes)
    payers, share = words.names("payers", answer.payers), words.name("patient_shares", answer.patient_share)
    return (answer.access, payers, share, *([words.say(text) for text in texts] for texts in lists))


def test_every_cell_says_what_is_derived(data, words, assessment):
    assert len(assessment.cells) == sum(map(len, data["cells"].values())) == 289
    for cell in assessment.cells.values():
        shown = data["cells"][cell.group][list(data["services"]).index(cell.service)]
        own, grounds, rating, conflicts, checked, gist = shown[6:]
        grounds = [data["grounds"][place] for place in grounds]
        assert said(data, shown) == expected(words, cell), cell.id
        basis = {*cited(data, own), *(id for ground in grounds for id in cited(data, ground[-1]))}
        assert basis == set(cell.legal_basis), cell.id
        assert cited(data, gist) == list(cell.main_basis[:3]), cell.id
        assert rating == assessment.rating(cell), cell.id
        assert [data["conflicts"][place][0] for place in conflicts] == list(cell.conflicts), cell.id
        assert not cell.checked_on or words.day(cell.checked_on) in data["texts"][checked], cell.id
        for (scheme, when, *ground), answer in zip(grounds, cell.answers, strict=True):
            assert data["texts"][scheme] == words.name("schemes", answer.scheme), cell.id
            assert (None if when is None else data["texts"][when]) == (answer.when and words.say(answer.when)), cell.id
            assert said(data, ground) == expected(words, answer), cell.id
            assert cited(data, ground[-1]) == list(answer.legal_basis), cell.id


def test_every_provision_is_shown_by_its_number_law_and_doubt(data, words, assessment):
    for law, anchor, number, doubt in data["provisions"]:
        id = f"{law}/{anchor}"
        assert words.cite(id) == f"{data['laws'][law][0]}, {number}"
        assert data["laws"][law][1] == words.law_of(id)
        assert bool(doubt) == (assessment.dataset.provisions[id].evidence != "text-read")


def test_the_proof_of_a_group_is_that_of_its_record(data, words, assessment):
    for id, group in assessment.dataset.groups.items():
        name, proof, basis = data["groups"][id]
        assert (name, data["texts"][proof]) == (words.say(group.label), words.say(group.proof.text))
        assert cited(data, basis) == list(group.proof.legal_basis)


def test_the_data_is_small_enough_for_a_phone(words):
    assert len(finder_json(words).encode()) < MOST


def test_nothing_that_is_said_can_end_the_script(words, monkeypatch):
    monkeypatch.setattr(Words, "label", lambda *_, **__: "</script>")
    assert "<" not in finder_json(words)
    assert json.loads(finder_json(words))["words"]["access"] == "</script>"


def test_in_latin_script_the_data_says_the_same(assessment):
    cyrillic = str(finder_json(Words(Page("sr", "sr/finder/"), assessment)))
    latin = latin_json(cyrillic, addresses_of("https://example.org/health/"))
    assert latin == to_latin(latin)
    before, after = json.loads(cyrillic), json.loads(latin)
    assert after["texts"] == [to_latin(text) for text in before["texts"]]
    same = ("cells", "grounds", "root")
    assert [after[name] for name in same] == [before[name] for name in same]


def test_every_group_is_reached_by_a_paper_and_every_path_leads_to_a_group(words, assessment):
    led_to = [group for paths in PATHS.values() for _, group in paths]
    assert set(led_to) == assessment.dataset.groups.keys()
    shown = finder_paths(words)
    assert [group for _, paths in shown for _, group in paths] == led_to
    texts = [text for question, paths in shown for text in (question, *(label for label, _ in paths))]
    assert len(set(texts)) == len(texts)


def test_no_name_is_repeated_that_the_register_bans(words, assessment):
    banned = BannedWords(assessment.dataset.terms, words.language)
    for kind in ("groups", "services"):
        for id, record in getattr(assessment.dataset, kind).items():
            assert not list(banned.found_in(also_called(words, record.also_called))), id
    for name, texts in labels().items():
        if name.startswith("finder_"):
            assert not list(banned.found_in(texts[words.language])), name
    people = assessment.dataset.groups["irregular-migrants"].also_called
    assert 0 < len(also_called(words, people).split(", ")) < len(words.own(people))


def test_without_the_script_every_answer_is_a_link(words, assessment):
    page = Page(words.language, f"{edition(words.language).root}finder/")
    shown = html.fragment_fromstring(render("finder.html.j2", page, assessment, id=None), create_parent="main")
    items = shown.xpath("//*[@data-finder-all]//li")
    assert len(items) == len(assessment.cells)
    for item, cell in zip(items, assessment.cells.values(), strict=True):
        assert item.find("a").get("href") == f"../groups/{cell.group}/#{cell.service}"
        said = item.text_content()
        assert words.name("access_levels", cell.access) in said and words.names("payers", cell.payers) in said
    places = set(shown.xpath("//@id"))
    down = [link.partition("#")[2] for link in shown.xpath("//@href") if link.startswith("#")]
    assert down and set(down) <= places
    assert shown.xpath("//section[@data-step and not(@hidden)]/@data-step") == ["group"]
