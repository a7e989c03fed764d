"""Narrowing down answers: the list below the matrix and the comparison, in each edition, on pages of their own."""

import csv
import io
import shutil
import threading
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from assessment.answers import Assessment
from assessment.loading import checked_dataset
from assessment.model import LANGUAGES
from macros.addresses import Page
from macros.rendering import render
from macros.words import Words
from publishing.editions import edition
from publishing.latin_page import latin_html
from publishing.report_document import printed_part
from tests.conftest import SITE_URL
from tests.small import write_small_data

ASSETS = Path(__file__).parent.parent / "docs/assets"
ROOTS = {"en": "", "sr": "sr/", "sr-Latn": "sr-latn/"}
PAGES = {
    "matrix": ("explore.js", ["answer_filters", "access_matrix", "answer_list"]),
    "compare": ("compare.js", ["compare"]),
}
AZBUKA = "абвгдђежзијклљмнњопрстћуфхцчџш"


def filled(template: str, language: str, place: str, assessment: Assessment) -> str:
    page = Page(language, f"{edition(language).root}{place}/")
    return render(f"{template}.html.j2", page, assessment, repository="r", site="s", id=None)


# ---- What the page holds ----


@pytest.fixture(scope="module")
def listed(assessment):
    @cache
    def found(language):
        return html.fragment_fromstring(filled("answer_list", language, "matrix", assessment), create_parent="main")

    return found


def text(element) -> str:
    return " ".join(element.text_content().split())


