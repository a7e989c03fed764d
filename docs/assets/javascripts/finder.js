/*
 * The finder: a status, a service, the answer, one step after the other. The choice is in the address,
 * ?group=asylum-seekers&service=vaccination, so that it can be sent and the way back works. Every answer is in the
 * page, and nothing is fetched; macros/finder.py says what the data holds.
 */

import "./address.js";

const finder = document.querySelector("[data-finder]");
if (finder) guide(finder, JSON.parse(finder.querySelector("[data-finder-data]").textContent));

/** Shows the step that the address asks for, and follows what is chosen. */
function guide(place, data) {
  const steps = new Map([...place.querySelectorAll("[data-step]")].map((step) => [step.dataset.step, step]));
  const heard = place.querySelector("[data-finder-said]");
  const title = document.title;
  let shown;

  const show = () => {
    const choice = choiceIn(location.search, data);
    const name = choice.group ? (choice.service ? "answer" : "service") : "group";
    const step = steps.get(name);
    for (const other of steps.values()) other.hidden = other !== step;
    const sofar = step.querySelector("[data-chosen]");
    sofar.replaceChildren(...chosen(choice, data));
    sofar.hidden = !sofar.childNodes.length;
    for (const link of step.querySelectorAll("[data-group], [data-service]")) {
      link.href = addressOf({ ...choice, ...link.dataset });
    }
    place.querySelector("[data-finder-unknown]").hidden = !choice.isUnknown;
    const heading = step.querySelector("[data-title]");
    const found = name === "answer" ? answerTo(choice, data) : null;
    if (found) {
      heading.textContent = found.title;
      step.querySelector("[data-finder-answer]").replaceChildren(...told(found, choice, data));
    }
    document.title = [heading, step.querySelector(".finder__step")].map((part) => `${part.textContent} · `).join("") + title;
    heard.textContent = found ? inOneLine(found, data) : "";
    shown = { ...choice, step, query: location.search };
  };

  place.addEventListener("click", (event) => {
    const link = event.target.closest("[data-group], [data-service], [data-other]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
    shown.step.scrollIntoView();
    shown.step.querySelector("h2").focus({ preventScroll: true });
  });

  addEventListener("popstate", () => {
    if (location.search === shown.query) return; // Only the place on the page is another: what is open stays open.
    const left = shown;
    show();
    if (left.step === shown.step) return;
    // Whoever goes back finds what was chosen there, not the top of a long list.
    const choice = shown.step.querySelector(`[data-group="${left.group}"], [data-service="${left.service}"]`);
    (choice ?? shown.step.querySelector("h2")).focus();
  });

  place.querySelector("[data-finder-all]").hidden = true;
  show();
}

/** The group and the service that a query asks for; null for one that it doesn't name or that there isn't. */
function choiceIn(query, { groups, services }) {
  const wanted = new URLSearchParams(query);
  const known = (id, records) => (Object.hasOwn(records, id ?? "") ? id : null);
  const [group, service] = [known(wanted.get("group"), groups), known(wanted.get("service"), services)];
  const isUnknown = Boolean((wanted.get("group") && !group) || (wanted.get("service") && !service));
  return { group, service, isUnknown };
}

function queryOf({ group, service }) {
  const named = Object.entries({ group, service }).filter(([, id]) => id);
  return named.length ? `?${new URLSearchParams(named)}` : "";
}

/** The address of a choice, as seen from the page. */
function addressOf(choice) {
  return queryOf(choice) || "./";
}

/** A cell with its texts, conflicts and grounds in the places of their numbers. */
function answerTo({ group, service }, data) {
  const [name, proof, proofBasis, signs] = data.groups[group];
  const cell = data.cells[group][Object.keys(data.services).indexOf(service)];
  const [grounds, rating, conflicts, checked, gist] = cell.slice(7);
  return {
    title: `${name}: ${data.services[service]}`,
    ...answerIn(cell, data),
    proof: data.texts[proof],
    proofBasis,
    signs: signs.map(([label, basis]) => [data.texts[label], basis]),
    grounds: grounds.map((place) => {
      const [scheme, when, ...ground] = data.grounds[place];
      return { scheme: data.texts[scheme], when: data.texts[when], ...answerIn(ground, data) };
    }),
    rating,
    conflicts: conflicts.map((place) => data.conflicts[place]),
    checked: data.texts[checked],
    gist,
  };
}

/** What a cell and each of its grounds say alike; a cell's own provisions are those that none of its grounds has. */
function answerIn([access, payers, share, ...lists], { texts }) {
  const [conditions, papers, notes] = lists.slice(0, 3).map((places) => places.map((place) => texts[place]));
  return { access, payers: texts[payers], share: texts[share], conditions, papers, notes, basis: lists[3] };
}

/** What is chosen so far, each with the way to choose another; an answer names both in its heading. */
function chosen({ group, service }, { groups, services, words }) {
  const other = (choice, text) => element("a", { href: addressOf(choice), "data-other": "" }, text);
  const toGroup = other({ service }, words.finder_change_group);
  const toService = other({ group }, words.finder_change_service);
  if (group && service) return [toGroup, " ", toService, " ", other({}, words.finder_again)];
  if (group) return [element("strong", {}, groups[group][0]), " ", toGroup];
  return service ? [element("strong", {}, services[service]), " ", toService] : [];
}

/** The answer for those who hear the page. */
function inOneLine({ access, payers, share }, data) {
  const { words } = data;
  return `${words.access}: ${data.access[access][0]}. ${words.who_pays}: ${payers}. ${words.patient_share}: ${share}.`;
}

/** The answer as elements: the law first, then what is reported and what is disputed, then where to go on. */
function told(found, choice, data) {
  const { root, words } = data;
  const [meaning, [rating, ratingMeans]] = [data.access[found.access][1], data.ratings[found.rating]];
  const print = element("button", { type: "button" }, words.finder_print);
  print.addEventListener("click", () => window.print());
  const next = [
    linked(`${root}groups/${choice.group}/#${choice.service}`, words.the_answer),
    linked(`${root}pathways/${choice.group}/`, words.pathway),
    linked(`${root}services/${choice.service}/#${choice.group}`, words.other_groups),
    print,
  ];
  return [
    inShort(found, data),
    element("p", { class: "finder__note" }, meaning),
    facts([
      [words.proof, [element("p", {}, found.proof), ...provisions(found.proofBasis, data)]],
      ...rowsOf(found, data),
    ]),
    signsOf(found, data),
    element("h3", {}, words.finder_grounds),
    ...found.grounds.map((ground, place) => groundOf(ground, place > 0, found.grounds.length > 1, data)),
    element(
      "div",
      { class: "practice" },
      element(
        "p",
        {},
        element("span", { class: "key" }, words.practice),
        " ",
        element("span", { class: `rating rating--${found.rating}` }, rating),
        ` ${ratingMeans}`,
      ),
    ),
    ...disputes(found.conflicts, data),
    element("p", { class: "meta" }, found.checked),
    element("ul", { class: "finder__next" }, ...next.map((entry) => element("li", {}, entry))),
  ];
}

/** Access with a mark if it is disputed, payers, the patient's share, the first provisions. */
function inShort({ access, payers, share, conflicts, gist }, data) {
  const { words } = data;
  const count = conflicts.length > 1 ? ` (${conflicts.length})` : "";
  const mark = element("a", { class: "disputed", href: "#finder-disputes" }, words.conflict_short + count);
  const rows = [
    [words.access, [level(access, data), ...(conflicts.length ? [" ", mark] : [])]],
    [words.who_pays, [payers]],
    [words.patient_share, [share]],
    [words.legal_basis, provisions(gist, data)],
  ];
  const shown = rows.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, ...value)),
  );
  return element("dl", { class: "answer" }, ...shown);
}

