/*
 * What is chosen in a form and stands in the address, and what the page says of it: shared by the matrix (explore.js)
 * and the comparison (compare.js). All texts come from the page, so that they are in its language and script.
 */

import "../address.js";

const MOST = 50; // Values of one name that are read from an address, which may hold anything.

/**
 * What is chosen in a form, kept in the address: ?group=ID&group=ID&sort=COLUMN. Only values that the form offers are
 * read from it, and only what differs from the form as it came is written to it. Each change is a step of the history.
 */
export class Choice {
  #form;
  #show;
  #query; // Of the address that is shown.

  /** `show` is called with nothing whenever the choice is another one. */
  constructor(form, show) {
    this.#form = form;
    this.#show = show;
  }

  start() {
    // On the document, for controls may belong to the form and stand elsewhere on the page.
    document.addEventListener("change", ({ target }) => target.form === this.#form && this.#changed());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#changed()));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    // A link to a place on this page is a step of the history too, but no other choice.
    addEventListener("popstate", () => location.search !== this.#query && this.#follow());
    this.#follow();
  }

  /** The chosen values of a name. */
  of(name) {
    const lists = this.#lists().filter((list) => list.name === name && list.value);
    const boxes = this.#boxes().filter((box) => box.name === name && box.checked);
    return new Set([...lists, ...boxes].map(({ value }) => value));
  }

  /** What is chosen, in words: "Group: Refugees; Access: Full, Unclear; Left out: Findings; Sorted by: Access". */
  inWords() {
    const boxes = this.#boxes();
    const fieldsets = [...new Set(boxes.map((box) => box.closest("fieldset")))].filter(Boolean);
    const lists = this.#lists().filter(({ value }) => value);
    const alone = boxes.filter((box) => box.checked && !box.closest("fieldset"));
    return [
      ...fieldsets.map(fieldsetInWords),
      ...lists.map((list) => `${said(list.labels[0])}: ${said(list.selectedOptions[0])}`),
      ...alone.map(({ labels }) => said(labels[0])),
    ]
      .filter(Boolean)
      .join("; ");
  }

  /** Sort by a column; by the same once more, the other way round. */
  sortBy(column) {
    const { sort, order } = this.#form.elements;
    order.checked = sort.value === column && !order.checked;
    sort.value = column;
    this.#changed();
  }

  #boxes() {
    return [...this.#form.elements].filter(({ type }) => type === "checkbox");
  }

  #lists() {
    return [...this.#form.elements].filter(({ type }) => type === "select-one");
  }

  #byName() {
    const boxes = this.#boxes();
    return [...new Set(boxes.map(({ name }) => name))].map((name) => boxes.filter((box) => box.name === name));
  }

  #follow() {
    const address = new URLSearchParams(location.search);
    for (const boxes of this.#byName()) {
      const values = address.getAll(boxes[0].name).slice(0, MOST).flatMap((value) => value.split(",", MOST));
      const isKnown = boxes.some(({ value }) => values.includes(value));
      for (const box of boxes) box.checked = isKnown ? box.disabled || values.includes(box.value) : box.defaultChecked;
    }
    for (const list of this.#lists()) {
      list.value = address.get(list.name) ?? "";
      if (list.selectedIndex < 0) list.selectedIndex = 0;
    }
    this.#shown();
  }

  #changed() {
    const changed = this.#byName().filter((boxes) => boxes.some((box) => box.checked !== box.defaultChecked));
    const chosen = [...changed.flat().filter(({ checked }) => checked), ...this.#lists().filter(({ value }) => value)];
    const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString();
    const address = location.pathname + (query && `?${query}`) + location.hash;
    if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
    this.#shown();
  }

  #shown() {
    this.#query = location.search;
    for (const count of this.#form.querySelectorAll("[data-count]")) {
      const { length } = count.closest("details").querySelectorAll("input:checked");
      count.textContent = length ? `(${length})` : "";
    }
    this.#show();
  }
}

/** "Access: Full, Unclear"; of a fieldset that chooses what is left out, such as columns, those that are. */
function fieldsetInWords(fieldset) {
  const { leftOutLabel } = fieldset.dataset;
  const boxes = [...fieldset.querySelectorAll("input")].filter(({ checked }) => checked !== Boolean(leftOutLabel));
  if (!boxes.length) return "";
  return `${leftOutLabel ?? said(fieldset.querySelector("legend"))}: ${boxes.map(({ labels }) => said(labels[0])).join(", ")}`;
}

/** Whether values fit the chosen ones: one of them does, or nothing is chosen. */
export function fits(chosen, values) {
  return !chosen.size || values.some((value) => chosen.has(value));
}

/**
 * Say how many of `all` are shown, and what was chosen. Where nothing is left, a sentence and the way back stand for
 * the tables.
 */
export function tell(choice, shown, all, tables) {
  const line = document.querySelector("[data-explore-said]");
  const nothing = document.querySelector("[data-explore-nothing]");
  line.hidden = false;
  line.querySelector("[data-shown]").textContent = line.dataset.countLabel.replace("{n}", shown).replace("{all}", all);
  line.querySelector("[data-chosen]").textContent = choice.inWords();
  for (const table of tables) table.closest(".table-wrap").hidden = !shown;
  // The button that was pressed goes away with the sentence around it.
  if (shown && nothing.contains(document.activeElement)) line.focus();
  nothing.hidden = shown > 0;
}

/** Let a mark stand for the answer in a cell that isn't among the chosen ones, on screen as on paper. */
export function setChosen(cell, isChosen) {
  const mark = cell.querySelector(":scope > .unchosen");
  if (isChosen) mark?.remove();
  else if (!mark) cell.append(document.querySelector("template[data-unchosen]").content.cloneNode(true));
}

/** Compares texts as the alphabet of the page's language has them, and by numbers. */
export function alphabet() {
  return new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
}

/** Show what needs a script. */
export function reveal() {
  for (const controls of document.querySelectorAll("[data-explore-controls]")) controls.hidden = false;
}

/** An element's text on one line. */
export function said(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}
