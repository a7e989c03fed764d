/*
 * The comparison's choice, kept in the address: ?groups=refugees&groups=students&access=full. Which groups are shown is
 * done by style alone, so without this script the page works; what narrows down the services needs it.
 */

import { Choice, fits, reveal, said, takeAlong, tell } from "./explore.js";

class Comparison {
  #heads;
  #rows; // {row, head, cells}

  constructor(table) {
    this.#heads = [...table.tHead.rows[0].cells];
    this.#rows = [...table.tBodies[0].rows].map((row) => ({ row, head: row.cells[0], cells: [...row.cells].slice(1) }));
  }

  get size() {
    return this.#rows.length;
  }

  /** Show what was chosen; returns how many services that are. */
  show(choice) {
    const [groups, services, access, payers] = ["groups", "service", "access", "payer"].map((name) => choice.of(name));
    for (const { row, cells } of this.#rows) {
      const compared = cells.filter(({ dataset }) => fits(groups, [dataset.column]));
      for (const cell of cells) cell.inert = !fits(access, [cell.dataset.access]) || !fits(payers, cell.dataset.payer.split(" "));
      const differs = new Set(compared.map(answer)).size > 1;
      const hasAnswer = compared.some(({ inert }) => !inert);
      row.hidden = !fits(services, [row.dataset.service]) || !hasAnswer || (choice.of("only").size > 0 && !differs);
    }
    return this.#shown().length;
  }

  #shown() {
    return this.#rows.filter(({ row }) => !row.hidden);
  }

  /** What is shown, as texts: a service each, with the answer for each group. */
  view(choice) {
    const isCompared = ({ dataset }) => fits(choice.of("groups"), [dataset.column]);
    const [service, ...heads] = this.#heads;
    return [
      [service, ...heads.filter(isCompared)].map(said),
      ...this.#shown().map(({ head, cells }) => [
        said(head),
        ...cells.filter(isCompared).map((cell) => (cell.inert ? "" : inWords(cell))),
      ]),
    ];
  }
}

/** Access and payers, in whichever order the payers stand. */
function answer({ dataset }) {
  return `${dataset.access} ${dataset.payer.split(" ").sort().join(" ")}`;
}

function inWords(cell) {
  return [".access", ".compare__payer"].map((part) => said(cell.querySelector(part))).join("; ");
}

const compare = document.querySelector("[data-compare]");
if (compare) {
  const form = compare.querySelector("form");
  const comparison = new Comparison(compare.querySelector("table"));
  const line = compare.querySelector("[data-explore-said]");
  const choice = new Choice(form, () => tell(line, choice, comparison.show(choice), comparison.size));
  choice.start();
  takeAlong(compare.querySelector("[data-explore-tools]"), "comparison", () => comparison.view(choice));
  reveal();
  // On a phone the table is what was asked for, not the list of groups above it.
  if (choice.of("groups").size && matchMedia("(max-width: 44rem)").matches) form.querySelector("details").open = false;
}
