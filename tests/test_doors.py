"""The main doors: from the home page to an answer, what the pages of groups, services and laws open with."""

import re
from collections import Counter

import pytest
from lxml import html

from macros.addresses import Page
from macros.rendering import render
from macros.words import Words
from publishing.editions import edition
from publishing.transliteration import to_latin
from tests.test_site import page_of, text_of

ROOTS = {"en": "", "sr": "sr/", "sr-latn": "sr-latn/"}
GROUP, SERVICE = "asylum-seekers", "mental-health-care"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def words_of(assessment, code, place=""):
    """How an edition says things, and what turns its Cyrillic source into its script."""
    language = code.partition("-")[0]
    return Words(Page(language, edition(language).root + place), assessment), to_latin if code == "sr-latn" else str


def flat(text):
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def phone(browser):
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


# ------------------------------------------------------------------------------------------ Three taps to an answer


def by_the_chart(page, said):
    page.locator(".row summary").filter(has_text=said("groups", GROUP)).first.tap()
    page.locator(f".row[open] a[href$='groups/{GROUP}/#{SERVICE}']").tap()
    return "h3#mental-health-care + div dl.answer", 2


def by_the_menu(page, said):
    page.locator(".site-nav a[href$='groups/']").tap()
    page.locator("main .ways").get_by_role("link", name=said("groups", GROUP), exact=True).tap()
    page.locator(".glance").get_by_role("link", name=said("services", SERVICE), exact=True).tap()
    return "h3#mental-health-care + div dl.answer", 3


def by_the_form(page, said):
    page.locator("select[name=group]").select_option(label=said("groups", GROUP))
    page.locator("select[name=service]").select_option(label=said("services", SERVICE))
    page.locator(".ask button").tap()
    return "[data-finder-answer] dl.answer", 3


def by_the_finder(page, said):
    page.locator(".hero__finder a").tap()
    page.locator(f"a.finder__choice[data-group={GROUP}]").first.tap()
    page.locator(f"a[data-service={SERVICE}]").tap()
    return "[data-finder-answer] dl.answer", 3


@pytest.mark.parametrize("way", [by_the_chart, by_the_menu, by_the_form, by_the_finder])
@pytest.mark.parametrize("code", ROOTS)
def test_three_taps_from_home_a_phone_shows_the_answer_the_payer_and_the_article(phone, address, assessment, code, way):
    words, script = words_of(assessment, code)
    cell = assessment.cells[f"{GROUP}/{SERVICE}"]
    phone.goto(address + ROOTS[code])
    answer, taps = way(phone, lambda kind, id: script(words.name(kind, id)))
    assert taps <= 3
    phone.wait_for_selector(answer)
    shown = [flat(text) for text in phone.locator(f"{answer} dd").all_text_contents()]
    assert shown[0].startswith(script(words.name("access_levels", cell.access)))
    assert shown[1] == flat(script(words.names("payers", cell.payers)))
    for id in cell.main_basis[:3]:
        assert flat(script(words.cite(id).partition(", ")[2])) in shown[3]
    for part in phone.locator(f"{answer} dd, {answer} dd a[href*='legal-framework/']").all():
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 844, part.text_content()


@pytest.mark.parametrize("code", ROOTS)
def test_the_choice_is_on_the_first_screen_of_a_phone_with_room_for_a_finger(phone, address, code):
    phone.goto(address + ROOTS[code])
    for control in phone.locator("main :is(input, select, button):visible").all():
        box = control.bounding_box()
        assert box["height"] >= 44 and box["y"] + box["height"] <= 844
    for select in phone.locator(".ask select").all():
        assert phone.locator(f"label[for={select.get_attribute('id')}]").is_visible()


def test_the_form_offers_every_group_and_service(site, assessment):
    form = page_of(site, "", "").find_class("ask")[0]
    for name, records in (("group", assessment.dataset.groups), ("service", assessment.dataset.services)):
        assert form.xpath(f".//select[@name='{name}']/option/@value") == ["", *records]


