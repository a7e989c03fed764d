// Search: the parts of an index, each a Pagefind index of its own, and the route, which tells what parts have a term
// (publishing/search_parts.py). A search opens few of them, and so fetches much the same however much there is to find.

export const REACH = 2; // Parts that a search opens, unless more is asked for.

// Pagefind's program, which all parts of a page share, comes with the first part that is opened. The others wait for
// it: two that load it at once would each take the other's memory for theirs.
let program;

/** How much a term tells that so many of all records have: BM25's weight, the rarer, the heavier. */
export function rarity(having, all) {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** All parts of an index; those that no search needs are never opened. */
export class Parts {
  #bundle;
  #known;
  #createInstance;
  #route;
  #open = new Map(); // By number.

  constructor(bundle, known, createInstance) {
    this.#bundle = bundle;
    this.#known = known;
    this.#createInstance = createInstance;
    if (known.parts > 1) this.#route = new Route(bundle, known);
  }

  get count() {
    return this.#known.parts;
  }

  /** Whether a record has this term, or one that begins so; a whole term ends in the END of terms. */
  async has(asked) {
    if (this.#route) return (await this.#route.line(asked)).count > 0;
    return (await this.#part(0).find(asked)).length > 0;
  }

  /**
   * The parts for a search, together: those that have most of what is asked, which is terms, the name that they may be
   * and the filters that are chosen, each {name, value}. Without terms all come in turn.
   */
  async opened({ asked = [], name, chosen = [], reach = REACH }) {
    const useful = this.#route ? await this.#route.best(asked, name, chosen) : [0];
    const numbers = useful.slice(0, reach).sort((one, other) => one - other);
    const parts = (numbers.length ? numbers : [0]).map((number) => this.#part(number));
    return new Opened(parts, Math.max(0, useful.length - reach));
  }

  #part(number) {
    if (!this.#open.has(number)) this.#open.set(number, new Part(this.#bundle, number, this.#known, this.#createInstance));
    return this.#open.get(number);
  }
}

/** Some parts as one index; `rest` counts those that may have more. */
class Opened {
  #parts;

  constructor(parts, rest) {
    this.#parts = parts;
    this.rest = rest;
  }

  get count() {
    return this.#parts.length;
  }

  /** Every record, in the order in which the index was written. */
  everything() {
    return this.#together((part) => part.everything());
  }

  /** What has a term, or what begins so, in its text or its names. */
  find(asked) {
    return this.#together((part) => part.find(asked));
  }

  /** The ids of the records of which this is a name, or the beginning of one. */
  async named(name) {
    return new Set(await this.#together((part) => part.named(name)));
  }

  /** By facet and value: the ids of the records that have it. */
  async facets() {
    const together = new Map();
    for (const facets of await Promise.all(this.#parts.map((part) => part.facets()))) {
      for (const [facet, values] of facets) {
        if (!together.has(facet)) together.set(facet, new Map());
        const sets = together.get(facet);
        for (const [value, ids] of values) sets.set(value, new Set([...(sets.get(value) ?? []), ...ids]));
      }
    }
    return together;
  }

  async #together(ask) {
    return (await Promise.all(this.#parts.map(ask))).flat();
  }
}

/** One part. Its ids begin with its number, for another part may have the same. */
class Part {
  #folder;
  #number;
  #known;
  #engine;
  #found = new Map(); // By what was asked.
  #all;
  #sets;

  constructor(bundle, number, known, createInstance) {
    this.#folder = number ? new URL(`part-${number}/`, bundle) : bundle;
    this.#number = number;
    this.#known = known;
    // In this thread: many small questions, each answered within a millisecond or two.
    const options = { ...known.pagefind, basePath: this.#folder.href, noWorker: true };
    this.#engine = Promise.resolve(program).then(() => createInstance(options));
    program ??= this.everything().catch(() => (program = undefined));
  }

  everything() {
    this.#all ??= this.#ask(this.#known.every, { sort: { order: "asc" } });
    return this.#all;
  }

  facets() {
    this.#sets ??= Promise.all([json("facets.json", this.#folder), this.everything()]).then(([facets, records]) =>
      mapOf(facets, (values) => mapOf(values, (runs) => new Set(inRuns(runs, records).map(({ id }) => id)))),
    );
    return this.#sets;
  }

  /** Not what Pagefind finds in the letters that are only shown. */
  async find(asked) {
    const results = await this.#search(asked);
    return results.filter(({ score, matchedMetaFields }) => score > 0 || matchedMetaFields?.includes("names"));
  }

  async named(name) {
    const results = await this.#search(name);
    return results.filter(({ matchedMetaFields }) => matchedMetaFields?.includes("whole")).map(({ id }) => id);
  }

  #search(asked) {
    if (!this.#found.has(asked)) this.#found.set(asked, this.#ask(asked));
    return this.#found.get(asked);
  }

  async #ask(asked, options) {
    const engine = await this.#engine;
    const { results } = await engine.search(asked, options);
    for (const result of results) result.id = `${this.#number}/${result.id}`;
    return results;
  }
}

/** The way from a term to the parts that have it. */
class Route {
  #folder;
  #known;
  #numbers; // Of the parts.
  #firsts;
  #blocks = new Map(); // By number.

  constructor(bundle, known) {
    this.#folder = new URL("route/", bundle);
    this.#known = known;
    this.#numbers = Array.from({ length: known.parts }, (_, number) => number);
  }

  /** In how many records a term is, or what begins so, in which parts, and in which it names one. */
  async line(asked) {
    const lines = Object.entries(await this.#block(asked)).filter(([term]) => term.startsWith(asked));
    const count = lines.reduce((sum, [, [count]]) => sum + count, 0);
    const parts = (place) => new Set(lines.flatMap(([, line]) => inRuns(line[place] ?? [], this.#numbers)));
    return { count: Math.min(count, this.#known.records), having: parts(1), naming: parts(2) };
  }

  /** The parts that may answer, best first, and in their order where they are equal. */
  async best(asked, name, chosen) {
    const parts = await this.#withAll(chosen);
    if (!asked.length) return parts;
    const lines = await Promise.all(asked.map((term) => this.line(term)));
    const named = name ? (await this.line(name)).having : new Set();
    const weights = lines.map(({ count }) => (count ? rarity(count, this.#known.records) : 0));
    const sum = (kind, part) => lines.reduce((sum, line, place) => sum + (line[kind].has(part) ? weights[place] : 0), 0);
    const scored = parts.map((part) => {
      const found = sum("having", part);
      return { part, found, score: found * (named.has(part) ? 1 + this.#known.ranking.whole : 1) + sum("naming", part) };
    });
    // What has less of the query than that would not be shown beside what the best have.
    const enough = this.#known.ranking.enough * Math.max(0, ...scored.map(({ found }) => found));
    const useful = scored.filter(({ found }) => found > 0 && found >= enough);
    return useful.sort((one, other) => other.score - one.score).map(({ part }) => part);
  }

  /** The parts that have, of each facet in which any value is chosen, one of those. */
  async #withAll(chosen) {
    const lines = await Promise.all(
      chosen.map(async ({ name, value }) => [name, (await this.line(`f0${name}/${value}${this.#known.end}`)).having]),
    );
    return this.#numbers.filter((part) => lines.every(([name]) => lines.some(([other, having]) => other === name && having.has(part))));
  }

  /** The block in which a term stands, or the first of what begins so; the few more that may begin so are left out. */
  async #block(asked) {
    this.#firsts ??= json("firsts.json", this.#folder);
    const number = Math.max(0, (await this.#firsts).findLastIndex((first) => first <= asked));
    if (!this.#blocks.has(number)) this.#blocks.set(number, json(`${number}.json`, this.#folder));
    return this.#blocks.get(number);
  }
}

export async function json(name, folder) {
  return (await fetch(new URL(name, folder))).json();
}

function mapOf(entries, toValue) {
  return new Map(Object.entries(entries).map(([key, value]) => [key, toValue(value)]));
}

/** Those of a list that are told by how many are left out, how many are meant, and so on in turn. */
function inRuns(runs, list) {
  let place = 0;
  return runs.flatMap((length, turn) => {
    place += length;
    return turn % 2 ? list.slice(place - length, place) : [];
  });
}
