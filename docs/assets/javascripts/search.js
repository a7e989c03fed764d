// Search: the search page of an edition, and on every page the / key, which goes to the search field.
//
// The index is written by publishing/search_index.py, the rules of its words by search_words.py beside it; every
// text that is shown comes from the page (data-messages) or from the index. Without this file the form in each
// header still leads to the search page, which then says that it needs JavaScript.

const LONGEST_QUERY = 300; // Characters.
const MOST_TERMS = 16;
const HITS_AT_ONCE = 20;
const PAUSE = 150; // Milliseconds without a keystroke before a search.

// ---- Words: the same as `terms` in publishing/search_words.py, which holds the rules ----

/** The rules of words as they come in folding.json, made ready. */
export function wordRules(rules) {
  return {
    ...rules,
    stop: new Set(rules.stop),
    joins: rules.joins.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]),
  };
}

/** The words of a text in their normal form, in its order; those that tell nothing are left out. */
export function terms(text, rules) {
  return words(text, rules).map((word) => stem(word, rules));
}

function words(text, rules) {
  const all = fold(text, rules).match(/[0-9]+(?:x[0-9]+)*|[a-z]{2,}/g) ?? [];
  return all.filter((word) => !rules.stop.has(word));
}

function fold(text, rules) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  const latin = Array.from(bare, (letter) => entry(rules.letters, letter)).join("");
  return rules.joins.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), latin);
}

function stem(word, rules) {
  let kept = entry(rules.short, word);
  for (let ending; (ending = endingOf(kept, rules)); ) kept = kept.slice(0, -ending.length);
  const final = rules.finals.find(([final]) => kept.endsWith(final) && kept.length >= final.length + 2);
  if (final) kept = kept.slice(0, -final[0].length) + final[1];
  return entry(rules.forms, kept);
}

function endingOf(word, { endings, shortest }) {
  return endings.find((ending) => word.length >= ending.length + shortest && word.endsWith(ending));
}

function entry(table, key) {
  return Object.hasOwn(table, key) ? table[key] : key;
}

// ---- The index ----

/** The index of one edition: finds, ranks, and knows what each filter holds. */
export class SearchIndex {
  #engine;
  #rules;
  #known;
  #found = new Map(); // By word: what Pagefind found.
  #all;
  #sets;

  /** Open the bundle in the folder at this address; the pages it speaks of are relative to the folder's parent. */
  static async open(bundle) {
    const [known, { createInstance }] = await Promise.all([
      fetch(new URL("folding.json", bundle)).then((answer) => answer.json()),
      import(new URL("pagefind.js", bundle).href),
    ]);
    const index = new SearchIndex();
    index.root = new URL("..", bundle);
    index.#known = known;
    index.#rules = wordRules(known.words);
    // In this thread: many small questions, each answered within a millisecond or two.
    index.#engine = createInstance({ ...known.pagefind, basePath: bundle.href, noWorker: true });
    await index.#engine.init();
    return index;
  }

  /** Every record, in the order in which the index was written. */
  everything() {
    this.#all ??= this.#engine.search(null, { sort: { order: "asc" } }).then(({ results }) => results);
    return this.#all;
  }

  /** By facet and value: the ids of the records that have it. */
  facets(facets) {
    this.#sets ??= mapOf(facets, ({ name, values }) => [
      name,
      mapOf(values, ({ id }) => [id, this.#idsOf(`f0${(name + id).replace(/[^a-z0-9]/g, "")}${this.#known.end}`)]),
    ]);
    return this.#sets;
  }