def answer_in_words(assessment, cell, language) -> list[str]:
    """What a row says of a cell, column by column."""
    data, words = assessment.dataset, Words(Page(language, "x/"), assessment)
    return [
        getattr(data.groups[cell.group].label, language),
        getattr(data.services[cell.service].label, language),
        getattr(data.access_levels[cell.access].label, language),
        ", ".join(getattr(label.label, language) for payer, label in data.payers.items() if payer in cell.payers),
        getattr(data.patient_shares[cell.patient_share].label, language),
        getattr(data.practice_ratings[assessment.rating(cell)].label, language),
        getattr(data.evidence_levels[assessment.evidence(cell)].label, language),
        words.day(cell.checked_on) if cell.checked_on else "–",
        str(len(cell.conflicts)),
        str(len(cell.findings)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_has_its_row_with_what_the_cell_says_and_leads_to_it(assessment, listed, language):
    rows = listed(language).xpath("//tbody/tr")
    assert len(listed(language).xpath("//thead//th")) == 10
    for cell, row in zip(assessment.cells.values(), rows, strict=True):
        said = [text(part) for part in row.xpath("th|td")]
        expected = answer_in_words(assessment, cell, language)
        assert said == [" ".join(part.split()) for part in expected], cell.id
        assert row.xpath(".//a/@href") == [f"../groups/{cell.group}/#{cell.service}"]


def test_a_row_is_found_by_what_its_cell_is(assessment, listed):
    [fields] = listed("en").xpath("//table/@data-fields")
    for cell, row in zip(assessment.cells.values(), listed("en").xpath("//tbody/tr"), strict=True):
        values = dict(zip(fields.split(), row.get("data-is").split(), strict=True))
        assert values == {
            "group": cell.group,
            "service": cell.service,
            "access": cell.access,
            "payer": ",".join(cell.payers),
            "share": cell.patient_share,
            "practice": assessment.rating(cell),
            "evidence": assessment.evidence(cell),
            "checked": str(cell.checked_on or "never"),
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_offers_the_values_that_answers_have_and_no_choice_of_one_alone(assessment, language):
    page = html.fragment_fromstring(filled("answer_filters", language, "matrix", assessment), create_parent="main")
    cells = assessment.cells.values()
    for name, found in {
        "group": {cell.group for cell in cells},
        "service": {cell.service for cell in cells},
        "access": {cell.access for cell in cells},
        "payer": {payer for cell in cells for payer in cell.payers},
        "practice": {assessment.rating(cell) for cell in cells},
        "evidence": {assessment.evidence(cell) for cell in cells},
    }.items():
        offered = page.xpath("//input[@name=$name]/@value", name=name)
        assert set(offered) == found and len(offered) == len(found), name
        assert len(page.xpath("//input[@name=$name][@disabled]", name=name)) == (len(found) == 1), name


def test_a_cell_is_as_sure_as_the_least_sure_of_its_provisions(tmp_path):
    read = Assessment(checked_dataset(write_small_data(tmp_path / "read")))
    assert {read.evidence(cell) for cell in read.cells.values()} == {"text-read"}
    unread = (
        "laws/health-care.yml",
        "    evidence: text-read\n    checked_on: 2026-11-22\n",
        "    evidence: not-yet-checked\n",
    )
    mixed = Assessment(
        checked_dataset(
            write_small_data(
                tmp_path / "mixed",
                unread,
                ("laws/health-care.yml", f"    paragraphs: 1\n    text_sha256: {'a' * 64}\n", ""),
            )
        )
    )
    assert {mixed.evidence(cell) for cell in mixed.cells.values()} == {"not-yet-checked"}
    page = html.fragment_fromstring(filled("answer_list", "en", "matrix", mixed), create_parent="main")
    assert [text(day) for day in page.xpath("//tbody/tr/td[6]")] == ["–"] * len(mixed.cells)


def test_the_list_is_lean_and_stays_out_of_the_report(assessment):
    shown = filled("answer_filters", "sr", "matrix", assessment) + filled("answer_list", "sr", "matrix", assessment)
    assert len(shown.encode()) < 750 * len(assessment.cells)
    assert text(html.fragment_fromstring(printed_part(f"<article>{shown}</article>"))) == ""


# ---- What a reader does with it ----


@pytest.fixture(scope="module")
def root(tmp_path_factory, assessment):
    """The address under which the matrix and the comparison of each edition stand, with the scripts and styles."""
    served = tmp_path_factory.mktemp("explore")
    shutil.copytree(ASSETS, served / "assets")
    for language in LANGUAGES:
        for name, (script, templates) in PAGES.items():
            place = served / ROOTS[language] / name
            place.mkdir(parents=True)
            up = "../" * (1 + place.relative_to(served).as_posix().count("/"))
            body = "".join(filled(template, language, name, assessment) for template in templates)
            canonical = f"{SITE_URL}{ROOTS[language]}{name}/"
            other = f"{up}sr/{name}/"
            whole = FRAME.format(language=language, up=up, script=script, body=body, canonical=canonical, other=other)
            (place / "index.html").write_text(whole, encoding="utf-8")
            if language == "sr":
                latin = served / ROOTS["sr-Latn"] / name
                latin.mkdir(parents=True)
                (latin / "index.html").write_text(latin_html(whole), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


FRAME = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Answers</title><link rel="icon" href="data:,"><link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{up}assets/stylesheets/site.css">
<link rel="stylesheet" href="{up}assets/stylesheets/explore.css">
<script type="module" src="{up}assets/javascripts/{script}"></script></head>
<body><nav><a href="{other}" data-edition="sr" lang="sr" translate="no">Srpski</a></nav>
<div class="page page--wide"><main><article><h1>Answers</h1>{body}</article></main></div>
<p class="sheet-foot print-only">Draft · {canonical}</p></body></html>"""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def shown(page) -> list[str]:
    """The answers that the list shows, in its order, such as `refugees/vaccination`."""
    return page.locator(".answer-list tbody tr").evaluate_all(
        """rows => rows.filter(row => row.checkVisibility())
            .map(row => row.dataset.is.split(" ").slice(0, 2).join("/"))"""
    )


def column(page, name: str) -> list[str]:
    """What the shown rows say in a column."""
    return page.locator(".answer-list table").evaluate(
        """(table, name) => {
            const place = [...table.tHead.rows[0].cells].findIndex(head => head.dataset.column === name);
            const rows = [...table.tBodies[0].rows].filter(row => !row.hidden);
            return rows.map(row => row.cells[place].textContent.trim());
        }""",
        name,
    )


def in_reach(page) -> set[str]:
    """The answers that the matrix shows, not the mark that stands for those that aren't chosen."""
    return set(
        page.locator(".matrix tr[data-group] td").evaluate_all(
            """cells => cells.filter(cell => cell.firstElementChild.checkVisibility())
                .map(cell => `${cell.parentElement.dataset.group}/${cell.firstElementChild.hash.slice(1)}`)"""
        )
    )


def check(page, name: str, *values: str) -> None:
    box = page.locator(f"input[name={name}][value={values[0]}]")
    if not box.is_visible():
        page.locator("details", has=box).locator("summary").click()
    for value in values:
        page.locator(f"input[name={name}][value={value}]").check()


@pytest.mark.parametrize("edition_root", ROOTS.values())
def test_what_is_chosen_is_shown_in_the_list_and_in_the_matrix_and_stands_in_the_address(
    page, root, assessment, edition_root
):
    place = f"{root}{edition_root}matrix/"
    page.goto(place)
    assert shown(page) == list(assessment.cells) and in_reach(page) == set(assessment.cells)
    check(page, "access", "unclear", "none")
    check(page, "payer", "patient")
    cells = assessment.cells.items()
    fitting = [id for id, cell in cells if cell.access in ("unclear", "none") and "patient" in cell.payers]
    assert 0 < len(fitting) < len(cells)
    assert shown(page) == fitting and in_reach(page) == set(fitting)
    assert page.url == f"{place}?access=none&access=unclear&payer=patient"
    page.reload()
    assert shown(page) == fitting
    page.go_back()
    assert shown(page) == [id for id, cell in cells if cell.access in ("unclear", "none")]
    page.go_back()
    page.go_back()
    assert shown(page) == list(assessment.cells) and page.url == place


@pytest.mark.parametrize(
    ("name", "value", "of"),
    [
        ("group", "refugees", lambda _, cell: [cell.group]),
        ("service", "vaccination", lambda _, cell: [cell.service]),
        ("access", "full", lambda _, cell: [cell.access]),
        ("payer", "unclear", lambda _, cell: cell.payers),
        ("practice", "short-of-law", lambda assessment, cell: [assessment.rating(cell)]),
        ("evidence", "text-read", lambda assessment, cell: [assessment.evidence(cell)]),
    ],
)
def test_each_filter_keeps_the_answers_that_fit_and_says_how_many(page, root, assessment, name, value, of):
    page.goto(f"{root}matrix/?{name}={value}")
    fitting = [id for id, cell in assessment.cells.items() if value in of(assessment, cell)]
    assert fitting and shown(page) == fitting
    status = page.locator("[data-explore-said] [data-shown]").inner_text()
    assert status == f"Answers shown: {len(fitting)} of {len(assessment.cells)}"


def test_groups_and_services_not_chosen_leave_the_matrix_and_so_do_the_empty_ones_if_asked(page, root, assessment):
    page.goto(f"{root}matrix/?group=refugees&service=vaccination&service=dental-care")
    assert in_reach(page) == {"refugees/vaccination", "refugees/dental-care"}
    assert page.locator(".matrix thead th:visible").count() == 3
    assert page.locator(".matrix tbody tr:visible").count() == 1
    page.goto(f"{root}matrix/?access=none")
    assert page.locator(".matrix tr[data-group]:visible").count() == len(assessment.dataset.groups)
    page.locator("input[name=empty]").check()
    without = [cell for cell in assessment.cells.values() if cell.access == "none"]
    assert page.locator(".matrix tr[data-group]:visible").count() == len({cell.group for cell in without})
    assert page.locator(".matrix thead th:visible").count() == 1 + len({cell.service for cell in without})
    page.goto(f"{root}matrix/?practice=not-assessed&empty=hidden")
    assert page.locator(".answer-list th[data-column=practice]").is_hidden()
    assert page.locator(".answer-list th[data-column=access]").is_visible()


def test_a_column_sorts_by_the_order_of_its_values_both_ways_by_mouse_and_by_keyboard(page, root, assessment):
    page.goto(f"{root}matrix/")
    order = list(assessment.dataset.access_levels)
    by_access = sorted(assessment.cells, key=lambda id: order.index(assessment.cells[id].access))
    head = page.locator(".answer-list th[data-column=access]")
    head.locator("button").click()
    assert shown(page) == by_access and head.get_attribute("aria-sort") == "ascending"
    head.locator("button").press("Enter")
    turned = sorted(assessment.cells, key=lambda id: -order.index(assessment.cells[id].access))
    assert shown(page) == turned and head.get_attribute("aria-sort") == "descending"
    assert page.url == f"{root}matrix/?order=reversed&sort=access"
    page.locator("#sort").select_option("findings")
    assert page.locator(".answer-list [aria-sort]").get_attribute("data-column") == "findings"
    numbers = [int(number) for number in column(page, "findings")]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > 9
    page.go_back()
    assert shown(page) == turned
    page.locator("#sort").select_option("")
    assert shown(page) == [*assessment.cells][::-1]


@pytest.mark.parametrize(("edition_root", "alphabet"), [("sr/", AZBUKA), ("sr-latn/", "abcčćdđefghijklmnoprsštuvzž")])
def test_names_sort_by_the_alphabet_of_the_edition(page, root, edition_root, alphabet):
    page.goto(f"{root}{edition_root}matrix/?sort=service")
    names = column(page, "service")
    assert len(set(names)) > 9

    def key(name):
        return [alphabet.find(letter) for letter in name.lower()]

    assert [name[:3] for name in names] == [name[:3] for name in sorted(names, key=key)]


def test_columns_are_chosen_and_the_group_and_the_service_stay(page, root):
    page.goto(f"{root}matrix/?columns=access&columns=payer")
    heads = page.locator(".answer-list thead th:visible")
    assert heads.evaluate_all("heads => heads.map(head => head.dataset.column)") == [
        "group",
        "service",
        "access",
        "payer",
    ]
    assert page.locator(".answer-list tbody tr").first.locator(":is(th, td):visible").count() == 4
    check(page, "columns", "findings")
    assert page.url == f"{root}matrix/?columns=group&columns=service&columns=access&columns=payer&columns=findings"
    for name in ("access", "payer", "findings"):
        page.locator(f"input[name=columns][value={name}]").uncheck()
    assert heads.evaluate_all("heads => heads.map(head => head.dataset.column)") == ["group", "service"]
    page.locator("form button[type=reset]").click()
    page.wait_for_url(f"{root}matrix/")
    assert heads.count() == 10


def downloaded(page) -> tuple[str, list[list[str]]]:
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    separator = "," if page.locator("html").get_attribute("lang") == "en" else ";"
    lines = io.StringIO(raw.decode("utf-8-sig"), newline="")
    return download.value.suggested_filename, list(csv.reader(lines, delimiter=separator))


@pytest.mark.parametrize(("language", "edition_root"), ROOTS.items())
def test_the_csv_holds_the_shown_rows_and_columns_in_the_language_of_the_page(page, root, language, edition_root):
    query = "?access=unclear&access=none&sort=payer&columns=group&columns=service&columns=payer&columns=findings"
    page.goto(f"{root}{edition_root}matrix/{query}")
    name, (head, *rows) = downloaded(page)
    assert name == f"answers-{language.lower()}.csv"
    seen = page.locator(".answer-list table").evaluate(
        """table => [...table.rows].filter(row => row.checkVisibility()).map(row =>
            [...row.cells].filter(cell => cell.checkVisibility()).map(cell => cell.innerText.trim()))"""
    )
    assert [head[:-1], *(row[:-1] for row in rows)] == seen and len(seen) > 10
    ids = [row.replace("/", "/#") for row in shown(page)]
    assert [row[-1] for row in rows] == [f"{SITE_URL}{edition_root}groups/{id}" for id in ids]
    assert head[-1] == {"en": "Address", "sr": "Адреса", "sr-Latn": "Adresa"}[language]


def test_what_is_copied_is_what_is_shown(browser, root):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{root}matrix/?group=refugees&service=vaccination&columns=service&columns=access")
    page.locator("[data-do=copy]").click()
    page.wait_for_function("document.querySelector('[data-explore-tools] [role=status]').textContent")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines == [
        "Group\tService\tAccess\tAddress",
        f"Refugees\tVaccination\tOn conditions\t{SITE_URL}groups/refugees/#vaccination",
    ]
    assert page.locator("[data-explore-tools] [role=status]").inner_text() == "Copied to the clipboard"
    context.close()


BAD = [
    "?group=nobody",
    "?sort=nothing&columns=none&empty=1&order=",
    "?columns=",
    "?group=%00&access=%E0%A4%A",
    "?access=" + "x," * 5000,
    "?service=" + quote('"><script>alert(1)</script>') + "&sort=__proto__",
    "?group[]=a&b",
]


@pytest.mark.parametrize("query", BAD)
def test_whatever_the_address_holds_the_matrix_and_its_list_are_whole(page, root, assessment, query):
    page.goto(f"{root}matrix/{query}")
    assert shown(page) == list(assessment.cells) and in_reach(page) == set(assessment.cells)
    assert page.locator(".answer-list thead th:visible").count() == 10
    assert page.locator("#sort").evaluate("list => list.selectedIndex") == 0


@pytest.mark.parametrize("query", BAD)
def test_whatever_the_address_holds_the_comparison_has_all_services(page, root, assessment, query):
    page.goto(f"{root}compare/{query}")
    assert page.locator(".compare__table tbody tr:visible").count() == len(assessment.dataset.services)


def test_without_scripts_every_answer_is_there_and_no_control_that_would_do_nothing(browser, root, assessment):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}matrix/?group=refugees")
    rows = page.locator(".answer-list tbody tr")
    assert rows.count() == len(assessment.cells)
    assert rows.first.is_visible() and rows.last.is_visible()
    assert page.locator(":is(button, input, select):visible").count() == 0
    page.goto(f"{root}compare/")
    assert page.locator(":is(button, input, select):not([name=groups], [type=reset]):visible").count() == 0
    context.close()


@pytest.mark.parametrize("edition_root", ROOTS.values())
def test_on_a_phone_each_row_is_a_card_that_names_its_parts(browser, root, edition_root):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for name in PAGES:
        page.goto(f"{root}{edition_root}{name}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{root}{edition_root}matrix/?group=students")
    heads = page.locator(".answer-list thead th").evaluate_all("heads => heads.map(head => head.textContent)")
    cells = page.locator(".answer-list tbody tr:visible").first.locator("td")
    assert cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)") == [
        f'"{head}"' for head in heads[2:]
    ]
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    context.close()


def test_paper_shows_what_was_chosen_and_says_what_that_is(page, root):
    page.goto(f"{root}matrix/?group=refugees&access=full&access=none")
    page.emulate_media(media="print")
    assert page.locator(":is(form, select, input, [data-do]):visible").count() == 0
    assert page.locator("[data-chosen]").inner_text() == "Group: Refugees; Access: Full, None"
    assert {id.partition("/")[0] for id in shown(page)} == {"refugees"}
    cells = page.locator(".matrix tr[data-group=refugees] td:visible")
    assert {" ".join(cell.inner_text().split()) for cell in cells.all()} == {"Full", "None", "— not chosen"}
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator("[data-do=print]").evaluate("button => button.click()")
    assert page.title() == "printed"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_controls_have_no_barrier_that_a_machine_can_find(browser, root, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    for place in ("matrix/?access=none&sort=group", "sr/compare/?payer=patient"):
        page.goto(root + place)
        page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
        violations = Axe().run(page).response["violations"]
        assert [(found["id"], found["nodes"][0]["html"][:120]) for found in violations] == []
        small = page.locator(":is(.explore, .answer-list thead) :is(button, select, summary, label, p > a):visible")
        assert all(box["height"] >= 44 for box in (element.bounding_box() for element in small.all()))
    context.close()


# ---- The comparison ----


def compared(page) -> list[str]:
    rows = page.locator(".compare__table tbody tr:visible")
    return rows.evaluate_all("rows => rows.map(row => row.dataset.service)")


def of_service(assessment, service: str, *groups: str) -> list[tuple]:
    cells = [assessment.cells[f"{group}/{service}"] for group in groups]
    return [(cell.access, frozenset(cell.payers)) for cell in cells]


def test_the_comparison_shows_only_the_differences_of_the_chosen_groups_if_asked(page, root, assessment):
    page.goto(f"{root}compare/?groups=refugees&groups=students")
    assert compared(page) == list(assessment.dataset.services)
    page.locator("input[name=only]").check()
    differing = [
        id for id in assessment.dataset.services if len(set(of_service(assessment, id, "refugees", "students"))) > 1
    ]
    assert 0 < len(differing) < len(assessment.dataset.services) and compared(page) == differing
    assert page.url == f"{root}compare/?groups=refugees&groups=students&only=differences"
    page.go_back()
    assert compared(page) == list(assessment.dataset.services)
    page.goto(f"{root}compare/?groups=refugees&only=differences")
    assert compared(page) == [] and "0 of" in page.locator("[data-explore-said] [data-shown]").inner_text()


@pytest.mark.parametrize(("name", "value", "place"), [("access", "none", 0), ("payer", "employer", 1)])
def test_the_comparison_keeps_services_of_which_a_chosen_group_has_such_an_answer(
    page, root, assessment, name, value, place
):
    page.goto(f"{root}compare/?groups=refugees&groups=migrant-workers&{name}={value}")
    groups = ("refugees", "migrant-workers")
    fitting = {
        id: [value in (answer[place] if place else [answer[0]]) for answer in of_service(assessment, id, *groups)]
        for id in assessment.dataset.services
    }
    assert compared(page) == [id for id, answers in fitting.items() if any(answers)] != []
    for id, answers in fitting.items():
        cells = [page.locator(f"tr[data-service={id}] td[data-column={group}]") for group in groups]
        assert [cell.locator(".access").is_visible() for cell in cells] == answers, id


def test_a_filter_of_the_comparison_leaves_its_groups_alone(page, root, assessment):
    page.goto(f"{root}compare/?service=vaccination")
    assert page.locator(".compare__table thead th:visible").count() == 1 + len(
        [*assessment.dataset.groups, *assessment.dataset.comparators]
    )
    assert compared(page) == ["vaccination"]


@pytest.mark.parametrize(("language", "edition_root"), ROOTS.items())
def test_the_csv_of_the_comparison_holds_what_is_shown(page, root, language, edition_root):
    page.goto(f"{root}{edition_root}compare/?groups=refugees&groups=asylum-seekers&access=none")
    name, (head, *rows) = downloaded(page)
    assert name == f"comparison-{language.lower()}.csv"
    assert head[:-1] == page.locator(".compare__table thead th:visible").all_inner_texts()
    assert head[-1] == {"en": "Address", "sr": "Адреса", "sr-Latn": "Adresa"}[language]
    assert len(rows) == page.locator(".compare__table tbody tr:visible").count() > 0
    assert {"en": "— not chosen", "sr": "— није изабрано", "sr-Latn": "— nije izabrano"}[language] in {
        said for row in rows for said in row
    }
    for row, line in zip(page.locator(".compare__table tbody tr:visible").all(), rows, strict=True):
        assert line[0] == row.locator("th").inner_text()
        assert line[-1] == f"{SITE_URL}{edition_root}services/{row.get_attribute('data-service')}/"
        for cell, said in zip(row.locator("td:visible").all(), line[1:-1], strict=True):
            parts = cell.locator(":is(.access, .compare__payer, .unchosen):visible").all_inner_texts()
            assert said == "; ".join(part.strip() for part in parts)


def test_the_comparison_is_narrowed_by_practice_and_evidence_too(page, root, assessment):
    short = [cell for cell in assessment.cells.values() if assessment.rating(cell) == "short-of-law"]
    groups = sorted({cell.group for cell in short})[:2]
    page.goto(f"{root}compare/?groups={'&groups='.join(groups)}&practice=short-of-law")
    fitting = {cell.service for cell in short if cell.group in groups}
    assert compared(page) == [id for id in assessment.dataset.services if id in fitting] != []
    shown = page.locator(".compare__table td:visible").filter(has=page.locator(".access:visible"))
    assert shown.count() == len([cell for cell in short if cell.group in groups])
    assert page.locator("input[name=evidence]").count() > 0


@pytest.mark.parametrize("edition_root", ["", "sr/"])
def test_the_services_of_the_comparison_are_sorted(page, root, assessment, edition_root):
    groups = ["refugees", "students", "visitors"]
    place = f"{root}{edition_root}compare/"
    page.goto(f"{place}?{'&'.join(f'groups={group}' for group in groups)}")
    services = list(assessment.dataset.services)
    full = {
        service: [cell[0] for cell in of_service(assessment, service, *groups)].count("full") for service in services
    }
    page.locator("#sort").select_option("full")
    assert compared(page) == sorted(services, key=lambda id: -full[id]) != services
    page.locator("input[name=order]").check()
    assert compared(page) == sorted(services, key=lambda id: -full[id])[::-1]
    assert page.url.endswith("&order=reversed&sort=full")
    page.goto(f"{place}?groups=refugees&groups=students&sort=answers")
    differ = {service: len(set(of_service(assessment, service, "refugees", "students"))) for service in services}
    assert compared(page) == sorted(services, key=lambda id: -differ[id])
    page.goto(f"{place}?sort=name")
    names = page.locator(".compare__table tbody th").all_inner_texts()
    order = str.casefold if not edition_root else lambda name: [AZBUKA.find(letter) for letter in name.lower()]
    assert names == sorted(names, key=order) and len(names) == len(services)


def test_groups_without_such_an_answer_leave_the_comparison_if_asked(page, root, assessment):
    page.goto(f"{root}compare/?access=none")
    everyone = len(assessment.dataset.groups) + len(assessment.dataset.comparators)
    heads = page.locator(".compare__table thead th[data-column]:visible")
    assert heads.count() == everyone
    page.locator("input[name=empty]").check()
    cells = (*assessment.cells.values(), *assessment.comparator_cells.values())
    left = {cell.group for cell in cells if cell.access == "none"}
    assert {head.get_attribute("data-column") for head in heads.all()} == left and 0 < len(left) < everyone


# ---- What both have in common ----


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("compare/?groups=refugees&groups=students&access=none&service=vaccination", "No answer fits this choice."),
        (
            "sr/matrix/?access=full&group=refugees&service=medical-examination",
            "Ниједан одговор не одговара овом избору.",
        ),
    ],
)
def test_a_view_with_nothing_left_says_so_and_leads_back_on_a_phone_too(browser, root, query, sentence):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(root + query)
    nothing = page.locator("[data-explore-nothing]")
    assert sentence in nothing.inner_text()
    assert page.locator("table:visible").count() == 0
    nothing.locator("button").click()
    page.wait_for_url(root + query.partition("?")[0])
    assert nothing.is_hidden() and page.locator("table:visible").count() > 0
    assert page.evaluate("document.activeElement.hasAttribute('data-explore-said')")
    context.close()


