"""The finder in a browser: its pages in three editions and the home page, in a folder of the server."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe

from macros.addresses import Page
from macros.rendering import render
from macros.words import Words
from publishing.editions import edition
from publishing.latin_page import latin_html
from publishing.transliteration import to_latin
from tests.conftest import ROOT

ASSETS = ROOT / "docs/assets"
FOLDERS = {"en": "", "sr": "sr/", "sr-Latn": "sr-latn/"}
STEPS = ("group", "service", "answer")

FRAME = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Finder</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="{assets}stylesheets/site.css"><link rel="stylesheet" href="{assets}stylesheets/finder.css">
<link rel="stylesheet" href="{assets}stylesheets/doors.css">
<script type="module" src="{assets}javascripts/finder.js"></script></head><body>
<header><a href="{assets}../sr/finder/" data-edition="sr">Srpski</a></header>
<main><h1>Finder</h1>{content}</main></body></html>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory, assessment):
    """The address of the English edition; the site is not at the root of its server."""
    served = tmp_path_factory.mktemp("served")
    site = served / "repo"
    for name in ("javascripts/finder.js", *(f"stylesheets/{sheet}.css" for sheet in ("site", "finder", "doors"))):
        target = site / "assets" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ASSETS / name, target)
    for language in ("en", "sr"):
        folder = edition(language).root
        for name, template in (("finder/", "finder"), ("", "home")):
            page = f"{folder}{name}"
            content = render(f"{template}.html.j2", Page(language, page), assessment, id=None)
            text = FRAME.format(language=language, assets="../" * page.count("/") + "assets/", content=content)
            write(site / page, text)
            if language == "sr":
                write(site / page.replace("sr/", "sr-latn/"), latin_html(text))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


def write(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def step(page):
    """The one step that is in sight."""
    [shown] = [name for name in STEPS if page.locator(f"[data-step={name}]").is_visible()]
    return shown


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.dataset.group")


def test_a_newcomer_learns_in_three_taps_whether_and_who_pays(browser, root, assessment):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(root)
    assert page.locator("a[href='finder/']").bounding_box()["y"] < 844
    page.get_by_role("link", name="Find an answer in three steps").tap()
    page.get_by_role("link", name="Asylum seekers").first.tap()
    page.get_by_role("link", name="psychiatry").tap()
    assert step(page) == "answer"
    heading = page.get_by_role("heading", name="Asylum seekers: Mental health care")
    shown = page.locator("[data-finder-answer] dl.answer")
    cell, words = assessment.cells["asylum-seekers/mental-health-care"], Words(Page("en", "finder/"), assessment)
    *values, basis = shown.locator("dd").all_text_contents()
    assert values == [
        f"{words.name('access_levels', cell.access)} disputed ({len(cell.conflicts)})",
        words.names("payers", cell.payers),
        words.name("patient_shares", cell.patient_share),
    ]
    assert words.cite(cell.main_basis[0]).partition(", ")[2] in basis
    for part in (heading, shown, shown.locator("a[href*='legal-framework/']").first):
        assert 0 <= part.bounding_box()["y"] < 844  # Without scrolling.
    assert page.url == f"{root}finder/?group=asylum-seekers&service=mental-health-care"
    context.close()


@pytest.mark.parametrize("language", FOLDERS)
def test_every_cell_is_answered_as_it_is_derived(page, root, assessment, language):
    source = language.partition("-")[0]
    words = Words(Page(source, f"{edition(source).root}finder/"), assessment)
    script = to_latin if language == "sr-Latn" else str
    page.goto(f"{root}{FOLDERS[language]}finder/")
    shown = page.evaluate(
        """(cells) => cells.map(([group, service]) => {
            history.pushState(null, "", `?group=${group}&service=${service}`);
            dispatchEvent(new PopStateEvent("popstate"));
            const place = document.querySelector("[data-finder-answer]");
            const values = [...place.querySelectorAll("dl.answer dd")].map((value) => value.textContent);
            const links = [...place.querySelectorAll("a")].map((link) => link.getAttribute("href"));
            return [document.querySelector("#finder-answer").textContent, ...values, links,
                place.querySelector(".rating").textContent, document.querySelector("[data-finder-said]").textContent];
        })""",
        [[cell.group, cell.service] for cell in assessment.cells.values()],
    )
    assert len(shown) == 289
    for cell, (title, access, payers, share, basis, links, rating, heard) in zip(
        assessment.cells.values(), shown, strict=True
    ):
        assert title == script(f"{words.name('groups', cell.group)}: {words.name('services', cell.service)}")
        level, _, disputed = access.partition(f" {script(words.label('conflict_short'))}")
        assert level == script(words.name("access_levels", cell.access)), cell.id
        assert disputed == (f" ({len(cell.conflicts)})" if len(cell.conflicts) > 1 else ""), cell.id
        assert (level != access) == bool(cell.conflicts), cell.id
        assert payers == script(words.names("payers", cell.payers)), cell.id
        assert share == script(words.name("patient_shares", cell.patient_share)), cell.id
        assert rating == script(words.name("practice_ratings", assessment.rating(cell))), cell.id
        assert all(part in heard for part in (level, payers, share)), cell.id
        articles = [words.cite(id).partition(", ")[2] for id in cell.main_basis[:3]]
        assert all(script(article) in basis for article in articles), cell.id
        for law, anchor in (id.split("/") for id in cell.legal_basis):
            assert f"../legal-framework/{law}/#{anchor}" in links, cell.id
        assert {f"../conflicts/#{id}" for id in cell.conflicts} <= set(links), cell.id
        assert {f"../groups/{cell.group}/#{cell.service}", f"../pathways/{cell.group}/"} <= set(links), cell.id


def test_by_keyboard_alone_with_the_focus_on_each_step(page, root):
    page.goto(f"{root}finder/")
    page.locator("a[data-group=refugees]").first.focus()
    page.keyboard.press("Enter")
    assert (step(page), focused(page)) == ("service", "finder-service")
    while page.evaluate("document.activeElement.dataset.service") != "dental-care":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (step(page), focused(page)) == ("answer", "finder-answer")
    assert page.title() == "Refugees: Dental care · Finder"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Another status"
    page.keyboard.press("Enter")
    assert (step(page), page.url) == ("group", f"{root}finder/?service=dental-care")
    page.locator("a[data-group=students]").first.press("Enter")
    assert page.locator("#finder-answer").inner_text() == "Students and pupils: Dental care"


def test_the_way_back_and_forward_is_that_of_the_browser(page, root):
    page.goto(f"{root}finder/")
    page.locator("a[data-group=students]").first.click()
    page.locator("a[data-service=vaccination]").click()
    page.go_back()
    assert (step(page), page.url) == ("service", f"{root}finder/?group=students")
    assert page.evaluate("document.activeElement.dataset.service") == "vaccination"
    assert page.locator("[data-finder-said]").inner_text() == ""
    page.go_back()
    assert (step(page), page.url, focused(page)) == ("group", f"{root}finder/", "students")
    assert page.title() == "Finder"
    page.go_forward()
    page.go_forward()
    assert page.locator("#finder-answer").inner_text() == "Students and pupils: Vaccination"
    page.get_by_role("link", name="Start again").click()
    assert (step(page), page.url) == ("group", f"{root}finder/")


def test_an_address_opens_its_answer_and_another_edition_keeps_it(page, root, assessment):
    page.goto(f"{root}finder/?service=vaccination&group=students")
    assert page.locator("#finder-answer").inner_text() == "Students and pupils: Vaccination"
    page.locator("a[data-edition=sr]").click()
    assert page.url == f"{root}sr/finder/?group=students&service=vaccination"
    assert page.locator("#finder-answer").inner_text() == "Студенти и ученици: Имунизација"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?group=<script>alert(1)</script>", "group"),
        ("?group=%22%5D&service=%00", "group"),
        ("?group=__proto__&service=constructor", "group"),
        ("?group=no-such&service=vaccination", "group"),
        ("?group=refugees&service=%3Cimg src=x onerror=alert(1)%3E", "service"),
        ("?group=&service=", "group"),
        ("?group=refugees&group=students&service=vaccination&more=1", "answer"),
        ("?" + "x" * 5000, "group"),
        ("?group=%E0%A4%A", "group"),
    ],
)
def test_no_address_does_harm(page, root, query, shown):
    page.goto(f"{root}finder/{query}")
    assert step(page) == shown
    assert page.locator("main img, main script:not([data-finder-data])").count() == 0
    assert page.locator("[data-step=group] [data-chosen]").is_visible() == (query.startswith("?group=no-such"))


def test_who_does_not_know_the_status_is_led_from_the_paper(page, root):
    page.goto(f"{root}finder/")
    page.get_by_role("link", name="Is the status not known?").click()
    assert step(page) == "group" and not page.locator("[data-finder-all]").is_visible()
    page.get_by_text("Has a permit to live, work or study in Serbia").click()
    page.get_by_role("link", name="Single permit, for temporary residence and work").click()
    assert page.url == f"{root}finder/?group=migrant-workers"


@pytest.mark.parametrize("language", FOLDERS)
def test_an_answer_tells_what_points_to_its_group_with_the_articles(page, root, assessment, language):
    script = to_latin if language == "sr-Latn" else str
    signs = [sign for sign in assessment.dataset.signs.values() if sign.group == "unaccompanied-children"]
    page.goto(f"{root}{FOLDERS[language]}finder/?group=unaccompanied-children&service=vaccination")
    told = page.locator("[data-finder-answer] details.finder__signs")
    assert not told.locator("li").first.is_visible()
    told.locator("summary").click()
    entries = told.locator("> ul > li")
    assert entries.count() == len(signs) == 2
    for entry, sign in zip(entries.all(), signs, strict=True):
        assert entry.inner_text().startswith(script(getattr(sign.label, language.partition("-")[0])))
        links = [link.get_attribute("href") for link in entry.locator("a").all()]
        assert links == [f"../legal-framework/{id.replace('/', '/#')}" for id in sign.legal_basis]


def test_an_article_below_a_paper_leads_to_the_law_and_not_to_the_next_step(page, root):
    page.route("**/legal-framework/**", lambda route: route.fulfill(body="The law"))
    page.goto(f"{root}finder/")
    page.get_by_text("Has a permit to live, work or study in Serbia").click()
    article = page.locator("li", has=page.locator("a[data-group=migrant-workers]")).get_by_role("link", name="46a(1)")
    assert article.bounding_box()["height"] >= 44
    article.click()
    assert page.url == f"{root}legal-framework/foreigners/#art-46a.1"
    assert page.get_by_text("The law", exact=True).is_visible()


def test_without_javascript_each_answer_is_two_taps_away(browser, root):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}finder/")
    page.get_by_role("link", name="Students and pupils").first.click()
    assert page.url.endswith("#all-students")
    assert page.locator("#all-students").is_visible()
    answer = page.locator("#all-students + ul a[href='../groups/students/#vaccination']")
    assert answer.is_visible()
    assert page.locator("[data-finder-all] li").count() == 289
    assert not page.locator("[data-step=service]").is_visible() and not page.locator("[data-step=answer]").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?group=students", "?group=students&service=hospital-care"])
def test_each_step_can_be_used_by_everybody(browser, root, scheme, query):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{root}finder/{query}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], node["html"][:120]) for violation in found for node in violation["nodes"]] == []
    for choice in page.locator(".finder__choice, .finder summary, .finder__next a, .finder__chosen a, button").all():
        if choice.is_visible():
            assert choice.bounding_box()["height"] >= 44
    context.close()


def test_on_paper_the_answer_stands_open_without_the_choices(page, root):
    page.goto(f"{root}finder/?group=asylum-seekers&service=mental-health-care")
    page.emulate_media(media="print")
    assert not page.locator(".finder__chosen:visible, .finder__next:visible").count()
    assert page.locator("[data-finder-answer] details .facts").first.is_visible()
    address = page.locator("[data-finder-answer] > .print-only")
    assert address.is_visible() and address.inner_text() == page.url


def test_nothing_is_fetched_once_the_page_is_there(page, root):
    page.goto(f"{root}finder/")
    page.wait_for_load_state("networkidle")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("a[data-group=students]").first.click()
    page.locator("a[data-service=vaccination]").click()
    assert step(page) == "answer" and sent == []
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
