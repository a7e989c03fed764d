// Search: the index of one edition, as publishing/search_index.py writes it, and how hits are ranked.

import { fold, isOneLetterOff, pieces, stages, stem, wordRules, words } from "./words.js";

export const LONGEST_QUERY = 300; // Characters.
const MOST_TERMS = 16;
const SHORTEST_MISSPELT = 5; // Letters; of shorter words too many are one letter from each other.

/** The index of one edition: finds, ranks, and knows what each filter holds. */
export class SearchIndex {
  #engine;
  #rules;
  #known;
  #bundle;
  #found = new Map(); // By word: what Pagefind found.
  #all;
  #sets;
  #words;

  /** Open the bundle in the folder at this address; the pages it speaks of are relative to the folder's parent. */
  static async open(bundle) {
    const [known, { createInstance }] = await Promise.all([json("folding.json", bundle), import(new URL("pagefind.js", bundle).href)]);
    const index = new SearchIndex();
    index.root = new URL("..", bundle);
    index.#bundle = bundle;
    index.#known = known;
    index.#rules = wordRules(known.words);
    // In this thread: many small questions, each answered within a millisecond or two.
    index.#engine = createInstance({ ...known.pagefind, basePath: bundle.href, noWorker: true });
    await index.#engine.init();
    return index;
  }

  /** Every record, in the order in which the index was written. */
  everything() {
    this.#all ??= this.#engine.search(this.#known.every, { sort: { order: "asc" } }).then(({ results }) => results);
    return this.#all;
  }

