"""Search in a browser: three editions of a small corpus, in a folder of the server as on GitHub Pages."""

import html
import json
import re
import shutil
import threading
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from publishing.search_index import KINDS, SearchRecord, write_index
from publishing.search_words import terms, word_rules
from publishing.transliteration import to_latin

SCRIPTS = Path(__file__).parent.parent / "docs/assets/javascripts"
FOLDERS = {"en": "", "sr": "sr/", "sr-Latn": "sr-latn/"}

GROUPS = {
    "asylum-seekers": {
        "en": ("Asylum seekers", ["asylum applicants"]),
        "sr": ("Тражиоци азила", ["азиланти", "здравствена заштита тражилаца азила", "заштита тражилаца азила"]),
    },
    "refugees": {
        "en": ("Refugees", ["recognised refugees"]),
        "sr": ("Избеглице са одобреним уточиштем", ["признате избеглице"]),
    },
    "irregular-migrants": {
        "en": ("Irregular migrants", ["undocumented migrants", "migrants without papers"]),
        "sr": ("Странци у незаконитом боравку", ["мигранти без докумената"]),
    },
    "migrant-workers": {
        "en": ("Migrant workers", ["single permit", "work permit"]),
        "sr": ("Радници мигранти", ["јединствена дозвола", "радна дозвола"]),
    },
}
SERVICES = {
    "primary-care": {
        "en": ("Primary care", ["GP", "health centre"]),
        "sr": ("Примарна здравствена заштита", ["дом здравља"]),
    },
    "vaccination": {
        "en": ("Vaccination", ["immunisation", "vaccine"]),
        "sr": ("Имунизација", ["вакцинација", "вакцина"]),
    },
    "mental-health-care": {
        "en": ("Mental health care", ["psychiatry", "psychiatric"]),
        "sr": ("Заштита менталног здравља", ["психијатар"]),
    },
    "medicines": {
        "en": ("Medicines", ["drugs", "prescription"]),
        "sr": ("Лекови и медицинска средства", ["лек", "рецепт"]),
    },
    "dental-care": {
        "en": ("Dental care", ["dentist", "tooth"]),
        "sr": ("Стоматолошка здравствена заштита", ["зубар", "зуб"]),
    },
}
LAWS = {
    "health-care": {
        "en": ("Law on Health Care", ["LHC", "25/2019"]),
        "sr": ("Закон о здравственој заштити", ["ЗЗЗ", "25/2019"]),
    },
    "asylum": {
        "en": ("Law on Asylum", ["24/2018"]),
        "sr": ("Закон о азилу и привременој заштити", ["ЗАПЗ", "24/2018"]),
    },
}
ACCESS = {
    "full": {"en": "Full", "sr": "У целини"},
    "emergency-only": {"en": "Emergency only", "sr": "Само хитна помоћ"},
}
WORDS = {
    "en": {"article": "Article", "budget": "State budget", "protection": "Protection of health", "report": "Report"},
    "sr": {"article": "Члан", "budget": "Буџет Републике", "protection": "Заштита здравља", "report": "Извештај"},
}


def note(id: str, title: str, text: str = "", **more) -> SearchRecord:
    return SearchRecord(url=f"notes/{id}/", title=title, kind="page", text=text, **more)


NEVER = {"en": ("illegal migrant*", "illegals"), "sr": ("илегалн* мигрант*", "илегалац")}
INSTEAD = {"en": "irregular migrants", "sr": "странци у незаконитом боравку"}
NEVER_TOO = {"en": ("guest worker*",), "sr": ("гастарбајтер*",)}
INSTEAD_TOO = {"en": "migrant workers", "sr": "радници мигранти"}
ARTICLES = [f"{law}/#art-{number}" for law, number in product(LAWS, (12, 239, 54))]
ARTICLES = [article for article in ARTICLES if article not in ("health-care/#art-54", "asylum/#art-239")]
NOTES = [
    note("often", "Note", "kangaroo " * 9),
    note("both", "Note", "long " * 60 + "kangaroo wallaby"),
    note("often-too", "Note", "wallaby " * 9),
    note("in-title", "Platypus and echidna note", "long " * 60),
    note("in-keywords", "Note", "platypus echidna " * 9, keywords=("the old platypus and echidna",)),
    note("short-title", "Emu and ostrich note", "long " * 9),
    note("long-title", "Emu, ostrich, rhea, cassowary and kiwi note", "emu ostrich " * 2),
    note("far-on", "Note", "sea " * 99 + "walrus " + "ice " * 99),
    note("equal-1", "Note", "quokka numbat numbat numbat"),
    note("equal-2", "Note", "quokka quokka quokka numbat"),
    note(
        "markup",
        "Note <b>four</b>",
        excerpt="""<img src=x onerror="document.title = 'harmed'"> </p>""",
        meta={"access": "<i>none</i>"},
    ),
]