def test_without_javascript_the_form_leads_on_to_the_answer(browser, address):
    context = browser.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(address)
    by_the_form(page, lambda _, id: {GROUP: "Asylum seekers", SERVICE: "Mental health care"}[id])
    page.wait_for_url(f"{address}finder/?group={GROUP}&service={SERVICE}")
    assert page.locator("noscript p").bounding_box()["y"] < 844
    page.locator(f".finder__jump a[href='#all-{GROUP}']").tap()
    line = page.locator(f"#all-{GROUP} + ul li", has=page.locator(f"a[href$='{GROUP}/#{SERVICE}']"))
    assert "Full" in line.inner_text() and "State budget" in line.inner_text()
    line.locator("a").tap()
    page.wait_for_url(f"{address}groups/{GROUP}/#{SERVICE}")
    context.close()


@pytest.mark.parametrize(("query", "step"), [("?group=&service=", "group"), ("?group=refugees&service=", "service")])
def test_what_the_form_leaves_open_the_finder_asks(page, address, query, step):
    page.goto(f"{address}finder/{query}")
    assert page.locator(f"[data-step={step}]").is_visible()


# ------------------------------------------------------------------------------------------------------- The chart


@pytest.mark.parametrize("code", ROOTS)
def test_each_mark_of_the_chart_is_a_link_to_its_answer_and_says_so(site, assessment, code):
    words, script = words_of(assessment, code)
    home = page_of(site, ROOTS[code], "")
    marks = home.xpath("//table[contains(@class, 'matrix')]//tr[@data-group]/td/a")
    lines = home.find_class("rows")[0].xpath(".//li")
    assert len(marks) == len(lines) == len(assessment.cells) == 289
    for mark, line, cell in zip(marks, lines, assessment.cells.values(), strict=True):
        place = f"groups/{cell.group}/"
        assert mark.get("href") == line.find(".//a").get("href") == f"{place}#{cell.service}"
        assert page_of(site, ROOTS[code], place).get_element_by_id(cell.service) is not None
        access = script(words.name("access_levels", cell.access))
        group, service = script(words.name("groups", cell.group)), script(words.name("services", cell.service))
        assert flat(mark.get("aria-label")) == flat(f"{group}, {service}: {access}")
        assert mark.xpath("./*[name()='svg']/@class") == [f"mark mark--{cell.access}"]
        said = flat(text_of(line))
        assert all(flat(part) in said for part in (service, access, script(words.names("payers", cell.payers))))
        assert bool(line.find_class("disputed")) == bool(cell.conflicts), cell.id


@pytest.mark.parametrize("code", ROOTS)
def test_the_chart_begins_on_the_first_screen_of_a_laptop_and_has_no_frame_of_its_own(browser, address, code):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + ROOTS[code])
    first = page.locator(".matrix tbody td a").first.bounding_box()
    assert first["y"] + first["height"] <= 800 and first["height"] >= 32 and first["width"] >= 44
    frame = page.locator(".matrix-wrap")
    assert frame.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
    context.close()


@pytest.mark.parametrize("code", ROOTS)
def test_on_a_phone_the_chart_is_a_row_for_each_group_that_opens_at_a_tap(phone, address, assessment, code):
    phone.goto(address + ROOTS[code])
    assert not phone.locator(".matrix").is_visible()
    rows = phone.locator(".row summary")
    assert rows.count() == len(assessment.dataset.groups)
    for row in rows.all():
        assert row.bounding_box()["height"] >= 44
        assert row.locator("svg").count() == len(assessment.dataset.services)
    rows.nth(3).tap()
    for link in phone.locator(".row[open] a").all():
        assert link.bounding_box()["height"] >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


# ----------------------------------------------------------------------------------------------- Groups and services


