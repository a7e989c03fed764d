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
<title>Finder</title><link rel="icon" href="data:,"><link rel="canonical" href="https://example.org/health/finder/">
<link rel="stylesheet" href="{assets}stylesheets/site.css"><link rel="stylesheet" href="{assets}stylesheets/finder.css">
<link rel="stylesheet" href="{assets}stylesheets/doors.css">
<script type="module" src="{assets}javascripts/finder.js"></script></head><body>
<header><a href="{assets}../sr/finder/" data-edition="sr">Srpski</a></header>
<main><h1>Finder</h1>{content}</main>
<p class="sheet-foot print-only">https://example.org/health/finder/</p></body></html>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory, assessment):
    """The address of the English edition; the site is not at the root of its server."""
    served = tmp_path_factory.mktemp("served")
    site = served / "repo"
    scripts = ("javascripts/finder.js", "javascripts/address.js")
    for name in (*scripts, *(f"stylesheets/{sheet}.css" for sheet in ("site", "finder", "doors"))):
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
    page.get_by_text("psychiatry").tap()
    assert step(page) == "answer"
    heading = page.get_by_role("heading", name="Step 3 of 3 Asylum seekers: Mental health care")
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
            return [document.querySelector("#finder-answer [data-title]").textContent, ...values, links,
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
    assert page.title() == "Refugees: Dental care · Step 3 of 3 · Finder"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Another status"
    page.keyboard.press("Enter")
    assert (step(page), page.url) == ("group", f"{root}finder/?service=dental-care")
    page.locator("a[data-group=students]").first.press("Enter")
    assert page.locator("#finder-answer [data-title]").inner_text() == "Students and pupils: Dental care"


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
    assert page.title() == "Which status or paper? · Step 1 of 3 · Finder"
    page.go_forward()
    page.go_forward()
    assert page.locator("#finder-answer [data-title]").inner_text() == "Students and pupils: Vaccination"
    page.get_by_role("link", name="Start again").click()
    assert (step(page), page.url) == ("group", f"{root}finder/")


def test_an_address_opens_its_answer_and_another_edition_keeps_it(page, root, assessment):
    page.goto(f"{root}finder/?service=vaccination&group=students")
    assert page.locator("#finder-answer [data-title]").inner_text() == "Students and pupils: Vaccination"
    page.locator("a[data-edition=sr]").click()
    assert page.url == f"{root}sr/finder/?service=vaccination&group=students"
    assert page.locator("#finder-answer [data-title]").inner_text() == "Студенти и ученици: Имунизација"


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
    assert not page.locator(".finder__chosen:visible, .finder__next:visible, .finder__step:visible").count()
    assert page.locator("[data-finder-answer] details .facts").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    place = "https://example.org/health/finder/?group=asylum-seekers&service=mental-health-care"
    assert page.locator(".sheet-foot").inner_text() == place


def test_nothing_is_fetched_once_the_page_is_there(page, root):
    page.goto(f"{root}finder/")
    page.wait_for_load_state("networkidle")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("a[data-group=students]").first.click()
    page.locator("a[data-service=vaccination]").click()
    assert step(page) == "answer" and sent == []
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_a_place_on_the_page_leaves_open_what_is_open(page, root):
    page.goto(f"{root}finder/?group=asylum-seekers&service=mental-health-care")
    page.locator("[data-finder-answer] details summary").first.click()
    page.locator("[data-finder-answer] a.disputed").click()
    assert page.url.endswith("#finder-disputes")
    assert page.locator("[data-finder-answer] details[open]").count() == 1
    page.go_back()
    assert page.locator("[data-finder-answer] details[open]").count() == 1


def test_a_choice_is_called_by_its_name_and_described_by_the_rest(page, root, assessment):
    page.goto(f"{root}finder/")
    for query, kind, records in (
        ("", "group", assessment.dataset.groups),
        ("?group=students", "service", assessment.dataset.services),
    ):
        page.goto(f"{root}finder/{query}")
        for id, record in records.items():
            link = page.locator(f"[data-step={kind}] > ul a[data-{kind}={id}]")
            assert (
                page.locator(f"[data-step={kind}] > ul").get_by_role("link", name=record.label.en, exact=True).count()
                == 1
            )
            more = link.get_attribute("aria-describedby")
            said = page.locator(f"#{more}").inner_text() if more else ""
            assert (
                (record.proof.text.en in said.replace("\u00a0", " ")) if kind == "group" else ("," in said or not more)
            )


def test_each_step_is_heard_and_named_in_the_title(page, root):
    page.goto(f"{root}finder/")
    page.locator("a[data-group=students]").first.click()
    assert " ".join(page.evaluate("document.activeElement.innerText").split()) == "Step 2 of 3 Which service?"
    assert page.title() == "Which service? · Step 2 of 3 · Finder"


@pytest.mark.parametrize(
    ("query", "is_told"),
    [("?group=nobody", True), ("?group=students&service=nothing", True), ("?group=students", False), ("", False)],
)
def test_what_the_address_names_and_is_not_there_is_told(page, root, query, is_told):
    page.goto(f"{root}finder/{query}")
    told = page.get_by_text("not in this assessment")
    assert told.is_visible() == is_told
    if is_told:
        page.locator("[data-group]:visible, [data-service]:visible").first.click()
        assert not told.is_visible()


def test_a_legal_basis_is_copied_as_it_is_seen(browser, root):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{root}finder/?group=asylum-seekers&service=mental-health-care")
    line = page.locator("[data-finder-answer] .basis li").first
    line.evaluate("line => getSelection().selectAllChildren(line)")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    law = line.locator(".basis__law").inner_text()
    assert copied.count(law) == 1 and copied.startswith(law)
    context.close()
