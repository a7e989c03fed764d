/*
 * Narrowing down answers: the matrix with the list below it.
 *
 * The page holds every row as plain HTML; its controls are hidden until this file is there to work them.
 *
 * No library: of those looked at in November 2026, tablesort 5.7 and sortable-tablesort 4.1 sort at a click alone, by
 * code points (which puts ђ last) and not from an address; list.js 2.3 searches text but knows neither columns nor
 * several values of a filter; simple-datatables 10 redraws the table from its own copy and is LGPL. What is left to do
 * is a filter, a comparison of two rows and a CSV.
 */

import { permanent } from "./address.js";
import { Choice, alphabet, fits, reveal, said, setChosen, tell } from "./explore/choice.js";
import { takeAlong } from "./explore/taking.js";

const FILTERS = ["group", "service", "access", "payer", "practice", "evidence"];

class AnswerList {
  #table;
  #heads;
  #rows; // In the order of the page: {row, cells, is}, where `is` has a list of values for each field.
  #sorted; // The same as they are shown.

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
    this.#sorted = sorted;
  }

  /** By the order that a column's head gives, else by the alphabet of the page's language and by numbers. */
  #comparison(place) {
    const { column, order } = this.#heads[place].dataset;
    if (order) {
      const rank = new Map(order.split(" ").map((value, number) => [value, number]));
      return (one, other) => rank.get(one.is[column][0]) - rank.get(other.is[column][0]);
    }
    const compare = alphabet();
    return (one, other) => compare(one.cells[place].textContent, other.cells[place].textContent);
  }

  /** What is shown, as texts, with the address of each answer; a file has days as numbers. */
  view(isFile) {
    const shown = this.#heads.flatMap(({ hidden }, place) => (hidden ? [] : [place]));
    const cellOf = ({ cells, is }, place) => {
      const isDay = isFile && this.#heads[place].dataset.column === "checked" && is.checked[0] !== "never";
      return isDay ? is.checked[0] : said(cells[place]);
    };
    return [
      [...shown.map((place) => said(this.#heads[place])), this.#table.dataset.addressLabel],
      ...this.#sorted
        .filter(({ row }) => !row.hidden)
        .map((each) => [...shown.map((place) => cellOf(each, place)), permanent(each.row.querySelector("a"))]),
    ];
  }
}

/** The matrix above the list: a mark stands for what the list doesn't show, and a group or service not chosen is gone. */
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
      for (const cell of [...row.cells].slice(1)) {
        setChosen(cell, answers.has(`${row.dataset.group}/${serviceOf(cell)}`));
      }
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
const tables = [document.querySelector("table.matrix"), section.querySelector("table")];
const [matrix, list] = [new Matrix(tables[0]), new AnswerList(tables[1])];
const choice = new Choice(document.getElementById("choice"), () => {
  const shown = list.show(choice);
  matrix.show(choice, shown);
  tell(choice, shown.length, list.size, tables);
});
list.start(choice);
choice.start();
takeAlong(section.querySelector("[data-explore-tools]"), "answers", (isFile) => list.view(isFile));
reveal();