@pytest.mark.parametrize("code", ROOTS)
def test_a_group_s_page_opens_with_every_service_its_access_and_payer(site, assessment, code):
    words, script = words_of(assessment, code)
    for group in assessment.dataset.groups:
        page = page_of(site, ROOTS[code], f"groups/{group}/")
        lead = page.find_class("lead")[0]
        assert [part.get("class").split()[0] for part in lead] == ["lead__text", "glance", "ways", "facts"]
        lines = lead.find_class("glance")[0].xpath(".//li")
        for line, cell in zip(lines, assessment.row(group), strict=True):
            assert line.xpath(".//a/@href") == [f"#{cell.service}"]
            said = flat(text_of(line))
            for part in (words.name("access_levels", cell.access), words.names("payers", cell.payers)):
                assert flat(script(part)) in said, cell.id


def test_on_a_phone_the_answers_of_a_group_come_before_what_proves_it(phone, address):
    phone.goto(f"{address}groups/{GROUP}/")
    assert phone.locator(".glance li").nth(2).bounding_box()["y"] < 844
    for link in phone.locator(".glance a, .lead .ways a").all():
        assert link.bounding_box()["height"] >= 44


def test_a_service_s_page_opens_with_its_groups(browser, address):
    for width, first, other in ((1280, "table.answers tbody tr", ".glance"), (390, ".glance li", None)):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        page.goto(f"{address}services/{SERVICE}/")
        assert page.locator(first).first.bounding_box()["y"] < 700
        assert other is None or not page.locator(other).is_visible()
        context.close()
    page = browser.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}services/{SERVICE}/")
    page.locator(f".glance a[href$='groups/{GROUP}/#{SERVICE}']").click()
    page.wait_for_url(f"{address}groups/{GROUP}/#{SERVICE}")
    page.close()


# ------------------------------------------------------------------------------------------------------------- Laws


def header_of(assessment, law):
    page = Page("en", f"legal-framework/{law}/")
    return html.fragment_fromstring(render("law_header.html.j2", page, assessment, id=law), create_parent="main")


def test_the_most_relied_on_articles_are_those_that_the_data_count(assessment):
    provisions = assessment.dataset.provisions
    counted = Counter(
        article
        for cell in assessment.cells.values()
        for article in {provisions[id].article_id for id in cell.legal_basis}
    )
    listed = 0
    for law, record in assessment.dataset.laws.items():
        known = [(number, counted[f"{law}/art-{number}"]) for number in record.articles]
        expected = sorted((pair for pair in known if pair[1]), key=lambda pair: -pair[1])[:5]
        shown = header_of(assessment, law).xpath("//section[contains(@class, 'relied')]//li")
        found = [(item.find("a").get("href"), item.find_class("relied__count")[0].text) for item in shown]
        assert found == [(f"#art-{number}", f"answers: {count}") for number, count in expected], law
        for item, (number, _) in zip(shown, expected, strict=True):
            about = flat(item.find_class("relied__about")[0].text).removesuffix("…")
            assert about and flat(record.articles[number].summary.en).startswith(about), (law, number)
        listed += len(shown)
    assert listed > 50


def test_a_law_s_page_counts_and_links_what_is_doubted_and_would_be_changed_before_its_numbers(assessment):
    data = assessment.dataset
    for law in data.laws:
        lead = header_of(assessment, law).find_class("lead")[0]
        assert [part.get("class") for part in lead] == ["lead__text", "site-only", "facts"], law
        for kind, field, place in (
            ("conflicts", "provisions", "conflicts/#"),
            ("recommendations", "provisions", "recommendations/#"),
        ):
            records = getattr(data, kind).items()
            expected = {id for id, record in records if any(p.startswith(f"{law}/") for p in getattr(record, field))}
            links = lead.xpath(f".//details[contains(@class, 'touches')]//a[contains(@href, '{place}')]/@href")
            assert {link.partition("#")[2] for link in links} == expected and len(links) == len(expected), law
            if links:
                [heading] = lead.xpath(f".//details[.//a[contains(@href, '{place}')]]/summary")
                assert re.findall(r"\d+", heading.text) == [str(len(links))]