  /** What the query finds, best first: {hits, isFound}, where isFound tells of a word whether it was searched. */
  async rank(query) {
    const asked = words(query.slice(0, LONGEST_QUERY), this.#rules).map((word) => [stem(word, this.#rules), word]);
    const wanted = new Map(asked.slice(0, MOST_TERMS));
    const answers = await Promise.all([...wanted].map(([term, word]) => this.#find(term, word)));
    const order = new Map((await this.everything()).map(({ id }, place) => [id, place]));
    const named = await this.#named(answers);
    const total = answers.reduce((sum, { weight }) => sum + weight, 0);
    const hits = [...gather(answers).values()]
      .map((hit) => ({ ...hit, score: score(hit, total, this.#known.ranking) + this.#bonus(named, hit, total) }))
      .sort((one, other) => other.score - one.score || order.get(one.id) - order.get(other.id));
    const enough = this.#known.ranking.enough * Math.max(0, ...hits.map(({ found }) => found));
    return { hits: hits.filter(({ found }) => found >= enough), isFound: this.#highlighter(answers) };
  }

  #highlighter(answers) {
    const whole = new Set(answers.map(({ term }) => term));
    const beginnings = answers.map(({ beginning }) => beginning).filter(Boolean);
    const isTerm = (word) => whole.has(stem(word, this.#rules));
    const isBegun = (word) => beginnings.some((beginning) => word.startsWith(beginning));
    return (text) => words(text, this.#rules).some((word) => isTerm(word) || isBegun(word));
  }

  #bonus(named, { id }, total) {
    return named.has(id) ? this.#known.ranking.whole * total : 0;
  }

  /** The ids of the records that have exactly this name, or a name that begins so, if the query is one beginning. */
  async #named(answers) {
    if (!answers.length || answers.length > this.#known.longest_name) return new Set();
    if (answers.length === 1 && answers[0].beginning) return this.#idsOf(`w0${answers[0].beginning}`);
    return this.#idsOf(`w0${answers.map(({ term }) => term).sort().join("")}${this.#known.end}`);
  }

  async #idsOf(term) {
    return new Set((await this.#engine.search(term)).results.map(({ id }) => id));
  }

  #find(term, word) {
    if (!this.#found.has(word)) this.#found.set(word, this.#ask(term, word));
    return this.#found.get(word);
  }

  /** A term as a whole word; if there is none, words that begin like it, for it may be unfinished or a relative. */
  async #ask(term, word) {
    let results = await this.#search(term + this.#known.end);
    let beginning;
    for (const start of results.length ? [] : beginnings(word)) {
      beginning = start;
      results = await this.#search(start);
      if (results.length) break;
    }
    const others = (await this.everything()).length - results.length;
    const weight = Math.log(1 + (others + 0.5) / (results.length + 0.5)); // BM25's: the rarer, the heavier.
    return { term, beginning, results, weight, share: beginning ? this.#known.ranking.beginning : 1 };
  }

  /** What Pagefind finds in the text or the names; not what it finds in the letters that are only shown. */
  async #search(term) {
    const { results } = await this.#engine.search(term);
    return results.filter(({ score, matchedMetaFields }) => score > 0 || matchedMetaFields?.includes("names"));
  }
}

/** The word and its beginnings, the shortest of three fifths and five letters: vakcinisan to vakcin. */
function beginnings(word) {
  const shortest = /[0-9]/.test(word) ? word.length : Math.max(5, Math.floor(word.length * 0.6));
  return Array.from({ length: Math.max(1, word.length - shortest + 1) }, (_, cut) => word.slice(0, word.length - cut));
}

/** A map of the key and the promised value that each item gives. */
async function mapOf(items, toEntry) {
  const entries = items.map(async (item) => {
    const [key, value] = toEntry(item);
    return [key, await value];
  });
  return new Map(await Promise.all(entries));
}

/** By id: what all terms together found in a record, and where. */
function gather(answers) {
  const hits = new Map();
  for (const { results, weight, share } of answers) {
    for (const { id, score: text, matchedMetaFields = [], data } of results) {
      const hit = hits.get(id) ?? { id, data, text: 0, found: 0, names: 0, title: 0, titleTerms: 0, titleSize: 1 };
      hits.set(id, hit);
      hit.text += text * share;
      hit.found += weight * share;
      if (matchedMetaFields.includes("names")) hit.names += weight * share;
      const title = matchedMetaFields.find((name) => /^t\d$/.test(name));
      if (!title) continue;
      hit.title += weight * share;
      hit.titleTerms += 1;
      hit.titleSize = Number(title.slice(1));
    }
  }
  return hits;
}

/**
 * Text counts by how much of the query is found at all, a title and other names by how much of it is in them. What the
 * title says already isn't counted again in the text: of two Articles 239 the order of the records decides.
 */
function score({ text, found, names, title, titleTerms, titleSize }, total, ranking) {
  const share = (weight) => (weight / total) ** 2;
  const titleUsed = Math.min(1, titleTerms / titleSize);
  const bounded = (total * text) / (total + text); // However often a text says it, a name says it better.
  return bounded * share(found) * (1 - share(title)) + total * (ranking.title * share(title) * titleUsed + ranking.names * share(names));
}

// ---- The search page ----

const WORD = /([\p{L}\p{N}\p{M}\p{Cf}]+(?:\/\p{N}+)*)/u;

class SearchPage {
  #root;
  #messages;
  #field;
  #list;
  #status;
  #filters;
  #help;
  #index; // A promise, once it is asked for.
  #turn = 0; // Of the search that is shown; an older one that ends later is dropped.
  #pause;
  #isTyping = false;

  constructor(root) {
    this.#root = root;
    this.#messages = JSON.parse(root.dataset.messages);
    this.#field = root.querySelector("form[data-search-form] [name=q]");
    this.#list = root.querySelector("[data-search-results]");
    this.#status = root.querySelector("[data-search-status]");
    this.#filters = root.querySelector("[data-search-filters]");
    this.#help = create("div", { "data-search-help": "" });
    this.#list.after(this.#help);
  }

  start() {
    this.#filters.replaceChildren(...this.#messages.facets.map(fieldset), this.#clearButton());
    this.#filters.addEventListener("change", () => this.#searchAtOnce());
    this.#field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#searchAtOnce();
    });
    this.#field.addEventListener("input", () => this.#searchSoon());
    window.addEventListener("popstate", () => this.#followAddress());
    this.#followAddress();
  }

  #clearButton() {
    const button = create("button", { type: "button", hidden: "" }, this.#messages.clear);
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

  // The address: ?q=TEXT&group=ID&group=ID. Only known values are read from it.

  #followAddress() {
    clearTimeout(this.#pause);
    this.#isTyping = false;
    const address = new URLSearchParams(location.search);
    this.#field.value = (address.get("q") ?? "").slice(0, LONGEST_QUERY);
    for (const box of this.#boxes()) box.checked = address.getAll(box.name).includes(box.value);
    this.#search();
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
  }

  #query() {
    const seen = this.#field.value.replace(/\p{Cf}/gu, "").replace(/[\p{Cc}\s]+/gu, " ");
    return seen.trim().slice(0, LONGEST_QUERY);
  }

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
    this.#search();
  }

  async #search() {
    const turn = ++this.#turn;
    this.#list.setAttribute("aria-busy", "true");
    try {
      const found = await this.#find(this.#query());
      const first = await Promise.all(found.kept.slice(0, HITS_AT_ONCE).map(({ data }) => data()));
      if (turn === this.#turn) this.#show(found, first);
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

  async #find(query) {
    const { bundle } = this.#root.dataset;
    this.#index ??= SearchIndex.open(new URL(bundle.replace(/\/?$/, "/"), document.baseURI));
    const index = await this.#index;
    const sets = await index.facets(this.#messages.facets);
    const isAsked = query.length > 1; // One letter is the beginning of a word.
    const ranked = isAsked ? await index.rank(query) : { hits: await index.everything(), isFound: () => false };
    const chosen = this.#boxes().filter(({ checked }) => checked);
    const kept = isAsked || chosen.length ? ranked.hits.filter(({ id }) => passes(id, chosen, sets)) : [];
    return { ...ranked, query, isAsked, index, sets, chosen, kept };
  }

  #clear() {
    this.#list.replaceChildren();
    this.#help.replaceChildren();
    this.#status.textContent = "";
  }

  #show(found, first) {
    this.#clear();
    this.#count(found);
    if (found.kept.length) {
      this.#status.textContent = this.#summary(found);
      this.#append(found, first);
    } else if (found.isAsked || found.chosen.length) this.#showNothing(found);
  }

  #append({ kept, index, isFound }, fragments) {
    const shown = this.#list.children.length;
    this.#list.append(...fragments.map((fragment) => this.#hit(fragment, index.root, isFound)));
    this.#help.replaceChildren();
    const next = kept.slice(shown + fragments.length, shown + fragments.length + HITS_AT_ONCE);
    if (!next.length) return;
    const more = create("button", { type: "button" }, this.#messages.more);
    more.addEventListener("click", async () => {
      const turn = this.#turn;
      const others = await Promise.all(next.map(({ data }) => data()));
      if (turn !== this.#turn) return;
      this.#append({ kept, index, isFound }, others);
      this.#list.children[shown + fragments.length]?.querySelector("a").focus();
    });
    this.#help.append(more);
  }

  #hit({ raw_url: url, meta }, root, isFound) {
    const { title, excerpt, meta: details, filters } = JSON.parse(meta.shown);
    const link = create("a", { href: new URL(url, root).href }, ...marked(title, isFound));
    const line = Object.entries(details).map(([name, value]) =>
      create("span", { "data-meta": name, "data-value": (filters[name] ?? []).join(" ") }, value),
    );
    return create(
      "li",
      { "data-kind": filters.kind[0] },
      create("p", { class: "search-kind" }, this.#label("kind", filters.kind[0])),
      create("h2", { class: "search-title" }, link),
      ...(excerpt ? [create("p", { class: "search-excerpt" }, ...marked(excerpt, isFound))] : []),
      ...(line.length ? [create("p", { class: "search-details" }, ...line.flatMap((part) => [" · ", part]).slice(1))] : []),
    );
  }

  #label(facet, id) {
    const { values = [] } = this.#messages.facets.find(({ name }) => name === facet) ?? {};
    return values.find((value) => value.id === id)?.label ?? "";
  }

  #summary({ kept, query }) {
    const { language } = this.#root.dataset;
    const forms = query ? this.#messages.hits : this.#messages.records;
    const form = forms[new Intl.PluralRules(language).select(kept.length)] ?? forms.other;
    return fill(form, { n: new Intl.NumberFormat(language).format(kept.length), query: clipped(query) });
  }

  #showNothing({ query, chosen, hits, index }) {
    this.#status.textContent = fill(this.#messages.nothing, { query: clipped(query) });
    if (chosen.length && hits.length) {
      const button = create("button", { type: "button" }, this.#messages.without_filters);
      button.addEventListener("click", () => this.#withoutFilters());
      this.#help.append(button);
    }
    for (const { label, links } of this.#messages.suggestions) {
      const items = links.map(({ title, url }) =>
        create("li", {}, create("a", { href: new URL(url, index.root).href }, title)),
      );
      this.#help.append(create("h2", {}, label), create("ul", {}, ...items));
    }
  }

  /** Beside each value how many hits it would leave, given what is chosen in the other facets. */
  #count({ hits, chosen, sets }) {
    for (const group of this.#filters.querySelectorAll("fieldset")) {
      const others = chosen.filter(({ name }) => name !== group.dataset.facet);
      const ids = hits.filter(({ id }) => passes(id, others, sets)).map(({ id }) => id);
      for (const label of group.querySelectorAll("label")) {
        const box = label.querySelector("input");
        const set = sets.get(box.name).get(box.value);
        const count = ids.filter((id) => set.has(id)).length;
        label.querySelector("[data-count]").textContent = ` (${count})`;
        label.hidden = !count && !box.checked;
      }
      group.hidden = !group.querySelector("label:not([hidden])");
    }
    this.#filters.querySelector("button").hidden = !chosen.length;
  }
}

/** Whether a record has one of the chosen values of each facet in which any is chosen. */
function passes(id, chosen, sets) {
  const has = ({ name, value }) => sets.get(name).get(value).has(id);
  return chosen.every((box) => chosen.some((other) => other.name === box.name && has(other)));
}

function fieldset({ name, label, values }) {
  const boxes = values.map(({ id, label }) =>
    create("label", {}, create("input", { type: "checkbox", name, value: id }), ` ${label}`, create("span", { "data-count": "" })),
  );
  return create("fieldset", { "data-facet": name }, create("legend", {}, label), ...boxes);
}

/** The text as nodes, with the words that were searched for marked. */
function marked(text, isFound) {
  return text.split(WORD).map((part, place) => (place % 2 && isFound(part) ? create("mark", {}, part) : part));
}

function clipped(query) {
  return query.length > 80 ? `${query.slice(0, 80)}…` : query;
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** An element; text becomes text nodes, never markup. */
function create(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

// ---- Every page: / goes to the search field ----

function focusOnSlash(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.isContentEditable || event.target.closest?.("input, textarea, select")) return;
  const onPage = document.querySelectorAll("[data-search-page] [name=q]");
  const onAny = document.querySelectorAll("form[data-search-form] [name=q]");
  const field = [...onPage, ...onAny].find((field) => field.offsetParent !== null);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

document.addEventListener("keydown", focusOnSlash);
for (const root of document.querySelectorAll("[data-search-page]")) new SearchPage(root).start();