/** Where provisions disagree, if they do. */
function disputes(conflicts, { root, words }) {
  if (!conflicts.length) return [];
  const entries = conflicts.map(([id, name]) => element("li", {}, linked(`${root}conflicts/#${id}`, name)));
  const title = element("p", { class: "callout__title" }, words.conflict);
  return [element("div", { class: "callout", id: "finder-disputes" }, title, element("ul", {}, ...entries))];
}

/** The papers and situations that point to the group, each with its provisions; they open at a tap. */
function signsOf({ signs }, data) {
  const entries = signs.map(([label, basis]) => element("li", {}, label, ...provisions(basis, data)));
  const summary = element("summary", {}, data.words.finder_signs);
  return element("details", { class: "finder__signs" }, summary, element("ul", {}, ...entries));
}

/** A ground: the first one in full; others open at a tap, with their answer in sight. */
function groundOf(ground, opens, oneOfSeveral, data) {
  const { words } = data;
  const named = (name, value) => element("span", {}, element("span", { class: "key" }, `${name}:`), ` ${value}`);
  const name = [
    element("strong", {}, ground.scheme),
    " ",
    element("span", { class: "cover__when" }, ground.when ?? words.applies_always),
  ];
  const says = element(
    "span",
    { class: "cover__answer" },
    level(ground.access, data),
    " ",
    named(words.who_pays, ground.payers),
    " ",
    named(words.patient_share, ground.share),
  );
  const body = facts(rowsOf(ground, data));
  if (opens) return element("details", { class: "cover" }, element("summary", {}, ...name, " ", says), body);
  const head = element("p", { class: "cover__name" }, ...name);
  return element("div", { class: "cover" }, head, ...(oneOfSeveral ? [says] : []), body);
}