  /** By facet and value: the ids of the records that have it. */
  facets() {
    this.#sets ??= Promise.all([json("facets.json", this.#bundle), this.everything()]).then(([facets, records]) =>
      mapOf(facets, (values) => mapOf(values, (runs) => idsOf(runs, records))),
    );
    return this.#sets;
  }

  /**
   * What the query finds, best first:
   * - hits, and foundIn, which gives the term that a word of a text was found by;
   * - understood: the query as it was searched, where that is not as it was written; unknown: its misspelt words;
   * - instead: {text, url} of each word that we use where the query has one that we don't, and isQuotable: it has none;
   * - missing: its words that nothing begins with.
   */
  async rank(query) {
    const asked = query.slice(0, LONGEST_QUERY);
    const found = await this.#inItsWords(this.#inOurWords(asked));
    return { ...found, isQuotable: !found.instead.length && !this.#hasWordNotUsed(asked) };
  }

  /** What it finds once neither a misspelt word nor one put right is one that we don't use. */
  async #inItsWords({ text, instead }) {
    const answers = await this.#answers(text);
    const unknown = new Set(answers.filter(({ isKnown }) => !isKnown).map(({ word }) => word));
    const ours = unknown.size ? this.#inOurWords(text, unknown) : { instead: [] };
    if (ours.instead.length) return this.#inItsWords({ text: ours.text, instead: [...instead, ...ours.instead] });
    const found = await this.#ranked(answers, { text, instead });
    const put = found.understood ? this.#inOurWords(found.understood) : { instead: [] };
    return put.instead.length ? this.#inItsWords({ text: put.text, instead: [...instead, ...put.instead] }) : found;
  }

  /** What each word of the query finds. */
  async #answers(text) {
    const asked = words(text, this.#rules).map((word) => [stem(word, this.#rules), word]);
    const wanted = new Map(asked.slice(0, MOST_TERMS));
    return Promise.all([...wanted].map(([term, word]) => this.#find(term, word)));
  }

  async #ranked(answers, { text, instead }) {
    const order = new Map((await this.everything()).map(({ id }, place) => [id, place]));
    const named = await this.#named(answers.filter(({ results }) => results.length));
    const share = this.#shareOfKinds(await this.facets());
    const total = answers.reduce((sum, { weight }) => sum + weight, 0);
    const hits = [...gather(answers).values()]
      .map((hit) => ({ ...hit, score: share(hit) * score(hit, total, this.#known.ranking) + this.#bonus(named, hit, total) }))
      .sort((one, other) => other.score - one.score || order.get(one.id) - order.get(other.id));
    const enough = this.#known.ranking.enough * Math.max(0, ...hits.map(({ found }) => found));
    const kept = hits.filter(({ found }) => found >= enough);
    const missing = answers.filter(({ results }) => !results.length).map(({ word }) => word);
    return { hits: kept, foundIn: this.#finder(answers), instead, missing: this.#asWritten(text, missing), ...this.#spelling(text, answers) };
  }

  /** The query with the words that we don't use replaced by ours; those that are unknown may be a letter off. */
  #inOurWords(query, unknown = new Set()) {
    const parts = pieces(query);
    const instead = [];
    for (const { url, instead: text, phrases } of this.#known.not_used) {
      for (const phrase of phrases.map((phrase) => phrase.split(" "))) {
        const first = this.#placeOf(phrase, parts, unknown);
        if (first === undefined) continue;
        parts.splice(first, 2 * phrase.length - 1, text);
        instead.push({ text, url });
      }
    }
    return { text: parts.join(""), instead };
  }

  #placeOf(phrase, parts, unknown) {
    const starts = Array.from({ length: Math.ceil(parts.length / 2) }, (_, place) => 2 * place + 1);
    const isHere = (first) => phrase.every((pattern, place) => this.#isLike(parts[first + 2 * place] ?? "", pattern, unknown));
    return starts.find(isHere);
  }

  #hasWordNotUsed(query) {
    const asked = words(query, this.#rules);
    return asked.some((word) => this.#known.telltale.some((pattern) => this.#isLike(word, pattern, new Set(asked))));
  }

  /** Whether a word is that of a pattern, where a star stands for any ending. */
  #isLike(word, pattern, unknown) {
    const folded = fold(word, this.#rules);
    const beginning = pattern.replace("*", "");
    const isMisspelt = unknown.has(folded) && beginning.length >= SHORTEST_MISSPELT;
    if (isMisspelt && isOneLetterOff(stem(folded, this.#rules), stem(beginning, this.#rules))) return true;
    if (!pattern.endsWith("*")) return folded === pattern;
    return folded.startsWith(beginning) || stem(folded, this.#rules).startsWith(beginning);
  }

  #spelling(text, answers) {
    const meant = new Map(answers.filter(({ meant }) => meant).map(({ word, meant }) => [word, meant]));
    if (!meant.size) return {};
    const unknown = [];
    const parts = pieces(text).map((part) => {
      const right = words(part, this.#rules).map((word) => meant.get(word)).find(Boolean);
      if (right) unknown.push(part);
      return right ?? part;
    });
    return { understood: parts.join("").replace(/\s+/g, " ").trim(), unknown };
  }

  /** The folded words as they stand in the text. */
  #asWritten(text, folded) {
    const isOne = (part) => words(part, this.#rules).some((word) => folded.includes(word));
    return pieces(text).filter((part, place) => place % 2 && isOne(part));
  }

  #finder(answers) {
    const whole = new Set(answers.map(({ term }) => term));
    const beginnings = answers.map(({ beginning }) => beginning).filter(Boolean);
    const termOf = (word) => {
      const term = stem(word, this.#rules);
      return whole.has(term) ? term : beginnings.find((beginning) => word.startsWith(beginning));
    };
    return (text) => words(text, this.#rules).map(termOf).find(Boolean);
  }

  /** How much a hit counts for what it is. */
  #shareOfKinds(facets) {
    const shares = Object.entries(this.#known.ranking.kinds).map(([kind, share]) => [facets.get("kind").get(kind), share]);
    return ({ id }) => shares.find(([ids]) => ids?.has(id))?.[1] ?? 1;
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

  async #idsOf(name) {
    const { results } = await this.#engine.search(name);
    return new Set(results.filter(({ matchedMetaFields }) => matchedMetaFields?.includes("whole")).map(({ id }) => id));
  }

  #find(term, word) {
    if (!this.#found.has(word)) this.#found.set(word, this.#ask(term, word));
    return this.#found.get(word);
  }

  /**
   * A term as a whole word. If there is none: words that begin like it, for it may be unfinished; what it may be a
   * misspelling of; words that begin alike, for it may be a relative.
   */
  async #ask(asked, word) {
    const whole = (term) => this.#search(term + this.#known.end);
    const [start, ...shorter] = beginnings(word);
    let [term, results, beginning, meant] = [asked, await whole(asked)];
    const isKnown = results.length > 0;
    if (!results.length) results = await this.#search((beginning = start));
    if (!results.length) {
      const known = await this.#nearest(word);
      if (known) {
        [term, beginning] = [stem(known.folded, this.#rules)];
        results = await whole(term);
        meant = known.isFinished ? known.word : undefined;
      }
    }
    for (const start of results.length ? [] : shorter) {
      results = await this.#search((beginning = start));
      if (results.length) break;
    }
    const others = (await this.everything()).length - results.length;
    const weight = Math.log(1 + (others + 0.5) / (results.length + 0.5)); // BM25's: the rarer, the heavier.
    return { term, word, isKnown, beginning, meant, results, weight, share: beginning ? this.#known.ranking.beginning : 1 };
  }

  /** The most frequent known word that begins so, else one that is a letter off. */
  async #nearest(word) {
    if (word.length < SHORTEST_MISSPELT || /[0-9]/.test(word)) return undefined;
    this.#words ??= json("words.json", this.#bundle).then((all) => all.map((word) => this.#prepared(word)));
    const all = await this.#words;
    const begun = all.find(({ folded }) => folded.startsWith(word));
    if (begun) return { ...begun, isFinished: false };
    const forms = [...stages(word, this.#rules), stem(word, this.#rules)];
    const isRootNear = ({ root }) => root.length >= SHORTEST_MISSPELT && forms.some((form) => isOneLetterOff(root, form));
    const near = all.find(({ folded }) => isOneLetterOff(folded, word)) ?? all.find(isRootNear);
    return near && { ...near, isFinished: true };
  }

  #prepared(word) {
    const folded = fold(word, this.#rules);
    return { word, folded, root: stem(folded, this.#rules) };
  }

  /** What Pagefind finds in the text or the names; not what it finds in the letters that are only shown. */
  async #search(term) {
    const { results } = await this.#engine.search(term);
    return results.filter(({ score, matchedMetaFields }) => score > 0 || matchedMetaFields?.includes("names"));
  }
}

/** The query as it is searched: without invisible characters, and not longer than it may be. */
export function cleaned(text) {
  const seen = text.slice(0, LONGEST_QUERY).replace(/[\p{Cf}\p{Cs}]/gu, "").replace(/[\p{Cc}\s]+/gu, " ");
  return seen.trim();
}

async function json(name, bundle) {
  return (await fetch(new URL(name, bundle))).json();
}

/** The word and its beginnings, the shortest of three fifths and five letters: vakcinisan to vakcin. */
function beginnings(word) {
  const shortest = /[0-9]/.test(word) ? word.length : Math.max(5, Math.floor(word.length * 0.6));
  return Array.from({ length: Math.max(1, word.length - shortest + 1) }, (_, cut) => word.slice(0, word.length - cut));
}

function mapOf(entries, toValue) {
  return new Map(Object.entries(entries).map(([key, value]) => [key, toValue(value)]));
}

/** The ids of the records that are told by how many are left out, how many are meant, and so on in turn. */
function idsOf(runs, records) {
  const ids = new Set();
  let place = 0;
  runs.forEach((length, turn) => {
    if (turn % 2) for (const { id } of records.slice(place, place + length)) ids.add(id);
    place += length;
  });
  return ids;
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
