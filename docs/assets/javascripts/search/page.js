// Search: the search page of an edition. Its facets, sections and sentences come from the page (data-messages); the
// question is in its address: ?q=TEXT&group=ID&group=ID&service=ID, of which only known values are read.

import { clipped, create, fill, fillWithNode } from "./elements.js";
import { LONGEST_QUERY, SearchIndex, cleaned } from "./index.js";
import { REACH } from "./parts.js";
import { foundTerms, marked, passage } from "./words.js";

const HITS_AT_ONCE = 20;
const BEST = 8; // Hits that stand above the sections, best first.
const OF_A_SECTION = 3; // Hits that a section begins with.
const VALUES_AT_ONCE = 7; // Of a facet.
const PAUSE = 180; // Milliseconds without a keystroke before a search.
const WIDER = 4; // Times the parts of the index, when the rest is to be searched too.

export class SearchPage {
  #root;
  #messages;
  #field;
  #list;
  #status;
  #filters;
  #notes;
  #chips;
  #help;
  #index; // A promise, once it is asked for.
  #turn = 0; // Of the search that is shown; an older one that ends later is dropped.
  #pause;
  #isTyping = false;
  #warnings = []; // Of the address.

  constructor(root) {
    this.#root = root;
    this.#messages = JSON.parse(root.dataset.messages);
    this.#field = root.querySelector("form[data-search-form] [name=q]");
    this.#list = root.querySelector("[data-search-results]");
    this.#status = root.querySelector("[data-search-status]");
    this.#filters = root.querySelector("[data-search-filters]");
    this.#notes = create("div", { "data-search-notes": "", role: "status" });
    this.#chips = create("ul", { "data-search-chosen": "", "aria-label": this.#messages.chosen });
    this.#help = create("div", { "data-search-help": "" });
    this.#list.before(this.#notes, this.#chips);
    this.#list.after(this.#help);
  }