/** The rows of facts that a cell and its grounds have alike. */
function rowsOf({ conditions, papers, notes, basis }, data) {
  const { words } = data;
  const paragraphs = (texts) => texts.map((text) => element("p", {}, text));
  return [
    [words.conditions, paragraphs(conditions)],
    [words.papers, paragraphs(papers)],
    [words.note, paragraphs(notes)],
    [words.legal_basis, provisions(basis, data)],
  ];
}

/** Names, each with what belongs to it, if there is anything. */
function facts(rows) {
  const told = rows.filter(([, contents]) => contents.length);
  return element(
    "dl",
    { class: "facts" },
    ...told.flatMap(([name, contents]) => [element("dt", {}, name), element("dd", {}, ...contents)]),
  );
}

/** A level of access: shape and word. */
function level(id, data) {
  const mark = document.querySelector(`template[data-mark="${id}"]`).content.cloneNode(true);
  const word = element("span", { class: "access__word" }, data.access[id][0]);
  return element("span", { class: `access access--${id}` }, mark, word);
}

/** Provisions as links, a line for each law. */
function provisions(places, { provisions: all, laws, root }) {
  const lines = new Map();
  for (const [law, anchor, article, doubt] of places.map((place) => all[place])) {
    const [abbreviation, title] = laws[law];
    if (!lines.has(law)) {
      lines.set(law, [element("span", { class: "basis__law", "aria-hidden": "true" }, abbreviation), " "]);
    } else lines.get(law).push(" · ");
    const heard = element("span", { class: "visually-hidden" }, `${abbreviation}, `);
    lines.get(law).push(element("a", { href: `${root}legal-framework/${law}/#${anchor}`, title }, heard, article));
    if (doubt) lines.get(law).push(element("span", { class: "unread" }, ` (${doubt})`));
  }
  if (!lines.size) return [];
  return [element("ul", { class: "basis" }, ...[...lines.values()].map((parts) => element("li", {}, ...parts)))];
}

function linked(href, text) {
  return element("a", { href }, text);
}

function element(name, attributes, ...contents) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...contents);
  return made;
}