def test_what_was_done_is_announced(page, root):
    page.goto(f"{root}matrix/")
    status = page.locator("[data-explore-said][role=status]")
    page.locator(".answer-list th[data-column=access] button").click()
    assert "Sorted by: Access" in status.inner_text() and "Reverse" not in status.inner_text()
    page.locator(".answer-list th[data-column=access] button").click()
    assert "Sorted by: Access; Reverse order" in status.inner_text()
    page.locator("details", has=page.locator("input[name=columns]")).locator("summary").click()
    page.locator("input[name=columns][value=payer]").uncheck()
    check(page, "access", "none")
    assert "Access: None; Columns left out: Who pays; Sorted by: Access; Reverse order" in status.inner_text()
    page.goto(f"{root}compare/?groups=refugees&sort=name")
    assert "Groups: Refugees; Services sorted: by name" in status.inner_text()


def test_a_place_on_the_page_is_no_other_choice(page, root):
    page.goto(f"{root}matrix/?access=none")
    line = page.locator("[data-chosen]")
    line.evaluate("line => { line.textContent = 'as it was'; }")
    page.get_by_role("link", name="To the list below").click()
    assert page.url.endswith("?access=none#list") and line.inner_text() == "as it was"
    page.go_back()
    assert line.inner_text() == "as it was"