@pytest.mark.parametrize(
    ("place", "typed", "led_to"),
    [
        ("legal-framework/health-care/", "239", "#art-239"),
        ("legal-framework/health-care/", "Art. 239(1)(2)", "#art-239.1.2"),
        ("legal-framework/health-care/", "239(77)", "#art-239"),
        ("legal-framework/foreigners/", "46V", "#art-46v"),
        ("sr/legal-framework/foreigners/", "члан 46б став 2", "#art-46b.2"),
        ("sr/legal-framework/foreigners/", "46ђ став 1", "#art-46dj"),
        ("sr/legal-framework/health-care/", "члан 239. став 1. тачка 2)", "#art-239.1.2"),
        ("sr-latn/legal-framework/foreigners/", "46đ", "#art-46dj"),
    ],
)
def test_a_number_leads_to_its_article(page, address, place, typed, led_to):
    page.goto(address + place)
    field = page.locator("#to-article")
    field.fill(typed)
    field.press("Enter")
    assert page.url == address + place + led_to
    assert 0 <= page.locator(f"[id='{led_to[1:]}']").bounding_box()["y"] < 900


@pytest.mark.parametrize("typed", ["9999", "<b>", "constructor", "__proto__", "239x"])
def test_a_number_that_is_not_recorded_is_said_to_be_missing(page, address, typed):
    page.goto(f"{address}legal-framework/health-care/")
    page.locator("#to-article").fill(typed)
    page.locator(".to-article button").click()
    assert page.url == f"{address}legal-framework/health-care/"
    assert page.locator("#to-article-said").inner_text() == f"No article {typed} is recorded here."
    assert page.locator("#to-article").get_attribute("aria-invalid") == "true"


def test_without_javascript_a_list_leads_to_every_article(browser, address, assessment):
    context = browser.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(f"{address}legal-framework/health-care/")
    assert not page.locator(".to-article").is_visible()
    page.locator(".article-index summary").tap()
    links = page.locator(".article-index a")
    articles = assessment.dataset.laws["health-care"].articles
    assert links.evaluate_all("all => all.map(link => link.getAttribute('href'))") == [f"#art-{n}" for n in articles]
    assert all(link.bounding_box()["height"] >= 44 for link in links.all()[:5])
    page.locator(".article-index a[href='#art-239']").tap()
    assert page.url.endswith("#art-239")
    context.close()


# ------------------------------------------------------------------------------------------------------------ Paper


@pytest.mark.parametrize(
    ("place", "there", "gone"),
    [
        ("", [".matrix", ".keys", ".door"], [".ask", ".hero__search", ".rows"]),
        (f"groups/{GROUP}/", [".glance", ".facts", "table.answers"], [".ways", ".site-search"]),
        (f"services/{SERVICE}/", ["table.answers"], [".glance"]),
        ("legal-framework/health-care/", [".relied", ".facts"], [".to-article", ".article-index", ".touches"]),
    ],
)
def test_on_paper_a_page_has_its_answers_and_no_controls(page, address, place, there, gone):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + place)
        page.emulate_media(media="print")
        assert [part for part in there if not page.locator(part).first.is_visible()] == []
        assert [part for part in gone if not page.locator(part).count()] == [], "on a screen it is there"
        assert [part for part in gone if page.locator(part).first.is_visible()] == []


def test_the_report_leaves_out_what_only_leads_about(site):
    kinds, seen = ("glance", "ways", "to-article", "article-index", "relied", "touches", "keys"), set()
    for place in (f"groups/{GROUP}/", "legal-framework/health-care/", "matrix/", "groups/", "legal-framework/"):
        [article] = page_of(site, "", place).xpath("//main/article")
        for kind in kinds:
            for part in article.find_class(kind):
                seen.add(kind)
                around = [part, *part.iterancestors()]
                assert any("site-only" in (element.get("class") or "").split() for element in around), (place, kind)
    assert seen == set(kinds)
