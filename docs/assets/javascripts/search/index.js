// Search: the index of one edition, as publishing/search_index.py writes it, and how hits are ranked.

import { Parts, json, rarity } from "./parts.js";
import { fold, isOneLetterOff, pieces, stages, stem, wordRules, words } from "./words.js";

export const LONGEST_QUERY = 300; // Characters.
const MOST_TERMS = 16;
const MOST_TURNS = 3; // Of putting a query in our words.
const SHORTEST_MISSPELT = 5; // Letters; of shorter words too many are one letter from each other.

/** The index of one edition: finds, ranks, and knows what each filter holds. */
export class SearchIndex {
  #parts;
  #rules;
  #known;
  #bundle;
  #meanings = new Map(); // By word.
  #words;

  /** Open the bundle in the folder at this address; the pages it speaks of are relative to the folder's parent. */
  static async open(bundle) {
    const [known, { createInstance }] = await Promise.all([json("folding.json", bundle), import(new URL("pagefind.js", bundle).href)]);
    const index = new SearchIndex();
    index.root = new URL("..", bundle);
    index.#bundle = bundle;
    index.#known = known;
    index.#rules = wordRules(known.words);
    index.#parts = new Parts(bundle, known, createInstance);
    return index;
  }

  /** Every record of as many parts as may be opened, in the order in which the index was written. */
  async everything({ chosen, reach }) {
    const opened = await this.#parts.opened({ chosen, reach });
    return { hits: await opened.everything(), foundIn: () => undefined, ...(await this.#told(opened)) };
  }

  /**
   * What the query finds in as many parts as may be opened (`reach`; `chosen` filters help to choose them), best first:
   * - hits, and foundIn, which gives the term that a word of a text was found by;
   * - understood: the query as it was searched, where that is not as it was written; unknown: its misspelt words;
   * - instead: {text, url} of each word that we use where the query has one that we don't, and isQuotable: it has none;
   * - missing: its words that nothing begins with;
   * - sets: by facet and value the ids that have it; opened, rest: how many parts were opened, and may have more.
   */
  async rank(query, where = {}) {
    const asked = query.slice(0, LONGEST_QUERY);
    const found = await this.#inItsWords(this.#inOurWords(asked), where);
    return { ...found, isQuotable: !found.instead.length && !this.#hasWordNotUsed(asked) };
  }

  /** What it finds once neither a misspelt word nor one put right is one that we don't use. */
  async #inItsWords({ text, instead }, where, turns = MOST_TURNS) {
    const asked = words(text, this.#rules).map((word) => [stem(word, this.#rules), word]);
    const wanted = new Map(asked.slice(0, MOST_TERMS));
    const meanings = await Promise.all([...wanted].map(([term, word]) => this.#meaning(term, word)));
    const isIn = (state) => new Set(meanings.filter((meaning) => meaning[state]).map(({ word }) => word));
    const spelling = this.#spelling(text, meanings);
    const misspelt = isIn("isUnknown");
    const unsaid = [misspelt.size && this.#inOurWords(text, misspelt), spelling.understood && this.#inOurWords(spelling.understood)];
    const ours = unsaid.find((put) => put && put.instead.length);
    if (ours && turns) return this.#inItsWords({ text: ours.text, instead: [...instead, ...ours.instead] }, where, turns - 1);
    return { ...(await this.#ranked(meanings, where)), instead, missing: this.#asWritten(text, isIn("isMissing")), ...spelling };
  }

  async #ranked(meanings, { chosen, reach }) {
    const name = this.#nameOf(meanings.filter(({ isMissing }) => !isMissing));
    const opened = await this.#parts.opened({ asked: meanings.map(({ asked }) => asked), name, chosen, reach });
    const everything = await opened.everything();
    const answers = await Promise.all(meanings.map((meaning) => this.#answer(meaning, opened, everything.length)));
    const order = new Map(everything.map(({ id }, place) => [id, place]));
    const named = name ? await opened.named(name) : new Set();
    const told = await this.#told(opened);
    const share = this.#shareOfKinds(told.sets);
    const total = answers.reduce((sum, { weight }) => sum + weight, 0);
    const hits = [...gather(answers).values()]
      .map((hit) => ({ ...hit, score: share(hit) * score(hit, total, this.#known.ranking) + this.#bonus(named, hit, total) }))
      .sort((one, other) => other.score - one.score || order.get(one.id) - order.get(other.id));
    const enough = this.#known.ranking.enough * Math.max(0, ...hits.map(({ found }) => found));
    return { hits: hits.filter(({ found }) => found >= enough), foundIn: this.#finder(answers), ...told };
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
    const isOne = (part) => words(part, this.#rules).some((word) => folded.has(word));
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

  async #told(opened) {
    return { sets: await opened.facets(), opened: opened.count, rest: opened.rest, parts: this.#parts.count };
  }

  /** The query as a whole name, or as the beginning of one, if it is one beginning; as the index has names. */
  #nameOf(meanings) {
    if (!meanings.length || meanings.length > this.#known.longest_name) return undefined;
    if (meanings.length === 1 && meanings[0].beginning) return `w0${meanings[0].beginning}`;
    return `w0${meanings.map(({ term }) => term).sort().join(this.#known.between)}${this.#known.end}`;
  }

  #meaning(term, word) {
    if (!this.#meanings.has(word)) this.#meanings.set(word, this.#mean(term, word));
    return this.#meanings.get(word);
  }

  /**
   * What to ask for a word: its term as a whole word. If there is none: words that begin like it, for it may be
   * unfinished; what it may be a misspelling of; words that begin alike, for it may be a relative.
   */
  async #mean(term, word) {
    const whole = (term) => term + this.#known.end;
    const isThere = (asked) => this.#parts.has(asked);
    const [start, ...shorter] = beginnings(word);
    if (await isThere(whole(term))) return { term, word, asked: whole(term) };
    const isUnknown = true; // As a whole word.
    if (await isThere(start)) return { term, word, isUnknown, beginning: start, asked: start };
    const known = await this.#nearest(word);
    const near = known && stem(known.folded, this.#rules);
    if (known && (await isThere(whole(near)))) {
      return { term: near, word, isUnknown, meant: known.isFinished ? known.word : undefined, asked: whole(near) };
    }
    for (const start of shorter) if (await isThere(start)) return { term, word, isUnknown, beginning: start, asked: start };
    return { term, word, isUnknown, isMissing: true, asked: whole(term) };
  }

  async #answer(meaning, opened, all) {
    const results = await opened.find(meaning.asked);
    const share = meaning.beginning ? this.#known.ranking.beginning : 1;
    return { ...meaning, results, weight: rarity(results.length, all), share };
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
}

/** The query as it is searched: without invisible characters, and not longer than it may be. */
export function cleaned(text) {
  const seen = text.slice(0, LONGEST_QUERY).replace(/[\p{Cf}\p{Cs}]/gu, "").replace(/[\p{Cc}\s]+/gu, " ");
  return seen.trim();
}

/** The word and its beginnings, the shortest of three fifths and five letters: vakcinisan to vakcin. */
function beginnings(word) {
  const shortest = /[0-9]/.test(word) ? word.length : Math.max(5, Math.floor(word.length * 0.6));
  return Array.from({ length: Math.max(1, word.length - shortest + 1) }, (_, cut) => word.slice(0, word.length - cut));
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