def corpus(language: str) -> list[SearchRecord]:
    """Groups, services, their cells, laws with articles, and a chapter in which every word occurs."""
    if language == "sr-Latn":
        return [in_latin(record) for record in corpus("sr")]
    words = WORDS[language]
    records = [
        SearchRecord(url="protection/", title=words["protection"], kind="page", excerpt=words["protection"]),
        *(
            SearchRecord(url=f"groups/{id}/", title=name, kind="group", keywords=(*also,), filters={"group": (id,)})
            for id, (name, also) in in_language(GROUPS, language)
        ),
        *(
            SearchRecord(url=f"services/{id}/", title=name, kind="page", keywords=(*also,), filters={"service": (id,)})
            for id, (name, also) in in_language(SERVICES, language)
        ),
        *(
            cell(group, service, language)
            for group in in_language(GROUPS, language)
            for service in in_language(SERVICES, language)
        ),
    ]
    for id, (name, also) in in_language(LAWS, language):
        law = {"law": (id,)}
        records.append(
            SearchRecord(url=f"legal-framework/{id}/", title=name, kind="law", keywords=(*also,), filters=law)
        )
        records += [
            SearchRecord(
                url=f"legal-framework/{id}/#art-{number}",
                title=f"{words['article']} {number}. {name}",
                kind="article",
                keywords=(f"{words['article']} {number}", f"{also[0]} {number}"),
                filters=law,
            )
            for number in ((12, 239) if id == "health-care" else (12, 54))
        ]
    records += NOTES
    records.append(
        SearchRecord(
            url="glossary/#irregular-migrant",
            title=INSTEAD[language],
            kind="term",
            banned=NEVER[language],
            instead=INSTEAD[language],
        )
    )
    records.append(
        SearchRecord(
            url="glossary/#migrant-worker", title=INSTEAD_TOO[language], kind="term", banned=NEVER_TOO[language]
        )
    )
    everything = " ".join(f"{record.title} {' '.join(record.keywords)}." for record in records)
    return [SearchRecord(url="report/", title=words["report"], kind="page", text=everything * 5), *records]


def in_language(names: dict, language: str) -> list:
    return [(id, texts[language]) for id, texts in names.items()]


def cell(group, service, language: str) -> SearchRecord:
    (group_id, (group_name, group_also)), (service_id, (service_name, service_also)) = group, service
    access = "emergency-only" if group_id == "irregular-migrants" else "full"
    return SearchRecord(
        url=f"groups/{group_id}/#{service_id}",
        title=f"{group_name}: {service_name}",
        kind="cell",
        excerpt=f"{service_name}; {service_also[0]}.",
        text=f"{WORDS[language]['article']} 239",
        keywords=(*group_also, *service_also),
        filters={"group": (group_id,), "service": (service_id,), "access": (access,), "law": ("health-care",)},
        meta={"access": ACCESS[access][language], "payer": WORDS[language]["budget"]},
    )


def in_latin(record: SearchRecord) -> SearchRecord:
    return replace(
        record,
        **{name: to_latin(getattr(record, name)) for name in ("title", "text", "excerpt")},
        keywords=tuple(map(to_latin, record.keywords)),
        banned=tuple(map(to_latin, record.banned)),
        instead=to_latin(record.instead),
        meta={name: to_latin(text) for name, text in record.meta.items()},
    )


def messages(language: str) -> dict:
    """All that the script may say. The words of the test are the same in each edition, the labels are not."""
    own = language.partition("-")[0]
    named = {"group": GROUPS, "law": LAWS}
    values = {
        facet: [{"id": id, "label": texts[own][0]} for id, texts in names.items()] for facet, names in named.items()
    }
    values["kind"] = [{"id": kind, "label": f"kind: {kind}"} for kind in KINDS]
    values["access"] = [{"id": id, "label": texts[own]} for id, texts in ACCESS.items()]
    links = [{"title": texts[own][0], "url": f"groups/{id}/"} for id, texts in GROUPS.items()]
    return {
        "hits": {"one": "{n} hit for {query}", "few": "{n} few hits for {query}", "other": "{n} hits for {query}"},
        "records": {"one": "{n} record", "few": "{n} few records", "other": "{n} records"},
        "nothing": "Nothing for {query}",
        "nothing_chosen": "Nothing with these filters",
        "results": "Results",
        "best": "Best",
        "others": "{n} others",
        "all_values": "All {n}",
        "chosen": "Chosen",
        "remove": "Without {filter}",
        "we_write": "We write: {term}",
        "corrected": "No word {unknown}, so: {query}",
        "left_out": "Left out: {words}",
        "too_short": "Too short",
        "cut": "Only {n} characters",
        "unknown_filter": "Unknown filter",
        "rest": "{n} of {all} parts",
        "wider": "The rest too",
        "sections": [{"label": f"section: {kind}", "kinds": [kind]} for kind in KINDS],
        "without_filters": "Without filters",
        "clear": "Clear",
        "more": "More",
        "failed": "It failed",
        "facets": [{"name": name, "label": name.capitalize(), "values": values[name]} for name in values],
        "suggestions": [{"label": "Groups", "links": links}],
    }


