"""`python -m benchmarks.search SITE [STOCK]`: what search finds and fetches, beside the theme's own on the same pages.

SITE is the built site. STOCK is a folder with the three editions (en, sr, sr-latn) as built by plain mkdocs-material;
without it they are built first. Everything is done in a real browser.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from assessment.answers import Assessment
from assessment.loading import checked_dataset
from benchmarks.growth import larger_site
from benchmarks.plain import build_stock
from benchmarks.queries import Query, page_of, queries
from benchmarks.serving import Served, serving
from publishing.editions import EDITIONS, ENGLISH, edition
from publishing.search_index import SearchRecord
from publishing.search_pages import page_records
from publishing.search_records import search_records

GROWTH = (10, 100)
OFTEN_ASKED = ("vaccination irregular migrants", "article 239", "RFZO", "who pays for the interpreter")
OPENED = 5  # Pages opened with a query, in each edition; the bytes of all are much the same.
PATIENCE = 600_000  # Milliseconds: the machine may be busy.
SHOWN = 3  # Of what came instead, in the list of misses.

# Both scripts leave in `searched` when the first results stood there, in milliseconds since the address was opened.
_OURS = """
new MutationObserver(([change]) => {
  if (!change.target.hasAttribute("aria-busy")) window.searched ??= performance.now();
}).observe(document, { subtree: true, attributeFilter: ["aria-busy"] });
"""
_ASK_OURS = """async (query) => {
  const form = document.querySelector("[data-search-page] form[data-search-form]");
  const list = document.querySelector("[data-search-results]");
  form.elements.q.value = query;
  const start = performance.now();
  const done = new Promise((resolve) => {
    new MutationObserver(() => { if (!list.hasAttribute("aria-busy")) resolve(); }).observe(list, { attributes: true });
  });
  form.requestSubmit();
  await done;
  const time = performance.now() - start;
  return { found: [...list.querySelectorAll("a")].map((link) => link.href), time };
}"""

# The theme searches in a worker. Its messages are 1, ready, and 3, results: pages, each with the parts that were found.
_STOCK = """
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.searchWorker = this;
    this.addEventListener("message", ({ data }) => {
      if (data.type === 1) window.searchReady = true;
      if (data.type === 3) window.searched ??= performance.now();
    });
  }
};
"""
_ASK_STOCK = """(query) => new Promise((resolve) => {
  const field = document.querySelector("[data-md-component=search-query]");
  const start = performance.now();
  searchWorker.addEventListener("message", function heard({ data }) {
    if (data.type !== 3) return;
    searchWorker.removeEventListener("message", heard);
    const found = data.data.items.map((parts) => parts[0].location.split("#")[0]);
    resolve({ found, time: performance.now() - start });
  });
  field.value = query;
  field.dispatchEvent(new KeyboardEvent("keyup"));
})"""


@dataclass
class Measured:
    """What a search came to: the addresses found under the edition's root, best first, and what they cost."""

    found: dict[Query, list[str]] = field(default_factory=dict)
    first: list[tuple[int, float]] = field(default_factory=list)  # A visit's first search: bytes, milliseconds.
    later: list[tuple[int, float]] = field(default_factory=list)  # One in an open page.


def main() -> None:
    """Reads the two folders from the command line."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    compare(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else None)


def compare(site: Path, stock: Path | None = None) -> None:
    """Measures ours and prints what it missed, then the theme's, and prints shares and costs of both."""
    asked = queries()
    expected = {(query.edition, address) for query in asked for address in query.answers}
    absent = sorted(" ".join(each) for each in expected if not _is_there(site, *each))
    if absent:
        sys.exit("Expected by queries.yml, but not in the site:\n" + "\n".join(absent))
    with _chromium() as browser:
        ours = _measure_ours(browser, site, asked)
    _tell_misses(asked, ours)
    sys.stdout.flush()  # The rest takes minutes.
    with tempfile.TemporaryDirectory() as place:
        stock = stock or build_stock(Path(place))
        with _chromium() as browser:
            theirs = _measure_stock(browser, stock, asked)
            _tell_shares(asked, ours, theirs)
            _tell_costs(ours, theirs)
            _tell_growth(browser, site)


