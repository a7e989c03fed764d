"""What a reader meets: pages opened in a real browser, on a laptop and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.test_site import EDITIONS, pages

TEMPLATES = ["", "groups/", "groups/asylum-seekers/", "legal-framework/health-care/", "conflicts/", "institutions/"]
TEMPLATES += ["recommendations/", "about/", "data/", "search/", "services/mental-health-care/", "matrix/", "compare/"]
TEMPLATES += [
    "benchmarks/",
    "finder/",
    "glossary/",
    "schemes/",
    "comparator/",
    "legal-framework/",
    "legal-framework/constitution/",
    "findings/",
    "figures/",
    "practice/",
    "pathways/asylum-seekers/",
    "institutions/centres/",
    "tasks/",
    "method/stakeholders/",
    "brief/",
    "crosswalks/mipex-health/",
]
TELLING = ["", "groups/asylum-seekers/", "institutions/", "findings/", "pathways/asylum-seekers/", "search/", "finder/"]
ROOTS = list(EDITIONS.values())


@pytest.mark.parametrize("root", ROOTS)
def test_each_page_opens_without_complaint(site, page, address, root):
    for name in pages(site, root):
        answer = page.goto(address + root + name)
        assert answer.ok and page.locator("h1").count() == 1, name


@pytest.mark.parametrize("root", ROOTS)
def test_switching_the_edition_keeps_the_page(page, address, root):
    page.goto(f"{address}{root}groups/refugees/#vaccination")
    for code, other in (("sr", "sr/"), ("sr-latn", "sr-latn/"), ("en", "")):
        page.locator(f"a[data-edition='{code}']").click()
        assert page.url == f"{address}{other}groups/refugees/"


@pytest.mark.parametrize(
    "query",
    [
        "search/?q=239&group=refugees",
        "matrix/?access=none&sort=payer",
        "compare/?groups=refugees&groups=students",
        "finder/?group=refugees&service=vaccination",
    ],
)
def test_switching_the_edition_keeps_what_was_chosen(page, address, query):
    page.goto(address + query)
    for code, other in (("sr", "sr/"), ("sr-latn", "sr-latn/"), ("en", "")):
        page.locator(f"a[data-edition='{code}']").click()
        assert page.url == address + other + query


@pytest.mark.parametrize("root", ROOTS)
def test_a_phone_never_scrolls_sideways(browser, address, root):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for name in TEMPLATES:
        page.goto(address + root + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    context.close()


def test_on_a_phone_a_table_is_a_card_for_each_service_and_names_its_parts(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}groups/asylum-seekers/")
    cell = page.locator("table.answers tbody tr").first.locator("td").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Access"'
    box = cell.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.locator("table.answers tbody td").nth(3).evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 15
    context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_from_home_to_a_cell_to_its_article_and_back(page, address, root):
    page.goto(address + root)
    page.locator("table.matrix a[href$='groups/asylum-seekers/#mental-health-care']").click()
    assert page.url == f"{address}{root}groups/asylum-seekers/#mental-health-care"
    section = page.locator("h3#mental-health-care + div")
    section.locator("a[href$='legal-framework/health-care/#art-239.1.2']").first.click()
    assert page.url == f"{address}{root}legal-framework/health-care/#art-239.1.2"
    article = page.locator("h3#art-239 + div")
    article.locator("details.rests > summary").click()
    article.locator("a[href$='groups/asylum-seekers/#mental-health-care']").click()
    assert page.url == f"{address}{root}groups/asylum-seekers/#mental-health-care"


def shown_columns(page):
    heads = page.locator(".compare__table thead th[data-column]")
    return [head.get_attribute("data-column") for head in heads.all() if head.is_visible()]


@pytest.mark.parametrize("root", ROOTS)
def test_any_groups_are_compared_and_the_choice_is_in_the_address(page, address, root, assessment):
    page.goto(f"{address}{root}compare/")
    everyone = [*assessment.dataset.groups, *assessment.dataset.comparators]
    assert shown_columns(page) == everyone
    for group in ("students", "refugees"):
        page.locator(f"input[value={group}]").check()
    assert shown_columns(page) == ["refugees", "students"]
    assert page.url == f"{address}{root}compare/?groups=refugees&groups=students"
    page.reload()
    assert shown_columns(page) == ["refugees", "students"]
    page.locator("form button[type=reset]").click()
    page.wait_for_url(f"{address}{root}compare/")
    assert shown_columns(page) == everyone


@pytest.mark.parametrize(
    "query",
    ["?groups=nobody", "?groups=%00", "?groups=" + "x," * 5000, '?groups="><script>alert(1)</script>', "?groups[]=a&b"],
)
def test_whatever_the_address_holds_the_comparison_is_whole(page, address, assessment, query):
    page.goto(f"{address}compare/{query}")
    assert len(shown_columns(page)) == len(assessment.dataset.groups) + len(assessment.dataset.comparators)


def test_the_comparison_works_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}compare/")
    page.locator("input[value=visitors]").check()
    assert shown_columns(page) == ["visitors"]
    context.close()


def test_on_a_phone_the_matrix_keeps_its_heads_in_sight(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}matrix/")
    table = page.locator(".matrix-wrap")
    table.evaluate("element => element.scrollTo(400, 400)")
    frame, head = table.bounding_box(), page.locator(".matrix thead th").nth(12).bounding_box()
    group = page.locator(".matrix tbody th").nth(12).bounding_box()
    assert abs(head["y"] - frame["y"]) < 2 and abs(group["x"] - frame["x"]) < 2
    context.close()


# Every template by day. By night the colours alone are others, and pages that use most of them stand for all; in the
# other editions the words alone differ.
BY_NIGHT = [*TELLING, "matrix/", "compare/", "figures/", "practice/", "brief/"]
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
WORDS = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.mark.parametrize(
    ("root", "scheme", "names", "rules"),
    [
        ("", "light", TEMPLATES, None),
        ("", "dark", BY_NIGHT, COLOURS),
        ("sr/", "light", TELLING, WORDS),
        ("sr-latn/", "light", TELLING, WORDS),
    ],
)
def test_no_template_has_a_barrier_that_a_machine_can_find(browser, address, root, scheme, names, rules):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    barriers = []
    for name in names:
        page.goto(address + root + name)
        for violation in Axe().run(page, options=rules).response["violations"]:
            barriers += [(name, violation["id"], node["html"][:120]) for node in violation["nodes"]]
    context.close()
    assert barriers == []


@pytest.mark.parametrize(
    ("root", "query", "first"),
    [
        ("", "vaccination irregular migrants", "groups/irregular-migrants/#vaccination"),
        ("", "art 239", "legal-framework/health-care/#art-239"),
        ("sr/", "zastita trazilac azila", "groups/asylum-seekers/"),
        ("sr/", "вакцинација избеглице", "groups/refugees/#vaccination"),
        ("sr-latn/", "zastita trazilac azila", "groups/asylum-seekers/"),
        ("sr-latn/", "члан 239", "legal-framework/health-care/#art-239"),
    ],
)
def test_search_from_the_header_finds_the_answer_first(page, address, root, query, first):
    page.goto(address + root + "about/")
    page.locator("header input[name=q]").fill(query)
    page.locator("header input[name=q]").press("Enter")
    page.wait_for_selector("[data-search-results] a")
    assert page.url.startswith(f"{address}{root}search/?q=")
    assert page.locator("[data-search-results] a").first.evaluate("a => a.href") == f"{address}{root}{first}"


@pytest.mark.parametrize("root", ROOTS)
def test_search_stays_in_its_edition_and_narrows_by_group_and_law(page, address, root):
    page.goto(f"{address}{root}search/?q=239")
    page.wait_for_selector("[data-search-results] a")
    addresses = page.locator("[data-search-results] a").evaluate_all("links => links.map(link => link.href)")
    assert all(found.startswith(address + root) for found in addresses)
    page.locator("[data-search-filters] input[name=law][value=health-care]").check()
    page.wait_for_url("**&law=health-care*")
    page.wait_for_function("document.querySelectorAll('[data-search-results] a').length > 0")


def test_an_unknown_address_is_answered_in_every_language(browser, address):
    context = browser.new_context()
    page = context.new_page()
    assert page.goto(f"{address}sr/nigde/").status == 404
    assert page.locator("section[lang]").count() == 3
    page.locator("section[lang=sr] a").click()
    assert page.url == f"{address}sr/"
    context.close()


def test_everything_but_search_works_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}groups/migrant-workers/")
    page.locator("table.answers th a[href='#dental-care']").click()
    assert page.locator("h3#dental-care").is_visible()
    page.goto(f"{address}search/")
    assert "JavaScript" in page.locator("noscript").inner_text()
    context.close()
