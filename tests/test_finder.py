"""The finder's data: every answer as it is derived, every group reached by a paper."""

import json
from dataclasses import replace

import pytest
from lxml import html

from assessment.answers import Assessment
from assessment.model import LANGUAGES
from assessment.terms import BannedWords
from macros.addresses import Page
from macros.finder import also_called, finder_json
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


@pytest.fixture(scope="module")
def shown(words, assessment):
    """The page as elements."""
    return html.fragment_fromstring(render("finder.html.j2", words.page, assessment, id=None), create_parent="main")


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
        name, proof, basis, _ = data["groups"][id]
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


def test_what_points_to_a_group_is_in_the_data_with_its_provisions(data, words, assessment):
    signs = assessment.dataset.signs
    assert sum(len(shown) for *_, shown in data["groups"].values()) == len(signs) == 28
    for group, (*_, shown) in data["groups"].items():
        recorded = [sign for sign in signs.values() if sign.group == group]
        assert recorded, group
        assert [data["texts"][label] for label, _ in shown] == [words.say(sign.label) for sign in recorded]
        assert [cited(data, basis) for _, basis in shown] == [list(sign.legal_basis) for sign in recorded]


def test_the_page_asks_for_the_paper_kind_by_kind_in_the_order_of_the_records(shown, words, assessment):
    dataset = assessment.dataset
    asked = shown.xpath("//details")
    assert [kind.findtext("summary") for kind in asked] == [
        words.name("sign_kinds", kind) for kind in dataset.sign_kinds
    ]
    for kind, id in zip(asked, dataset.sign_kinds, strict=True):
        signs = [sign for sign in dataset.signs.values() if sign.kind == id]
        choices = kind.xpath(".//a[@data-group]")
        assert [choice.get("data-group") for choice in choices] == [sign.group for sign in signs]
        for choice, sign in zip(choices, signs, strict=True):
            assert choice.text_content() == f"{words.say(sign.label)} {words.name('groups', sign.group)}"


def test_below_each_paper_on_the_page_stand_its_articles(shown, words, assessment):
    items, signs = shown.xpath("//details//li[a]"), assessment.dataset.signs
    assert len(items) - len(shown.xpath("//details//ul[@class='basis']/li")) == len(signs)
    cards = [item for item in items if item.xpath("a/@data-group")]
    for card, sign in zip(cards, signs.values(), strict=True):
        links = {words.link(f"legal-framework/{id.replace('/', '/#')}") for id in sign.legal_basis}
        assert set(card.xpath("ul//a/@href")) == links, sign.label.en
        assert not card.xpath("a//a")


def test_a_paper_without_a_provision_is_shown_without_one(words, assessment):
    dataset = assessment.dataset
    bare = {id: sign.model_copy(update={"legal_basis": ()}) for id, sign in dataset.signs.items()}
    page = render("finder.html.j2", words.page, Assessment(replace(dataset, signs=bare)), id=None)
    assert not html.fragment_fromstring(page, create_parent="main").xpath("//ul[@class='basis']")


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


def test_without_the_script_every_answer_is_a_link(shown, words, assessment):
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