def _is_there(site: Path, code: str, address: str) -> bool:
    path = site / edition(code).root / page_of(address) / "index.html"
    anchor = address.partition("#")[2]
    return path.exists() and (not anchor or f'id="{anchor}"' in path.read_text(encoding="utf-8"))


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        sys.exit("No Chromium: install Debian's package chromium, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser, script: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(script)
    yield context.new_page()
    context.close()


def _first(browser: Browser, script: str, served: Served, address: str, query: str) -> tuple[int, float]:
    """A visit's first search: `_open` in a browser that has nothing of the site yet."""
    with _page(browser, script) as page:
        return _open(page, served, address, query)


def _open(page: Page, served: Served, address: str, query: str) -> tuple[int, float]:
    """Opens the page with the query; the bytes fetched beside the page, and the milliseconds until results."""
    served.answered.clear()
    page.goto(f"{served.address}{address}?{urlencode({'q': query})}")
    time = page.wait_for_function("() => window.searched", timeout=PATIENCE).json_value()
    return served.bytes_beside(address), time


def _measure_ours(browser: Browser, site: Path, asked: list[Query]) -> Measured:
    """Every query in the form of the search page; some in the address of a page that is opened for them."""
    measured = Measured()
    with serving(site) as served, _page(browser, _OURS) as page:
        for each in EDITIONS:
            own = [query for query in asked if query.edition == each.code]
            address = f"{each.root}search/"
            first = own[:: len(own) // OPENED]
            measured.first += [_first(browser, _OURS, served, address, query.text) for query in first]
            _open(page, served, address, own[0].text)
            for query in own:
                served.answered.clear()
                answer = page.evaluate(_ASK_OURS, query.text)
                measured.found[query] = [link.removeprefix(served.address + each.root) for link in answer["found"]]
                measured.later.append((served.bytes_beside(address), answer["time"]))
    return measured


def _measure_stock(browser: Browser, stock: Path, asked: list[Query]) -> Measured:
    """The same with the field that the theme has on every page; each first search fetches the same whole index."""
    measured = Measured()
    with _page(browser, _STOCK) as page:
        for each in EDITIONS:
            own = [query for query in asked if query.edition == each.code]
            with serving(stock / each.code) as served:
                measured.first.append(_first(browser, _STOCK, served, "", own[0].text))
                page.goto(served.address)
                page.wait_for_function("() => window.searchReady", timeout=PATIENCE)
                for query in own:
                    answer = page.evaluate(_ASK_STOCK, query.text)
                    measured.found[query] = answer["found"]
                    measured.later.append((0, answer["time"]))
    return measured


def _share(asked: list[Query], measured: Measured, first: int, *, by_page: bool = False) -> float:
    """The part of the queries, in per cent, that have an answer among the first so many."""
    if by_page:
        places = [query.by_page().place(list(dict.fromkeys(map(page_of, measured.found[query])))) for query in asked]
    else:
        places = [query.place(measured.found[query]) for query in asked]
    return 100 * sum(place is not None and place < first for place in places) / len(asked)


def _tell_misses(asked: list[Query], ours: Measured) -> None:
    missed = [query for query in asked if query.place(ours.found[query]) != 0]
    total, wrong = Counter(query.form for query in asked), Counter(query.form for query in missed)
    print("Search: first by form: " + ", ".join(f"{form} {total[form] - wrong[form]}/{total[form]}" for form in total))
    print(f"  not first: {len(missed)} of {len(asked)}")
    for query in missed:
        place = query.place(ours.found[query])
        came = ", ".join(ours.found[query][:SHOWN]) or "nothing"
        where = "absent" if place is None else f"place {place + 1}"
        print(
            f"  {query.edition:7} {query.form:14} {query.text!r}: {query.answers[0]} ({where}); came: {came}",
            flush=True,
        )


def _tell_shares(asked: list[Query], ours: Measured, theirs: Measured) -> None:
    print("Search: queries answered by what came first, and by the first three; beside it the theme's own search.")
    print("An answer of ours is the very entry, its anchor included; of the theme's search the right page is enough.")
    parts = {"all": asked, **{each.code: [query for query in asked if query.edition == each.code] for each in EDITIONS}}
    for name, own in parts.items():
        entry, three = _share(own, ours, 1), _share(own, ours, 3)
        page, page_three = _share(own, ours, 1, by_page=True), _share(own, ours, 3, by_page=True)
        stock, stock_three = _share(own, theirs, 1, by_page=True), _share(own, theirs, 3, by_page=True)
        print(
            f"  {name:7} {len(own):4} queries: first {entry:.1f} %, in three {three:.1f} %; "
            f"by page {page:.1f} % and {page_three:.1f} %; stock by page {stock:.1f} % and {stock_three:.1f} %"
        )


def _tell_costs(ours: Measured, theirs: Measured) -> None:
    for name, measured in (("ours", ours), ("stock", theirs)):
        for which, searches in (("a visit's first", measured.first), ("in an open page", measured.later)):
            sizes, times = zip(*searches, strict=True)
            print(
                f"  {name}, {which}: {median(sizes) / 1000:.1f} kB (at most {max(sizes) / 1000:.1f}), "
                f"{median(times):.0f} ms (at most {max(times):.0f})"
            )


def _tell_growth(browser: Browser, site: Path) -> None:
    """What a few first searches fetch when there is more to be found, as a ratio to today's."""
    records = [*search_records(Assessment(checked_dataset()), ENGLISH.code), *page_records(site, ENGLISH.root)]
    today = _fetched_at(browser, site, records, 1)
    for times in GROWTH:
        start = perf_counter()
        sizes = _fetched_at(browser, site, records, times)
        ratios = [larger / now for larger, now in zip(sizes, today, strict=True)]
        print(
            f"  fetched at {times} times the content: {median(sizes) / 1000:.1f} kB, {median(ratios):.2f} times as "
            f"much (at most {max(ratios):.2f}; aim: 2 or less); measured in {perf_counter() - start:.0f} s",
            flush=True,
        )


def _fetched_at(browser: Browser, site: Path, records: list[SearchRecord], times: int) -> list[int]:
    """The bytes of a few first searches in so many times the content."""
    with tempfile.TemporaryDirectory() as place:
        prepare = larger_site(site, records, times, Path(place))
        with serving(Path(place), prepare) as served:
            return [_first(browser, _OURS, served, "search/", text)[0] for text in OFTEN_ASKED]


if __name__ == "__main__":
    main()
