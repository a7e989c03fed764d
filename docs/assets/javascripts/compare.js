/*
 * The comparison's choice, kept in the address: ?groups=refugees&groups=students&access=full. Which groups are shown is
 * done by style alone, so without this script the page works; what narrows down and sorts the services needs it.
 */

import { permanent } from "./address.js";
import { Choice, alphabet, fits, reveal, said, setChosen, tell } from "./explore/choice.js";
import { takeAlong } from "./explore/taking.js";

const FILTERS = ["access", "payer", "practice", "evidence"]; // Each a value or several in the data of a cell.
const MOST_ON_PAPER = 6; // Columns that a sheet holds side by side; more stand one below the other (explore.css).

class Comparison {
  #table;
  #heads;
  #rows; // In the order of the page: {row, head, cells}
  #sorted; // The same as they are shown.

  constructor(table) {
    this.#table = table;
    this.#heads = [...table.tHead.rows[0].cells];
    this.#rows = [...table.tBodies[0].rows].map((row) => ({ row, head: row.cells[0], cells: [...row.cells].slice(1) }));
  }

  get size() {
    return this.#rows.length;
  }

  /** Show what was chosen; returns how many services that are. */
  show(choice) {
    const [groups, services] = ["groups", "service"].map((name) => choice.of(name));
    const filters = FILTERS.map((name) => [name, choice.of(name)]);
    const isChosen = ({ dataset }) => filters.every(([name, chosen]) => fits(chosen, dataset[name].split(" ")));
    const isCompared = ({ dataset }) => fits(groups, [dataset.column]);
    const used = new Set(); // Columns that have an answer among the chosen ones.
    for (const { row, cells } of this.#rows) {
      const compared = cells.filter(isCompared);
      const fitting = compared.filter(isChosen);
      for (const cell of cells) setChosen(cell, isChosen(cell));
      const differs = new Set(compared.map(answer)).size > 1;
      row.hidden = !fits(services, [row.dataset.service]) || !fitting.length || (choice.of("only").size > 0 && !differs);
      if (!row.hidden) for (const { dataset } of fitting) used.add(dataset.column);
    }
    const hidesEmpty = choice.of("empty").size > 0;
    const [, ...heads] = this.#heads;
    for (const cell of [...heads, ...this.#rows.flatMap(({ cells }) => cells)]) {
      cell.hidden = !isCompared(cell) || (hidesEmpty && !used.has(cell.dataset.column));
    }
    this.#table.classList.toggle("compare__table--few", heads.filter(({ hidden }) => !hidden).length <= MOST_ON_PAPER);
    this.#sort(choice);
    return this.#shown().length;
  }

  #sort(choice) {
    const [by] = choice.of("sort");
    const compared = ({ cells }) => cells.filter(({ hidden }) => !hidden);
    const full = (each) => compared(each).filter(({ dataset }) => dataset.access === "full").length;
    const answers = (each) => new Set(compared(each).map(answer)).size;
    const name = alphabet();
    const orders = {
      name: (one, other) => name(said(one.head), said(other.head)),
      full: (one, other) => full(other) - full(one),
      answers: (one, other) => answers(other) - answers(one),
    };
    this.#sorted = by ? [...this.#rows].sort(orders[by]) : [...this.#rows];
    if (choice.of("order").size) this.#sorted.reverse();
    this.#table.tBodies[0].append(...this.#sorted.map(({ row }) => row));
  }

  #shown() {
    return this.#sorted.filter(({ row }) => !row.hidden);
  }

  /** What is shown, as texts: a service each, with the answer for each group and the address of all its answers. */
  view() {
    const isShown = ({ hidden }) => !hidden;
    return [
      [...this.#heads.filter(isShown).map(said), this.#table.dataset.addressLabel],
      ...this.#shown().map(({ head, cells }) => [
        said(head),
        ...cells.filter(isShown).map(inWords),
        permanent(head.querySelector("a")),
      ]),
    ];
  }
}

/** Access and payers, in whichever order the payers stand. */
function answer({ dataset }) {
  return `${dataset.access} ${dataset.payer.split(" ").sort().join(" ")}`;
}

function inWords(cell) {
  const unchosen = cell.querySelector(".unchosen");
  return unchosen ? said(unchosen) : [".access", ".compare__payer"].map((part) => said(cell.querySelector(part))).join("; ");
}

const compare = document.querySelector("[data-compare]");
const form = compare.querySelector("form");
const table = compare.querySelector("table");
const comparison = new Comparison(table);
const choice = new Choice(form, () => tell(choice, comparison.show(choice), comparison.size, [table]));
choice.start();
takeAlong(compare.querySelector("[data-explore-tools]"), "comparison", () => comparison.view());
reveal();
// On a phone the table is what was asked for, not the list of groups above it.
if (choice.of("groups").size && matchMedia("(max-width: 44rem)").matches) form.querySelector("details").open = false;