def test_another_edition_opens_with_the_same_choice(page, root, assessment):
    for name, query in (("matrix", "?access=none&sort=service"), ("compare", "?groups=refugees&groups=students")):
        page.goto(f"{root}{name}/")
        page.evaluate("query => history.pushState(null, '', query)", query)
        page.locator("a[data-edition=sr]").press("Enter")
        page.wait_for_url(f"{root}sr/{name}/{query}")


def test_a_file_has_days_as_numbers_and_no_formula(page, root, assessment):
    page.goto(f"{root}matrix/?group=refugees")
    _, (head, *rows) = downloaded(page)
    days = [str(cell.checked_on) for cell in assessment.row("refugees")]
    assert [row[head.index("Oldest check")] for row in rows] == days
    rows = [["=1+1", "+1", "-1", "@a", "\ta", "\ra"], ['a,b;"c"', "a=1", "— not chosen", "", "1", "\n"]]
    said = {
        language: page.evaluate(
            """async ([rows, language]) =>
                (await import(new URL("../assets/javascripts/explore/taking.js", location))).csv(rows, language)""",
            [rows, language],
        )
        for language in ("en", "sr", "sr-Latn")
    }
    for language, separator in (("en", ","), ("sr", ";"), ("sr-Latn", ";")):
        read = list(csv.reader(io.StringIO(said[language].removeprefix("\ufeff"), newline=""), delimiter=separator))
        assert read == [[f"'{field}" for field in rows[0]], rows[1]]


