/*
 * Narrowing down answers: the matrix with the list below it, and the parts that the comparison (compare.js) shares.
 *
 * The page holds every row as plain HTML; its controls are hidden until this file is there to work them. All texts
 * come from the page, so that they are in its language and script.
 *
 * No library: of those looked at in November 2026, tablesort 5.7 and sortable-tablesort 4.1 sort at a click alone, by
 * code points (which puts ђ last) and not from an address; list.js 2.3 searches text but knows neither columns nor
 * several values of a filter; simple-datatables 10 redraws the table from its own copy and is LGPL. What is left to do
 * is a filter, a comparison of two rows and a CSV.
 */

const MOST = 50; // Values of one name that are read from an address, which may hold anything.

// ---- The choice ----

/**
 * What is chosen in a form, kept in the address: ?group=ID&group=ID&sort=COLUMN. Only values that the form offers are
 * read from it, and only what differs from the form as it came is written to it. Each change is a step of the history.
 */
export class Choice {
  #form;
  #show;

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
    addEventListener("popstate", () => this.#follow());
    this.#follow();
  }

  /** The chosen values of a name. */
  of(name) {
    const lists = this.#lists().filter((list) => list.name === name && list.value);
    const boxes = this.#boxes().filter((box) => box.name === name && box.checked);
    return new Set([...lists, ...boxes].map(({ value }) => value));
  }

  /** The filters that are set, in words: "Group: Refugees; Access: Full, Unclear". */
  inWords() {
    const fieldsets = [...this.#form.querySelectorAll("fieldset")].map((fieldset) => {
      const chosen = [...fieldset.querySelectorAll("input:checked")].map((box) => said(box.parentElement));
      return chosen.length && `${said(fieldset.querySelector("legend"))}: ${chosen.join(", ")}`;
    });
    const alone = [...this.#form.querySelectorAll("[data-named]:has(:checked)")].map(said);
    return [...fieldsets, ...alone].filter(Boolean).join("; ");
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
    for (const count of this.#form.querySelectorAll("[data-count]")) {
      const { length } = count.closest("details").querySelectorAll("input:checked");
      count.textContent = length ? `(${length})` : "";
    }
    this.#show();
  }
}

/** Whether values fit the chosen ones: one of them does, or nothing is chosen. */
export function fits(chosen, values) {
  return !chosen.size || values.some((value) => chosen.has(value));
}

/** Say how many are shown, and what was chosen. */
export function tell(line, choice, n, all) {
  line.hidden = false;
  line.querySelector("[role=status]").textContent = line.dataset.countLabel.replace("{n}", n).replace("{all}", all);
  line.querySelector("[data-chosen]").textContent = choice.inWords();
}

/** Show what needs this script. */
export function reveal() {
  for (const controls of document.querySelectorAll("[data-explore-controls]")) controls.hidden = false;
}

// ---- Taking rows along ----

/** Let the buttons copy, print and download the rows that `view` gives: lists of texts, the heads of the columns first. */
export function takeAlong(buttons, name, view) {
  const status = buttons.querySelector("[role=status]");
  const does = {
    copy: async () => {
      status.textContent = "";
      const isDone = await copy(view()).then(() => true, () => false);
      status.textContent = isDone ? buttons.dataset.copiedLabel : buttons.dataset.failedLabel;
    },
    print: () => print(),
    csv: () => save(`${name}-${document.documentElement.lang.toLowerCase()}.csv`, csv(view())),
  };
  for (const button of buttons.querySelectorAll("[data-do]")) button.addEventListener("click", does[button.dataset.do]);
}

