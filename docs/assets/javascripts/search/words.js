// Search: the normal form of words, and what is marked of a text. `terms` is the same as in
// publishing/search_words.py, which holds the rules; they come in folding.json.

const WORD = /([\p{L}\p{N}\p{M}\p{Cf}]+(?:\/\p{N}+)*)/u;
const LEAD = 40; // Characters that a passage shows before the first word that was found.

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

/** The words of a text, folded but with their endings; those that tell nothing are left out. */
export function words(text, rules) {
  const all = fold(text, rules).match(/[0-9]+(?:x[0-9]+)*(?:[a-z](?![a-z0-9]))?|[a-z]{2,}/g) ?? [];
  return all.filter((word) => !rules.stop.has(word));
}

/** The text in small Latin letters without diacritics. */
export function fold(text, rules) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  const latin = Array.from(bare, (letter) => entry(rules.letters, letter)).join("");
  return rules.joins.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), latin);
}

/** The part of a folded word that all its forms have. */
export function stem(word, rules) {
  if (/^[0-9]/.test(word)) return word;
  let kept = stages(entry(rules.short, word), rules).at(-1);
  const final = rules.finals.find(([final]) => kept.endsWith(final) && kept.length >= final.length + 2);
  if (final) kept = kept.slice(0, -final[0].length) + final[1];
  return entry(rules.forms, kept);
}

/** The word, and what is left of it with each of its endings gone. */
export function stages(word, rules) {
  const ending = endingOf(word, rules);
  return ending ? [word, ...stages(word.slice(0, -ending.length), rules)] : [word];
}

function endingOf(word, { endings, shortest }) {
  return endings.find((ending) => word.length >= ending.length + shortest && word.endsWith(ending));
}

function entry(table, key) {
  return Object.hasOwn(table, key) ? table[key] : key;
}

/** The text in pieces: what is between words, a word, what is between, and so on. */
export function pieces(text) {
  return text.split(WORD);
}

/** Whether one letter more, less, other or in its neighbour's place makes one word of the other. */
export function isOneLetterOff(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  if (rest.length !== otherRest.length) return rest.slice(1) === otherRest || rest === otherRest.slice(1);
  if (rest.slice(1) === otherRest.slice(1)) return true;
  return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}

/** The text as nodes, with the words that were searched for marked; `foundIn` gives a word's term or nothing. */
export function marked(text, foundIn) {
  return pieces(text).map((piece, place) => {
    if (place % 2 === 0 || !foundIn(piece)) return piece;
    const mark = document.createElement("mark");
    mark.append(piece);
    return mark;
  });
}

/** The terms that are found in a text. */
export function foundTerms(text, foundIn) {
  return new Set(pieces(text).filter((_, place) => place % 2).map(foundIn).filter(Boolean));
}

/** A text that is too long, cut to the part in which most of what was searched for stands. */
export function passage(text, foundIn, longest = 260) {
  if (text.length <= longest) return text;
  const places = [];
  pieces(text).reduce((start, piece, place) => {
    const term = place % 2 && foundIn(piece);
    if (term) places.push({ start, term });
    return start + piece.length;
  }, 0);
  const within = ({ start }) => new Set(places.filter((other) => other.start >= start && other.start < start + longest - LEAD).map(({ term }) => term)).size;
  const best = places.reduce((best, place) => (best && within(best) >= within(place) ? best : place), undefined);
  const from = best && best.start > LEAD ? text.indexOf(" ", best.start - LEAD) + 1 : 0;
  if (text.length - from <= longest) return `${from ? "… " : ""}${text.slice(from)}`;
  const to = text.lastIndexOf(" ", from + longest);
  return `${from ? "… " : ""}${text.slice(from, to > from ? to : from + longest)} …`;
}