@pytest.mark.parametrize("edition_root", ROOTS.values())
def test_each_mark_of_the_matrix_says_of_whom_and_of_what_it_speaks(page, root, edition_root):
    page.goto(f"{root}{edition_root}matrix/")
    for place in ("tr[data-group] td", ".matrix__comparator td"):
        link = page.locator(f".matrix {place}").nth(8).locator("a")
        row = link.locator("xpath=ancestor::tr")
        service = page.locator(".matrix thead th").nth(9).inner_text()
        word = link.locator(".matrix__word").text_content()
        name = f"{service}, {row.locator('th').inner_text()}: {word}"
        assert link.get_attribute("title") == name and page.get_by_role("link", name=name, exact=True).count() == 1


def test_heads_of_the_matrix_are_wide_enough_for_a_finger(page, root):
    page.goto(f"{root}matrix/")
    for head in page.locator(".matrix__head").all():
        assert head.bounding_box()["width"] >= 24


def test_the_comparison_promises_an_address_only_where_there_is_one(browser, root):
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{root}compare/")
        assert page.get_by_text("The address of this page changes").is_visible() == scripts
        context.close()


# ---- On paper ----

MANY = ["asylum-seekers", "refugees", "students", "visitors", "migrant-workers", "irregular-migrants", "citizens"]