/** Comma-separated values as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. */
export function csv(rows) {
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

/** To the clipboard, as a table for a text and as lines with tabs for a spreadsheet. */
async function copy(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  const lines = rows.map((row) => row.join("\t")).join("\n");
  const as = (type, text) => [type, new Blob([text], { type })];
  const forms = Object.fromEntries([as("text/plain", lines), as("text/html", table.outerHTML)]);
  await navigator.clipboard.write([new ClipboardItem(forms)]);
}

function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** An element's text on one line. */
export function said(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

// ---- The matrix and the list of all answers ----

const FILTERS = ["group", "service", "access", "payer", "practice", "evidence"];

class AnswerList {
  #table;
  #heads;
  #rows; // In the order of the page: {row, cells, is}, where `is` has a list of values for each field.

  constructor(table) {
    this.#table = table;
    this.#heads = [...table.tHead.rows[0].cells];
    const fields = table.dataset.fields.split(" ");
    this.#rows = [...table.tBodies[0].rows].map((row) => {
      const values = row.dataset.is.split(" ").map((value) => value.split(","));
      return { row, cells: [...row.cells], is: Object.fromEntries(fields.map((field, place) => [field, values[place]])) };
    });
  }

  get size() {
    return this.#rows.length;
  }

  /** Make buttons of the heads, and let each cell say its column, for on a phone each row is a card. */
  start(choice) {
    this.#table.classList.add("answers--cards");
    const labels = this.#heads.map(said);
    for (const { row, cells } of this.#rows) {
      for (const [place, cell] of cells.entries()) cell.dataset.label = labels[place];
      row.querySelector("a").setAttribute("aria-label", `${said(cells[0])}: ${said(cells[1])}`);
    }
    for (const head of this.#heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => choice.sortBy(head.dataset.column));
      head.append(button);
    }
  }

  /** Show what was chosen; returns what the shown rows are. */
  show(choice) {
    const chosen = FILTERS.map((name) => [name, choice.of(name)]);
    for (const { row, is } of this.#rows) row.hidden = !chosen.every(([name, values]) => fits(values, is[name]));
    this.#sort(choice);
    const shown = this.#rows.filter(({ row }) => !row.hidden);
    const columns = choice.of("columns");
    const hidesEmpty = choice.of("empty").size > 0;
    for (const [place, head] of this.#heads.entries()) {
      const isEmpty = shown.every(({ cells }) => cells[place].classList.contains("nil"));
      head.hidden = !columns.has(head.dataset.column) || (hidesEmpty && shown.length > 0 && isEmpty);
      for (const { cells } of this.#rows) cells[place].hidden = head.hidden;
    }
    return shown.map(({ is }) => is);
  }

  #sort(choice) {
    const [column] = choice.of("sort");
    const place = this.#heads.findIndex((head) => head.dataset.column === column);
    const direction = choice.of("order").size ? -1 : 1;
    for (const head of this.#heads) head.removeAttribute("aria-sort");
    if (place >= 0) this.#heads[place].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const sorted = [...this.#rows];
    if (place >= 0) {
      const compare = this.#comparison(place);
      sorted.sort((one, other) => direction * compare(one, other));
    } else if (direction < 0) sorted.reverse();
    this.#table.tBodies[0].append(...sorted.map(({ row }) => row));
  }

  /** By the order that a column's head gives, else by the alphabet of the page's language and by numbers. */
  #comparison(place) {
    const { column, order } = this.#heads[place].dataset;
    if (order) {
      const rank = new Map(order.split(" ").map((value, number) => [value, number]));
      return (one, other) => rank.get(one.is[column][0]) - rank.get(other.is[column][0]);
    }
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return (one, other) => compare(one.cells[place].textContent, other.cells[place].textContent);
  }

  /** What is shown, as texts, with the address of each answer. */
  view() {
    const shown = this.#heads.flatMap(({ hidden }, place) => (hidden ? [] : [place]));
    const rows = [...this.#table.tBodies[0].rows].filter(({ hidden }) => !hidden);
    return [
      [...shown.map((place) => said(this.#heads[place])), this.#table.dataset.addressLabel],
      ...rows.map((row) => [...shown.map((place) => said(row.cells[place])), row.querySelector("a").href]),
    ];
  }
}

/** The matrix above the list: what the list doesn't show is out of reach here, and a group or service not chosen is gone. */
class Matrix {
  #heads;
  #rows;
  #comparators;

  constructor(table) {
    this.#heads = [...table.tHead.rows[0].cells].slice(1);
    this.#rows = [...table.tBodies[0].rows];
    this.#comparators = [...table.tBodies].slice(1);
  }

  show(choice, shown) {
    const answers = new Set(shown.map(({ group, service }) => `${group}/${service}`));
    const hidesEmpty = choice.of("empty").size > 0;
    const services = [...this.#rows[0].cells].slice(1).map(serviceOf);
    const isGone = (name, value) => !fits(choice.of(name), [value]) || (hidesEmpty && !shown.some((is) => is[name][0] === value));
    const gone = services.map((service) => isGone("service", service));
    for (const row of this.#rows) {
      row.hidden = isGone("group", row.dataset.group);
      for (const cell of [...row.cells].slice(1)) cell.inert = !answers.has(`${row.dataset.group}/${serviceOf(cell)}`);
    }
    const everyRow = [...this.#rows, ...this.#comparators.flatMap((body) => [...body.rows])];
    for (const cells of [this.#heads, ...everyRow.map((row) => [...row.cells].slice(1))]) {
      for (const [place, cell] of cells.entries()) cell.hidden = gone[place];
    }
    // Those beside whom the groups are read are no group: only a choice of services concerns them.
    const isNarrowed = FILTERS.some((name) => name !== "service" && choice.of(name).size > 0);
    for (const body of this.#comparators) body.hidden = isNarrowed;
  }
}

function serviceOf(cell) {
  return cell.firstElementChild.hash.slice(1);
}

const section = document.querySelector("[data-explore]");
if (section) {
  const list = new AnswerList(section.querySelector("table"));
  const matrix = new Matrix(document.querySelector("table.matrix"));
  const line = document.querySelector("[data-explore-said]");
  const choice = new Choice(document.getElementById("choice"), () => {
    const shown = list.show(choice);
    matrix.show(choice, shown);
    tell(line, choice, shown.length, list.size);
  });
  list.start(choice);
  choice.start();
  takeAlong(section.querySelector("[data-explore-tools]"), "answers", () => list.view());
  reveal();
}