def suggestion_messages() -> dict:
    said = {"suggestions": "Suggestions", "count": "{n} suggestions", "none": "None", "all": "All {n}"}
    kinds = {kind: f"kind: {kind}" for kind in KINDS}
    return {**said, "we_write": "We write: {term}", "understood": "So: {query}", "kinds": kinds}


def search_page(language: str) -> str:
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,"></head><body>
<header><form data-search-form action="./" method="get" data-bundle="../pagefind/" data-language="{language}"
  data-messages="{html.escape(json.dumps(suggestion_messages()))}"><input id="site-q" type="search" name="q">
</form></header>
<main><h1>Search</h1>
<div data-search-page data-bundle="../pagefind/" data-language="{language}"
     data-messages="{html.escape(json.dumps(messages(language), ensure_ascii=False))}">
  <form data-search-form action="./" method="get" role="search">
    <label for="q">What</label> <input id="q" type="search" name="q"> <button>Go</button>
  </form>
  <noscript><p>It needs JavaScript.</p></noscript>
  <p data-search-status role="status" aria-live="polite"></p>
  <div data-search-filters></div>
  <div data-search-results></div>
</div></main>
<script type="module" src="{"../" if language == "en" else "../../"}assets/javascripts/search.js"></script>
</body></html>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The address of the English edition; the site is not at the root of its server."""
    served = tmp_path_factory.mktemp("served")
    for language, folder in FOLDERS.items():
        edition = served / "repo" / folder
        (edition / "search").mkdir(parents=True)
        write_index(corpus(language), edition, language)
        (edition / "search/index.html").write_text(search_page(language), encoding="utf-8")
    shutil.copytree(SCRIPTS, served / "repo/assets/javascripts")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def search(page, address: str, query: str = "", **filters: str) -> list[str]:
    """The addresses of the hits, best first."""
    page.goto(f"{address}search/?{urlencode(({'q': query} if query else {}) | filters)}")
    return hits(page)


def hits(page) -> list[str]:
    page.wait_for_selector("[data-search-results]:not([aria-busy])", state="attached")
    return page.locator("[data-search-results] a").evaluate_all("links => links.map(link => link.href)")


def ask(page, query: str) -> list[str]:
    """The same by the form of the page that is open."""
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    return hits(page)


def status(page) -> str:
    return page.locator("[data-search-status]").inner_text()


SERBIAN = [
    *((query, "protection/") for query in ("zaštita", "zastita", "заштита", "zaštitu", "заштите", "ZAŠTITA")),
    *((query, "groups/asylum-seekers/") for query in ("tražioci azila", "trazioca azila", "azilanti", "aziLantima")),
    ("zastita trazilac azila", "groups/asylum-seekers/"),
    ("здравствена заштита тражилаца азила", "groups/asylum-seekers/"),
    ("vakcinacija", "services/vaccination/"),
    ("vakci", "services/vaccination/"),
    ("вакцинисање", "services/vaccination/"),  # Not a word of the index, but related to one.
    ("лекови избеглица", "groups/refugees/#medicines"),
    ("lijekovi za izbjeglice", "groups/refugees/#medicines"),
    ("да ли тражилац азила може да добије лекове", "groups/asylum-seekers/#medicines"),
    ("зубара радницима мигрантима", "groups/migrant-workers/#dental-care"),
    *((query, "legal-framework/health-care/#art-239") for query in ("čl. 239", "član 239", "cl 239", "ЗЗЗ 239")),
    *((query, "legal-framework/health-care/") for query in ("25/2019", "25/19", "zakon o zdravstvenoj zaštiti")),
]
ENGLISH = [
    ("vaccination irregular migrants", "groups/irregular-migrants/#vaccination"),
    ("psychiatric care asylum seeker", "groups/asylum-seekers/#mental-health-care"),
    ("single permit dental", "groups/migrant-workers/#dental-care"),
    ("can an asylum applicant see a dentist", "groups/asylum-seekers/#dental-care"),
    ("vaccines", "services/vaccination/"),
    ("refugee", "groups/refugees/"),
    ("health", "protection/"),  # The shortest title that has it.
    ("kangaroo wallaby", "notes/both/"),  # Both once rather than one of them often.
    ("platypus echidna", "notes/in-title/"),  # Rather than in the text and the keywords.
    ("emu ostrich", "notes/short-title/"),  # Rather than among many.
    ("vaccinat", "services/vaccination/"),
    ("law on health care", "legal-framework/health-care/"),
    *((query, "legal-framework/health-care/#art-239") for query in ("art 239", "Art. 239", "article 239", "LHC 239")),
]
QUERIES = {"en": ENGLISH, "sr": SERBIAN, "sr-Latn": SERBIAN}


@pytest.mark.parametrize(("language", "queries"), QUERIES.items())
def test_the_right_record_comes_first(page, root, language, queries):
    edition = root + FOLDERS[language]
    page.goto(f"{edition}search/")
    first = {query: ask(page, query)[:1] for query, _ in queries}
    assert first == {query: [edition + right] for query, right in queries}


def test_the_browser_has_the_same_words_as_the_index(page, root):
    texts = [
        *(query for query, _ in ENGLISH + SERBIAN),
        *(" ".join((record.title, record.text, *record.keywords)) for folder in FOLDERS for record in corpus(folder)),
        "đak djak dak ђак Ђаци ЂАЦИ ђацима dijete djeci љубав ЉУБАВ њега Njega џеп Dž",
        "бр. 25/19, 25/2019. 2013/33/EU 1/2/3 239а 1.000 ½ ² ٣ covid-19",
        "naïve ﬁne ﬀ İstanbul ΣΊΣΥΦΟΣ ς straße Þ ÆØÅ ŁÓDŹ ı zas\u030ctita за\u00adшти\u200dта ѝ ѐ й ё",
        "constructor __proto__ toString hasOwnProperty valueOf",
        "a\x00b\x1fc\u2028d\ufeffe 🙂🇷🇸 <b>&amp;</b> \ud83d '\"`",
        "",
    ]
    page.goto(f"{root}search/")
    for language in FOLDERS:
        same = page.evaluate(
            """async ([script, rules, texts]) => {
                const { terms, wordRules } = await import(script);
                return texts.map((text) => terms(text, wordRules(rules)));
            }""",
            [f"{root}assets/javascripts/search/words.js", word_rules(language), texts],
        )
        assert same == [terms(text, language) for text in texts]


def test_a_hit_tells_its_kind_title_excerpt_and_details(page, root):
    search(page, root, "vaccination irregular migrants")
    first = page.locator("[data-search-results] li").first
    assert first.get_attribute("data-kind") == "cell"
    assert first.locator(".search-kind").inner_text() == "kind: cell"
    assert first.locator("a").inner_text() == "Irregular migrants: Vaccination"
    assert first.locator(".search-details").inner_text() == "Emergency only · State budget"
    assert first.locator("[data-meta=access]").get_attribute("data-value") == "emergency-only"
    assert first.locator("mark").all_inner_texts() == ["Irregular", "migrants", "Vaccination", "Vaccination"]


def test_words_are_marked_in_their_forms_and_in_the_other_script(page, root):
    search(page, f"{root}sr/", "leka izbeglicama")
    first = page.locator("[data-search-results] li").first
    assert first.locator("a mark").all_inner_texts() == ["Избеглице", "Лекови"]
    search(page, f"{root}sr-latn/", "вакцинац")
    assert "vakcinacija" in page.locator("[data-search-results] mark").all_inner_texts()


@pytest.mark.parametrize(("query", "said"), [("извештај", "1 hit"), ("члан 54", "2 few hits"), ("зубар", "6 hits")])
def test_hits_are_counted_in_the_grammar_of_the_language(page, root, query, said):
    search(page, f"{root}sr/", query)
    assert status(page).startswith(said)
    assert status(page).endswith(f"for {query}")


def boxes(page, facet: str) -> dict[str, int]:
    """The visible values of a filter with their counts."""
    labels = page.locator(f"[data-search-filters] fieldset[data-facet={facet}] label:not([hidden])").all_text_contents()
    return {name: int(count) for name, count in (re.fullmatch(r" (.+) \((\d+)\)", label).groups() for label in labels)}


def choose(page, facet: str, value: str, *, chosen: bool = True) -> list[str]:
    page.locator(f"[data-search-filters] input[name={facet}][value={value}]").set_checked(chosen)
    return hits(page)


def test_filters_count_and_narrow_down(page, root):
    search(page, root, "dentist")
    assert boxes(page, "group") == {texts["en"][0]: 1 for texts in GROUPS.values()}
    assert boxes(page, "access") == {"Full": 3, "Emergency only": 1}
    full = [f"{root}groups/{group}/#dental-care" for group in ("asylum-seekers", "migrant-workers", "refugees")]
    assert sorted(choose(page, "access", "full")) == full
    assert boxes(page, "access") == {"Full": 3, "Emergency only": 1}, "the counts of a facet ignore its own choice"
    assert "Irregular migrants" not in boxes(page, "group")


def test_values_of_a_facet_add_up_and_facets_cut_down(page, root):
    search(page, root, "dentist")
    choose(page, "group", "refugees")
    both = choose(page, "group", "irregular-migrants")
    assert sorted(both) == [f"{root}groups/irregular-migrants/#dental-care", f"{root}groups/refugees/#dental-care"]
    assert choose(page, "access", "emergency-only") == [f"{root}groups/irregular-migrants/#dental-care"]
    assert page.url.endswith("?q=dentist&group=refugees&group=irregular-migrants&access=emergency-only")


def test_a_filter_without_a_query_shows_its_records_in_the_order_of_the_index(page, root):
    found = search(page, root, group="refugees")
    assert found[0] == f"{root}groups/refugees/"
    assert found[1:] == [f"{root}groups/refugees/#{service}" for service in SERVICES]
    assert status(page) == "6 records"


def test_an_address_can_be_shared_and_the_back_button_works(page, root):
    vaccination = search(page, root, "vaccination", group="refugees")
    assert vaccination == [f"{root}groups/refugees/#vaccination"]
    page.locator("#q").fill("dentist")
    page.wait_for_url("**/?q=dentist&group=refugees")
    assert hits(page) == [f"{root}groups/refugees/#dental-care"]
    page.locator("[data-search-filters] [data-clear]").click()
    page.wait_for_url("**/?q=dentist")
    page.go_back()
    page.wait_for_url("**/?q=dentist&group=refugees")
    assert hits(page) == [f"{root}groups/refugees/#dental-care"]
    page.go_back()
    page.wait_for_url("**/?q=vaccination&group=refugees")
    assert hits(page) == vaccination
    assert page.locator("#q").input_value() == "vaccination"
    assert page.locator("input[name=group][value=refugees]").is_checked()


def test_typing_searches_and_leaves_one_step_in_the_history(page, root):
    page.goto(f"{root}search/")
    steps = page.evaluate("history.length")
    page.locator("#q").press_sequentially("vaccination", delay=20)
    page.wait_for_url("**/?q=vaccination")
    page.locator("#q").press_sequentially(" refug", delay=20)
    page.wait_for_url("**/?q=vaccination+refug")
    assert hits(page)[0] == f"{root}groups/refugees/#vaccination"
    assert page.evaluate("history.length") == steps + 1


def test_equal_hits_keep_the_order_of_the_index(page, root):
    equal = [f"{root}notes/equal-1/", f"{root}notes/equal-2/"]
    assert search(page, root, "quokka numbat") == search(page, root, "numbat quokka") == equal


def test_markup_in_a_record_is_shown_as_text(page, root):
    search(page, root, "note four")
    first = page.locator("[data-search-results] li").first
    assert first.locator("a").inner_text() == "Note <b>four</b>"
    assert first.locator(".search-details").inner_text() == "<i>none</i>"
    assert page.locator("main :is(img, b, i)").count() == 0
    assert page.title() == "Search"


def test_enter_searches_at_once_and_one_letter_not_at_all(page, root):
    page.goto(f"{root}search/")
    page.locator("#q").fill("v")
    page.wait_for_url("**/?q=v")
    assert hits(page) == []
    assert status(page) == ""
    page.locator("#q").fill("vaccines")
    page.keyboard.press("Enter")
    assert page.url == f"{root}search/?q=vaccines"
    page.wait_for_selector("[data-search-results] a")
    assert hits(page)[0] == f"{root}services/vaccination/"


def test_more_hits_come_on_demand(page, root):
    assert len(search(page, f"{root}sr/", law="health-care")) == 20
    assert status(page).startswith("23 ")
    page.get_by_role("button", name="More").click()
    page.wait_for_function("document.querySelectorAll('[data-search-results] a').length === 23")
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-search-results] a')[20]")
    assert page.get_by_role("button", name="More").count() == 0


def test_the_best_hits_stand_first_and_the_others_by_what_they_are(page, root):
    best = search(page, f"{root}sr/", "члан")[:8]
    assert status(page).startswith("25 ")
    assert best[:4] == [f"{root}sr/legal-framework/{id}" for id in ARTICLES]
    headings = page.locator("[data-search-results] h2").all_inner_texts()
    assert headings == ["Best", "section: cell 16 others", "section: page 1 others"]
    cells = page.locator("[data-search-results] section").nth(1)
    assert cells.locator("li").evaluate_all("all => all.map(one => one.dataset.kind)") == ["cell"] * 3
    cells.get_by_role("button", name="More").click()
    page.wait_for_function("document.querySelectorAll('[data-search-results] a').length === 25")
    assert hits(page)[:8] == best
    assert len(set(hits(page))) == 25
    assert cells.locator("li").nth(3).locator("a").evaluate("link => link === document.activeElement")


def test_few_hits_and_hits_of_one_sort_have_no_sections(page, root):
    search(page, root, "dentist")
    assert page.locator("[data-search-results] h2:visible").all_inner_texts() == ["Results"]
    search(page, f"{root}sr/", "члан", kind="cell")
    assert len(hits(page)) == 20
    assert page.locator("[data-search-results] section").count() == 1


def test_a_facet_of_many_values_shows_those_with_most_hits_until_all_are_asked_for(page, root):
    search(page, root)
    kinds = boxes(page, "kind")
    assert len(kinds) == 6, "the kinds that the corpus has, and no others"
    assert page.locator("[data-search-filters] fieldset button").count() == 0
    page.evaluate("""() => {
        const root = document.querySelector("[data-search-page]"), told = JSON.parse(root.dataset.messages);
        const facet = told.facets.find(({ name }) => name === "group");
        facet.values = [...facet.values, ...facet.values, ...facet.values].map((value) => ({ ...value }));
        root.dataset.messages = JSON.stringify(told);
        return import(document.querySelector("script[type=module]").src.replace("search.js", "search/page.js"))
            .then(({ SearchPage }) => new SearchPage(root).start());
    }""")
    page.get_by_role("button", name="All 12").wait_for()
    assert page.locator("[data-facet=group] label:not([hidden])").count() == 7
    page.get_by_role("button", name="All 12").click()
    assert page.locator("[data-facet=group] label:not([hidden])").count() == 12
    assert page.evaluate("document.activeElement.closest('fieldset').dataset.facet") == "group"


def test_chosen_values_are_chips_that_can_be_taken_away(page, root):
    search(page, root, "dentist", group="refugees", access="full")
    chips = page.locator("[data-search-chosen] button")
    assert [chip.split("×")[0] for chip in chips.all_inner_texts()] == ["Group: Refugees", "Access: Full"]
    page.get_by_role("button", name="Without Group: Refugees").click()
    page.wait_for_url("**/?q=dentist&access=full")
    assert len(hits(page)) == 3
    assert chips.count() == 1
    chips.click()
    page.wait_for_url("**/?q=dentist")
    assert len(hits(page)) == 6
    assert not page.locator("[data-search-chosen]").is_visible()


MISSPELT = [
    ("", "dentst", "dentist", "services/dental-care/"),
    ("", "vacination refugees", "vaccination refugees", "groups/refugees/#vaccination"),
    ("", "asilum seekers", "asylum seekers", "groups/asylum-seekers/"),
    ("", "undocumented migrnats", "undocumented migrant", "groups/irregular-migrants/"),
    ("sr/", "vakcinicija", "вакцинација", "services/vaccination/"),
    ("sr/", "изблеглице лек", "избеглице лек", "groups/refugees/#medicines"),
    ("sr-latn/", "вакцинација тражиоца азила", None, "groups/asylum-seekers/#vaccination"),
    ("sr-latn/", "рецепд", "recept", "services/medicines/"),
]


@pytest.mark.parametrize(("edition", "query", "understood", "first"), MISSPELT)
def test_a_word_with_one_wrong_letter_is_understood_and_this_is_said(page, root, edition, query, understood, first):
    assert search(page, root + edition, query)[0] == f"{root}{edition}{first}"
    notes = page.locator("[data-search-notes]").inner_text()
    if understood:
        assert notes.startswith("No word ") and notes.endswith(f"so: {understood}")
        assert status(page).endswith(f"for {understood}")
        assert page.locator("[data-search-results] mark").count() > 0
    else:
        assert notes == ""


def test_a_word_that_is_not_finished_is_no_mistake(page, root):
    assert search(page, root, "vaccinatio")[0] == f"{root}services/vaccination/"
    assert page.locator("[data-search-notes]").inner_text() == ""


NOT_OURS = [
    ("", "illegal migrants", "irregular migrants", "groups/irregular-migrants/"),
    ("", "Illegal  migrants' vaccination", "irregular migrants", "groups/irregular-migrants/#vaccination"),
    ("sr/", "ilegalnih migranata", "странци у незаконитом боравку", "groups/irregular-migrants/"),
    ("sr-latn/", "лек илегалних миграната", "stranci u nezakonitom boravku", "groups/irregular-migrants/#medicines"),
    ("", "ilegals", "irregular migrants", "groups/irregular-migrants/"),  # With one letter wrong.
    ("sr/", "ilegalni migarnti", "странци у незаконитом боравку", "groups/irregular-migrants/"),
]


@pytest.mark.parametrize(("edition", "query", "ours", "first"), NOT_OURS)
def test_a_word_that_we_do_not_use_leads_to_ours_and_is_not_repeated(page, root, edition, query, ours, first):
    assert search(page, root + edition, query)[0] == f"{root}{edition}{first}"
    assert page.locator("[data-search-notes]").inner_text() == f"We write: {ours}"
    link = page.locator("[data-search-notes] a")
    assert link.evaluate("link => link.href") == f"{root}{edition}glossary/#irregular-migrant"
    shown = page.locator("main").inner_text().lower()
    assert not re.search("ill?egal|илегал|migarnt", shown)


def test_of_two_words_that_we_do_not_use_both_are_told(page, root):
    found = search(page, root, "guest workers and illegal migrants")
    assert {f"{root}groups/migrant-workers/", f"{root}groups/irregular-migrants/"} <= set(found)
    notes = page.locator("[data-search-notes] p").all_inner_texts()
    assert notes == ["We write: irregular migrants", "We write: migrant workers"]


@pytest.mark.parametrize(
    ("edition", "query"), [("", "illegal"), ("", "Illegal dentist"), ("sr-latn/", "ilegalni zubar")]
)
def test_a_word_of_what_we_do_not_use_is_not_repeated_either(page, root, edition, query):
    search(page, root + edition, query)
    assert "legal" not in page.locator("main").inner_text().lower().replace("legal-framework", "")
    search(page, root + edition, "zubar dentist")
    assert "zubar dentist" in status(page)


def test_a_word_put_right_is_put_in_our_words(page, root):
    assert search(page, root, "illegal imigrants")[0] == f"{root}groups/irregular-migrants/"
    assert "legal" not in page.locator("main").inner_text().lower().replace("legal-framework", "")


def test_a_word_that_nothing_has_is_told(page, root):
    assert search(page, root, "dentist zyxwv")[0] == f"{root}services/dental-care/"
    assert page.locator("[data-search-notes]").inner_text() == "Left out: zyxwv"
    search(page, root, "zyxwv")
    assert page.locator("[data-search-notes]").inner_text() == ""
    assert status(page) == "Nothing for zyxwv"


def test_one_letter_is_not_said_to_have_results(page, root):
    search(page, root, "v", group="refugees")
    assert status(page) == "6 records"


def test_the_focus_stays_with_the_chips(page, root):
    search(page, root, "dentist", group="refugees", access="full")
    for expected in ("Without Access: Full", None):
        page.locator("[data-search-chosen] button").first.focus()
        page.keyboard.press("Enter")
        if expected:
            page.wait_for_function("() => document.querySelectorAll('[data-search-chosen] button').length === 1")
        else:
            page.locator("[data-search-chosen]").wait_for(state="hidden")
        focus = "() => document.activeElement.ariaLabel ?? document.activeElement.name"
        page.wait_for_function(f"(expected) => ({focus})() === expected", arg=expected or "q")


def test_what_was_left_out_of_the_address_is_told(page, root):
    search(page, root, "dentist", group="no-such")
    assert page.locator("[data-search-notes]").inner_text() == "Unknown filter"
    search(page, root, "dentist " * 100)
    assert page.locator("[data-search-notes]").inner_text() == "Only 300 characters"
    search(page, root, "v")
    assert page.locator("[data-search-notes]").inner_text() == "Too short"
    search(page, root, "dentist")
    assert page.locator("[data-search-notes]").inner_text() == ""


def test_a_word_found_only_in_the_text_is_shown_in_its_place(page, root):
    search(page, root, "walrus")
    passage = page.locator("[data-search-results] .search-passage").first
    assert passage.inner_text().startswith("… ") and passage.inner_text().endswith(" …")
    assert passage.locator("mark").all_inner_texts() == ["walrus"]
    assert len(passage.inner_text()) < 200


def test_a_search_fetches_a_small_part_of_the_index(browser, root):
    page = browser.new_context().new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/pagefind/")[2]))
    search(page, root, "dentist refugees")
    there = [path for path in fetched if path.startswith("index/")]
    assert "words.json" not in fetched
    assert len(there) == len(set(there)) <= 4
    page.context.close()


# ---- Suggestions under the field of the header ----


def suggest(page, address: str, query: str):
    """Type into the header of a page and wait for what is suggested."""
    page.goto(f"{address}search/")
    page.locator("header input").focus()
    page.wait_for_selector("header [role=combobox]")
    page.locator("header input").fill(query)
    page.wait_for_selector("header .suggestions:not([hidden])")
    return page.get_by_role("option")


def test_the_best_hits_are_suggested_under_the_field(page, root):
    options = suggest(page, root, "vaccination irregular")
    assert options.count() == 7
    first = options.first
    assert first.evaluate("link => link.href") == f"{root}groups/irregular-migrants/#vaccination"
    assert first.locator("mark").all_inner_texts() == ["Irregular", "Vaccination"]
    told = first.locator(".suggestions__kind").inner_text()
    assert told.startswith("kind: cell · Vaccination; immunisation · ") and told.endswith(WORDS["en"]["budget"])
    assert re.fullmatch(r"All \d+", options.last.inner_text())
    assert page.locator("header [role=status]").inner_text() == "7 suggestions"  # With the way to all results.
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")


def test_arrow_keys_choose_enter_goes_there_and_escape_closes(page, root):
    options = suggest(page, root, "dentist")
    field = page.get_by_role("combobox")

    def active() -> str | None:
        return field.get_attribute("aria-activedescendant")

    assert active() is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active() == options.nth(1).get_attribute("id")
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active() is None
    page.keyboard.press("ArrowUp")
    assert active() == options.last.get_attribute("id")
    page.keyboard.press("Escape")
    assert not page.locator(".suggestions").is_visible()
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "dentist"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".suggestions:not([hidden])")
    page.keyboard.press("ArrowDown")
    address = options.first.evaluate("link => link.href")
    assert address == f"{root}services/dental-care/"
    with page.expect_request(address):
        page.route("**/services/**", lambda route: route.fulfill(body="<title>There</title>", content_type="text/html"))
        page.keyboard.press("Enter")


def test_without_a_choice_enter_leads_to_all_results(page, root):
    suggest(page, root, "dentist")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}search/?q=dentist")


def test_the_last_suggestion_leads_to_all_results(page, root):
    options = suggest(page, f"{root}sr-latn/", "зубар")
    options.last.click()
    page.wait_for_url(f"{root}sr-latn/search/?q=*")
    assert hits(page)[0] == f"{root}sr-latn/services/dental-care/"


def test_suggestions_end_when_the_field_is_left_or_emptied(page, root):
    suggest(page, root, "dentist")
    page.keyboard.press("Tab")
    page.wait_for_selector(".suggestions", state="hidden")
    suggest(page, root, "dentist")
    page.locator("header input").fill("")
    page.wait_for_selector(".suggestions", state="hidden")


def test_suggestions_say_what_was_understood_and_when_there_is_nothing(page, root):
    suggest(page, root, "illegal migrants")
    assert page.locator(".suggestions__note").inner_text() == "We write: irregular migrants"
    suggest(page, root, "dentst")
    assert page.locator(".suggestions__note").inner_text() == "So: dentist"
    options = suggest(page, root, "zzzzqq")
    assert page.locator(".suggestions__note").inner_text() == "None"
    assert page.locator("header [role=status]").inner_text() == "None"
    assert options.count() == 0
    assert page.get_by_role("combobox").get_attribute("aria-expanded") == "false"


def test_nothing_is_fetched_before_a_field_is_used(browser, root):
    page = browser.new_context().new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.route("**/search/", lambda route: route.fulfill(response=route.fetch(), body=without_page(route)))
    page.goto(f"{root}search/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in fetched if "pagefind" in address or "suggestions" in address]
    page.context.close()


def without_page(route) -> str:
    return route.fetch().text().replace("data-search-page", "data-no-search-page")


def test_nothing_found_says_so_and_shows_ways_on(page, root):
    assert search(page, f"{root}sr/", "хлеб") == []
    assert status(page) == "Nothing for хлеб"
    links = page.locator("[data-search-help] a").evaluate_all("links => links.map(link => link.href)")
    assert links == [f"{root}sr/groups/{id}/" for id in GROUPS]
    assert page.get_by_role("button", name="Without filters").count() == 0


def test_filters_that_leave_nothing_can_be_dropped(page, root):
    assert search(page, root, "article 239", group="refugees", kind="law") == []
    page.get_by_role("button", name="Without filters").click()
    page.wait_for_url("**/?q=article+239")
    assert hits(page)[0] == f"{root}legal-framework/health-care/#art-239"


HOSTILE = {
    "script": "<script>document.title = 'harmed'</script><img src=x onerror=\"document.title='harmed'\">",
    "10,000 letters": "a" * 10_000,
    "10,000 letters in words": "vaccination " * 833,
    "control characters": "vacci\x00nation\x07 \x1b[31m \u202e \ud7ff",
    "signs": "\"%'\\)(*&^$#@!{}[]|~`",
    "names of the language": "constructor __proto__ prototype",
    "pagefind's own": '"exact phrase" ___PAGEFIND_WEIGHT___9 w0azil f0groupasylumseekers',
    "lone surrogate": "%ED%A0%80",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_query_does_harm(page, root, query):
    page.goto(f"{root}search/?q={query if query.startswith('%') else quote(query)}&group=no-such&nothing=%3Cb%3E")
    hits(page)
    assert page.title() == "Search"
    assert page.locator("main img, main script, main b").count() == 0
    assert page.locator("input:checked").count() == 0
    assert len(status(page)) < 200
    assert len(page.locator("#q").input_value()) <= 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.locator("#q").fill("dentist")
    page.wait_for_url("**/?q=dentist")
    assert hits(page)[0] == f"{root}services/dental-care/"


def test_unknown_values_of_filters_are_ignored(page, root):
    assert search(page, root, "dentist", group="no-such", color="red") == search(page, root, "dentist")


def test_slash_goes_to_the_field_but_can_be_typed_in_it(page, root):
    page.goto(f"{root}search/")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("25/2019")
    assert page.locator("#q").input_value() == "25/2019"
    page.locator("header input").focus()
    page.keyboard.press("/")
    assert page.locator("header input").input_value() == "/"


def test_the_header_leads_to_the_hits(page, root):
    page.goto(f"{root}sr/search/")
    page.locator("header input").fill("тражиоци азила")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}sr/search/?q=*")
    page.wait_for_selector("[data-search-results] a")
    assert hits(page)[0] == f"{root}sr/groups/asylum-seekers/"


def test_without_javascript_the_form_still_leads_to_the_page_which_says_what_is_missing(browser, root):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}sr/search/")
    page.locator("header input").fill("азил")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}sr/search/?q=*")
    assert page.locator("noscript p").is_visible()
    context.close()


def test_an_index_that_cannot_be_loaded_is_told_and_tried_again(browser, root):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    assert search(page, root, "dentist") == []
    assert status(page) == "It failed"
    page.unroute("**/pagefind/**")
    page.locator("#q").fill("dentist ")
    page.locator("#q").press("Enter")
    page.wait_for_selector("[data-search-results] a")
    assert hits(page)[0] == f"{root}services/dental-care/"
    context.close()