  start() {
    this.#filters.replaceChildren(...this.#messages.facets.map((facet) => this.#fieldset(facet)), this.#clearButton());
    this.#filters.addEventListener("change", () => this.#searchAtOnce());
    this.#field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#searchAtOnce();
    });
    this.#field.addEventListener("input", () => this.#searchSoon());
    window.addEventListener("popstate", () => this.#followAddress());
    this.#followAddress();
  }

  // ---- The filters ----

  #fieldset({ name, label, values }) {
    const boxes = values.map(({ id, label }) =>
      create("label", {}, create("input", { type: "checkbox", name, value: id }), create("span", {}, ` ${label}`), create("span", { "data-count": "" })),
    );
    return create("fieldset", { "data-facet": name }, create("legend", {}, label), ...boxes);
  }

  #clearButton() {
    const button = create("button", { type: "button", hidden: "", "data-clear": "" }, this.#messages.clear);
    button.addEventListener("click", () => this.#withoutFilters());
    return button;
  }

  #boxes() {
    return [...this.#filters.querySelectorAll("input")];
  }

  #withoutFilters() {
    for (const box of this.#boxes()) box.checked = false;
    this.#searchAtOnce();
    this.#field.focus();
  }

  /** Beside each value how many hits it would leave, given what is chosen in the other facets. */
  #count({ hits, chosen, sets }) {
    for (const group of this.#filters.querySelectorAll("fieldset")) {
      const others = chosen.filter(({ name }) => name !== group.dataset.facet);
      const ids = hits.filter(({ id }) => passes(id, others, sets)).map(({ id }) => id);
      for (const label of group.querySelectorAll("label")) {
        const box = label.querySelector("input");
        const count = ids.filter((id) => has(sets, box, id)).length;
        label.dataset.hits = count;
        label.querySelector("[data-count]").textContent = ` (${count})`;
      }
      this.#showValues(group);
    }
    this.#filters.querySelector("[data-clear]").hidden = !chosen.length;
  }

  /** The values that have hits; of many only those with most, until all are asked for. */
  #showValues(group) {
    const labels = [...group.querySelectorAll("label")];
    const isChosen = (label) => label.querySelector("input").checked;
    const useful = labels.filter((label) => label.dataset.hits > 0 || isChosen(label));
    const first = [...useful].sort((one, other) => other.dataset.hits - one.dataset.hits).slice(0, VALUES_AT_ONCE);
    const isLong = useful.length > VALUES_AT_ONCE + 1;
    const shown = new Set(isLong && !("all" in group.dataset) ? [...first, ...labels.filter(isChosen)] : useful);
    for (const label of labels) label.hidden = !shown.has(label);
    group.hidden = !useful.length;
    group.querySelector("button")?.remove();
    if (shown.size < useful.length) group.append(this.#allValuesButton(group, useful.length));
  }

  #allValuesButton(group, count) {
    const button = create("button", { type: "button", class: "search-quiet" }, fill(this.#messages.all_values, { n: count }));
    button.addEventListener("click", () => {
      const before = new Set(group.querySelectorAll("label:not([hidden])"));
      group.dataset.all = "";
      this.#showValues(group);
      [...group.querySelectorAll("label:not([hidden])")].find((label) => !before.has(label))?.querySelector("input").focus();
    });
    return button;
  }

  #showChips(chosen) {
    const chips = chosen.map((box) => {
      const value = `${this.#facet(box.name).label}: ${this.#label(box.name, box.value)}`;
      const button = create("button", { type: "button", "aria-label": fill(this.#messages.remove, { filter: value }) }, value);
      button.append(create("span", { "aria-hidden": "true" }, "×"));
      button.addEventListener("click", async () => {
        box.checked = false;
        await this.#searchAtOnce();
        if (isFocusLost()) (this.#chips.querySelector("button") ?? this.#field).focus();
      });
      return create("li", {}, button);
    });
    this.#chips.replaceChildren(...chips);
    this.#chips.hidden = !chips.length;
  }

  #facet(name) {
    return this.#messages.facets.find((facet) => facet.name === name);
  }

  #label(facet, id) {
    return this.#facet(facet)?.values.find((value) => value.id === id)?.label ?? "";
  }

  // ---- The address ----

  #followAddress() {
    clearTimeout(this.#pause);
    this.#isTyping = false;
    const address = new URLSearchParams(location.search);
    const query = address.get("q") ?? "";
    this.#field.value = query.slice(0, LONGEST_QUERY);
    for (const box of this.#boxes()) box.checked = address.getAll(box.name).includes(box.value);
    const isKnown = ([name, value]) => !this.#facet(name) || this.#facet(name).values.some(({ id }) => id === value);
    this.#warnings = [...address].every(isKnown) ? [] : [this.#messages.unknown_filter];
    this.#search(query.length > LONGEST_QUERY);
  }

  /** A new step of the history, but one only for all the letters of a query. */
  #writeAddress(isTyping) {
    const address = new URL(location.href);
    address.search = new URLSearchParams([
      ...(this.#query() ? [["q", this.#query()]] : []),
      ...this.#boxes().filter(({ checked }) => checked).map(({ name, value }) => [name, value]),
    ]);
    const isSame = address.href === location.href;
    if (!isSame) history[isTyping && this.#isTyping ? "replaceState" : "pushState"](null, "", address);
    this.#isTyping = isTyping;
    this.#warnings = [];
  }

  #query() {
    return cleaned(this.#field.value);
  }

  // ---- The search ----

  #searchSoon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#writeAddress(true);
      this.#search();
    }, PAUSE);
  }

  #searchAtOnce() {
    clearTimeout(this.#pause);
    this.#writeAddress(false);
    return this.#search();
  }

  async #search(isCut = this.#field.value.length > LONGEST_QUERY, reach = REACH) {
    const turn = ++this.#turn;
    this.#list.setAttribute("aria-busy", "true");
    try {
      const found = { ...(await this.#find(this.#query(), reach)), isCut, reach };
      const blocks = await Promise.all(this.#blocks(found).map(withFragments));
      if (turn === this.#turn) this.#show(found, blocks);
    } catch (error) {
      if (turn !== this.#turn) return;
      console.error(error);
      this.#index = undefined; // So that the next search tries anew.
      this.#clear();
      this.#status.textContent = this.#messages.failed;
    } finally {
      if (turn === this.#turn) this.#list.removeAttribute("aria-busy");
    }
  }

  async #find(query, reach) {
    const { bundle } = this.#root.dataset;
    this.#index ??= SearchIndex.open(new URL(bundle.replace(/\/?$/, "/"), document.baseURI));
    const index = await this.#index;
    const isAsked = query.length > 1; // One letter is the beginning of a word.
    const chosen = this.#boxes().filter(({ checked }) => checked);
    const found = isAsked ? await index.rank(query, { chosen, reach }) : await index.everything({ chosen, reach });
    const kept = isAsked || chosen.length ? found.hits.filter(({ id }) => passes(id, chosen, found.sets)) : [];
    return { ...found, query, isAsked, index, chosen, kept };
  }

  /** The best hits, best first, and the others by what they are; one block if they are few, of one sort or unranked. */
  #blocks({ kept, isAsked, sets }) {
    const rest = kept.slice(BEST);
    const sections = this.#messages.sections
      .map(({ label, kinds: own }) => ({ label, hits: rest.filter(({ id }) => own.some((value) => has(sets, { name: "kind", value }, id))) }))
      .filter(({ hits }) => hits.length)
      .sort((one, other) => rest.indexOf(one.hits[0]) - rest.indexOf(other.hits[0]));
    if (!isAsked || sections.length < 2) return [{ label: this.#messages.results, hits: kept, first: HITS_AT_ONCE, isAll: true }];
    const best = { label: this.#messages.best, hits: kept.slice(0, BEST), first: BEST };
    return [best, ...sections.map((section) => ({ ...section, first: OF_A_SECTION, isSection: true }))];
  }

  // ---- What is shown ----

  #clear() {
    this.#list.replaceChildren();
    this.#notes.replaceChildren();
    this.#help.replaceChildren();
    this.#status.textContent = "";
  }

  #show(found, blocks) {
    this.#clear();
    this.#count(found);
    this.#showChips(found.chosen);
    this.#showNotes(found);
    if (found.kept.length) {
      this.#status.textContent = this.#summary(found);
      this.#list.append(...blocks.map((block, place) => this.#block(block, place, found)));
    } else if (found.isAsked || found.chosen.length) this.#showNothing(found);
    else this.#showStart(found);
  }

  #showNotes(found) {
    const { query, isAsked, isCut, understood, unknown, instead = [], missing = [], kept, isQuotable, index } = found;
    const notes = this.#warnings.map((warning) => [warning]);
    if (isCut) notes.push([fill(this.#messages.cut, { n: LONGEST_QUERY })]);
    if (query && !isAsked) notes.push([this.#messages.too_short]);
    for (const { url, text } of instead) {
      const link = create("a", { href: new URL(url, index.root).href }, text);
      notes.push(fillWithNode(this.#messages.we_write, "term", link));
    }
    if (understood) {
      const sentence = fill(this.#messages.corrected, { unknown: unknown.map(clipped).join(", ") });
      notes.push(fillWithNode(sentence, "query", create("strong", {}, clipped(understood))));
    }
    if (missing.length && kept.length && isQuotable) notes.push([fill(this.#messages.left_out, { words: missing.map(clipped).join(", ") })]);
    this.#notes.replaceChildren(...notes.map((note) => create("p", {}, ...note)));
    this.#showRest(found);
  }

  /** That not all parts of the index were searched, and a way to more of them. */
  #showRest({ opened, rest, parts, isAsked, isCut, chosen, reach }) {
    if (!rest || !(isAsked || chosen.length)) return;
    const sentence = fill(this.#messages.rest, { n: this.#number(opened), all: this.#number(parts) });
    const button = create("button", { type: "button", class: "search-quiet" }, this.#messages.wider);
    button.addEventListener("click", async () => {
      await this.#search(isCut, reach * WIDER);
      if (isFocusLost()) (this.#notes.querySelector("button") ?? this.#field).focus();
    });
    this.#notes.append(create("p", { "data-search-rest": "" }, sentence, " ", button));
  }

  #block({ label, hits, fragments, isAll, isSection }, place, { index, foundIn }) {
    const id = `search-block-${place}`;
    const heading = create("h2", { id, ...(isAll ? { class: "visually-hidden" } : { class: "search-heading" }) }, label);
    if (isSection) heading.append(" ", create("span", { "data-count": "" }, fill(this.#messages.others, { n: this.#number(hits.length) })));
    const list = create("ol", {});
    const block = create("section", { "aria-labelledby": id }, heading, list);
    const append = (fragments) => {
      const shown = list.children.length;
      list.append(...fragments.map((fragment) => this.#hit(fragment, index.root, foundIn)));
      block.querySelector("button")?.remove();
      const next = hits.slice(shown + fragments.length, shown + fragments.length + HITS_AT_ONCE);
      if (next.length) block.append(this.#moreButton(next, id, isSection, append));
      if (shown) list.children[shown]?.querySelector("a").focus();
    };
    append(fragments);
    return block;
  }

  #moreButton(next, id, isQuiet, append) {
    const more = create("button", { type: "button", "aria-describedby": id, ...(isQuiet ? { class: "search-quiet" } : {}) }, this.#messages.more);
    more.addEventListener("click", async () => {
      const turn = this.#turn;
      const fragments = await Promise.all(next.map(({ data }) => data()));
      if (turn === this.#turn) append(fragments);
    });
    return more;
  }

  #hit({ raw_url: url, meta }, root, foundIn) {
    const { title, excerpt, text = "", meta: details, filters } = JSON.parse(meta.shown);
    const link = create("a", { href: new URL(url, root).href }, ...marked(title, foundIn));
    const line = Object.entries(details).map(([name, value]) =>
      create("span", { "data-meta": name, "data-value": (filters[name] ?? []).join(" ") }, value),
    );
    const shortened = passage(excerpt, foundIn);
    const told = foundTerms(`${title} ${shortened}`, foundIn);
    const foundAnew = (word) => (told.has(foundIn(word)) ? undefined : foundIn(word));
    const isMore = foundTerms(text, foundAnew).size > 0;
    return create(
      "li",
      { "data-kind": filters.kind[0] },
      create("p", { class: "search-kind" }, this.#label("kind", filters.kind[0])),
      create("h3", { class: "search-title" }, link),
      ...(excerpt ? [create("p", { class: "search-excerpt" }, ...marked(shortened, foundIn))] : []),
      ...(isMore ? [create("p", { class: "search-passage" }, ...marked(passage(text, foundAnew, 160), foundIn))] : []),
      ...(line.length ? [create("p", { class: "search-details" }, ...line.flatMap((part) => [" · ", part]).slice(1))] : []),
    );
  }

  #number(count) {
    return new Intl.NumberFormat(this.#root.dataset.language).format(count);
  }

  /** How many there are; of a query with a word that isn't ours without repeating it. */
  #summary({ kept, query, understood, isAsked, isQuotable }) {
    const { hits, records } = this.#messages;
    const forms = isAsked && isQuotable ? hits : records;
    const form = forms[new Intl.PluralRules(this.#root.dataset.language).select(kept.length)] ?? forms.other;
    return fill(form, { n: this.#number(kept.length), query: clipped(understood ?? query) });
  }

  #showNothing({ query, chosen, hits, instead = [], understood, isQuotable, index }) {
    const asked = clipped(instead[0]?.text ?? (isQuotable ? (understood ?? query) : ""));
    this.#status.textContent = asked ? fill(this.#messages.nothing, { query: asked }) : this.#messages.nothing_chosen;
    if (chosen.length && hits.length) {
      const button = create("button", { type: "button" }, this.#messages.without_filters);
      button.addEventListener("click", () => this.#withoutFilters());
      this.#help.append(button);
    }
    this.#showStart({ index });
  }

  /** The groups and the services, from which every answer can be reached without a search. */
  #showStart({ index }) {
    for (const { label, links } of this.#messages.suggestions) {
      const items = links.map(({ title, url }) => create("li", {}, create("a", { href: new URL(url, index.root).href }, title)));
      this.#help.append(create("section", {}, create("h2", {}, label), create("ul", {}, ...items)));
    }
  }
}

/** Whether what had the focus is gone, and the reader hasn't gone on elsewhere. */
function isFocusLost() {
  return document.activeElement === document.body;
}

async function withFragments(block) {
  return { ...block, fragments: await Promise.all(block.hits.slice(0, block.first).map(({ data }) => data())) };
}

/** Whether a record has one of the chosen values of each facet in which any is chosen. */
function passes(id, chosen, sets) {
  return chosen.every((box) => chosen.some((other) => other.name === box.name && has(sets, other, id)));
}

function has(sets, { name, value }, id) {
  return Boolean(sets.get(name)?.get(value)?.has(id));
}
