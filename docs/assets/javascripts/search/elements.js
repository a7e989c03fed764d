// Search: small things that the search page and the suggestions share.

/** An element; text becomes text nodes, never markup. */
export function create(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A sentence with its {names} filled in. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A sentence with a node where it has {name}. */
export function fillWithNode(sentence, name, node) {
  const [before, after = ""] = sentence.split(`{${name}}`);
  return [before, node, after];
}

/** The beginning of a long query. */
export function clipped(query) {
  return query.length > 80 ? `${query.slice(0, 80)}…` : query;
}