def printed(page) -> list[tuple[str, bool]]:
    """The texts of the pages, and whether each has all its letters inside its margins."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    found = []
    for sheet in document:
        text_page, (width, height) = sheet.get_textpage(), sheet.get_size()
        boxes = [text_page.get_charbox(place) for place in range(text_page.count_chars())]
        inside = all(
            left >= 0 and right <= width - 30 and bottom > 0 and top < height for left, bottom, right, top in boxes
        )
        found.append((" ".join(text_page.get_text_bounded().split()), inside))
    return found


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("edition_root", "language"), [("", "en"), ("sr/", "sr")])
def test_no_group_of_the_comparison_is_cut_on_paper(browser, root, assessment, scripts, edition_root, language):
    data = assessment.dataset
    labels = {id: getattr(record.label, language) for id, record in {**data.groups, **data.comparators}.items()}
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    for query, groups in (("", list(labels)), *([(f"?groups={'&groups='.join(MANY)}", MANY)] if scripts else [])):
        page.goto(f"{root}{edition_root}compare/{query}")
        sheets = printed(page)
        assert all(inside for _, inside in sheets)
        whole = squeezed("".join(said for said, _ in sheets))
        for group in groups:
            # The name stands with each service, and more often where it begins another name.
            assert whole.count(squeezed(labels[group])) >= len(data.services), group
    context.close()


def test_few_groups_stay_a_table_on_paper(page, root):
    page.goto(f"{root}compare/?groups=refugees&groups=asylum-seekers&access=none")
    [(said, inside)] = printed(page)
    assert inside and said.count("Asylum seekers") == 2  # Among what is chosen, and as a head.
    assert "— not chosen" in said


def test_the_matrix_ends_before_what_follows_it_on_paper(page, root):
    page.goto(f"{root}matrix/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 657, "height": 500})
    table, wrap = page.locator(".matrix").bounding_box(), page.locator(".matrix-wrap").bounding_box()
    assert table["width"] <= wrap["width"]
    assert table["y"] + table["height"] <= wrap["y"] + wrap["height"] + 1


def test_heads_stand_on_each_sheet_and_the_address_with_the_choice_at_its_foot(page, root):
    page.goto(f"{root}matrix/?group=refugees&group=students&group=visitors")
    sheets = [said for said, _ in printed(page)]
    lists = [said for said in sheets if "Refugees" in said or "Visitors" in said][1:]
    assert len(lists) > 1 and all("Oldest check" in said for said in lists)
    foot = squeezed(f"{SITE_URL}matrix/?group=refugees&group=students&group=visitors")
    assert all(foot in squeezed(said) for said in sheets)


def squeezed(text: str) -> str:
    return "".join(text.split())
