// Search: the best hits in a list under a search field, as its letters are typed (the ARIA pattern of a combobox with
// a listbox). The focus stays in the field: arrow keys choose, Enter goes there, Escape closes. Without a choice Enter
// sends the form, which leads to the search page.

import { clipped, create, fill } from "./elements.js";
import { SearchIndex, cleaned } from "./index.js";
import { marked } from "./words.js";

const MOST = 6;
const PAUSE = 180; // Milliseconds without a keystroke before a search.

export class Suggestions {
  #form;
  #field;
  #messages;
  #list;
  #note;
  #popup;
  #status;
  #index; // A promise, once it is asked for.
  #turn = 0;
  #pause;
  #active; // The option that the arrow keys have reached.

  constructor(form) {
    this.#form = form;
    this.#field = form.querySelector("[name=q]");
    this.#messages = JSON.parse(form.dataset.messages);
    const id = `${this.#field.id}-suggestions`;
    this.#list = create("div", { id, role: "listbox", "aria-label": this.#messages.suggestions });
    this.#note = create("p", { class: "suggestions__note", "aria-hidden": "true" }); // The status says it.
    this.#popup = create("div", { class: "suggestions", hidden: "" }, this.#note, this.#list);
    this.#status = create("p", { class: "visually-hidden", role: "status" });
    form.append(this.#popup, this.#status);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(combobox)) this.#field.setAttribute(name, value);
  }

  start() {
    this.#field.addEventListener("input", () => this.#searchSoon());
    this.#field.addEventListener("keydown", (event) => this.#follow(event));
    this.#form.addEventListener("focusout", ({ relatedTarget }) => this.#form.contains(relatedTarget) || this.#close());
    this.#form.addEventListener("submit", () => this.#close());
    // A press would take the focus from the field, and with it the list from under the pointer.
    this.#popup.addEventListener("mousedown", (event) => event.preventDefault());
    if (this.#field.value) this.#searchSoon();
  }

  #searchSoon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#search(), PAUSE);
  }

  async #search() {
    const turn = ++this.#turn;
    const query = cleaned(this.#field.value);
    if (query.length < 2) return this.#close();
    try {
      const { bundle } = this.#form.dataset;
      this.#index ??= SearchIndex.open(new URL(bundle.replace(/\/?$/, "/"), document.baseURI));
      const index = await this.#index;
      const found = await index.rank(query);
      const first = await Promise.all(found.hits.slice(0, MOST).map(({ data }) => data()));
      if (turn === this.#turn && document.activeElement === this.#field) this.#show(query, found, first, index.root);
    } catch (error) {
      console.error(error);
      this.#index = undefined; // The form still leads to the search page, which says what is wrong.
      this.#close();
    }
  }

  #show(query, { hits, foundIn, instead, understood }, first, root) {
    const options = first.map((fragment) => this.#hit(fragment, foundIn, root));
    if (first.length) options.push(this.#all(query, hits.length));
    options.forEach((option, place) => (option.id = `${this.#list.id}-${place}`));
    this.#list.replaceChildren(...options);
    this.#list.hidden = !options.length;
    const said = [
      ...instead.map(({ text }) => fill(this.#messages.we_write, { term: text })),
      ...(understood ? [fill(this.#messages.understood, { query: clipped(understood) })] : []),
      ...(first.length ? [] : [this.#messages.none]),
    ];
    this.#note.textContent = said.join(" ");
    this.#note.hidden = !said.length;
    this.#status.textContent = [...said, ...(first.length ? [fill(this.#messages.count, { n: options.length })] : [])].join(" ");
    this.#activate(undefined);
    this.#popup.hidden = false;
    this.#field.setAttribute("aria-expanded", String(first.length > 0));
  }

  #hit({ raw_url: url, meta }, foundIn, root) {
    const { title, excerpt, filters, meta: details } = JSON.parse(meta.shown);
    const [kind] = filters.kind;
    const said = kind === "cell" ? [excerpt, details.payer] : [];
    const detail = [this.#messages.kinds[kind], ...said].filter(Boolean).map((text) => text.replace(/\.$/, "")).join(" · ");
    return option(new URL(url, root).href, create("span", { class: "suggestions__title" }, ...marked(title, foundIn)), " ", create("span", { class: "suggestions__kind" }, detail));
  }

  #all(query, count) {
    const address = new URL(this.#form.action);
    address.search = new URLSearchParams([["q", query]]);
    const number = new Intl.NumberFormat(this.#form.dataset.language).format(count);
    return option(address.href, create("span", { class: "suggestions__all" }, fill(this.#messages.all, { n: number })));
  }

  #close() {
    clearTimeout(this.#pause);
    this.#turn += 1;
    this.#activate(undefined);
    this.#popup.hidden = true;
    this.#status.textContent = "";
    this.#field.setAttribute("aria-expanded", "false");
  }

  #activate(chosen) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = chosen;
    if (!chosen) return this.#field.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", chosen.id);
  }

  #follow(event) {
    const isOpen = !this.#popup.hidden;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // Which would empty the field.
      this.#close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.#activate(this.#next(event.key === "ArrowDown" ? 1 : -1));
      else this.#search();
    } else if (event.key === "Enter" && isOpen && this.#active) {
      event.preventDefault();
      this.#active.click();
    }
  }

  /** The option after or before the active one; past either end the field itself comes, without an option. */
  #next(step) {
    const options = [undefined, ...this.#list.children];
    return options.at((options.indexOf(this.#active) + step) % options.length);
  }
}

/** A link as an option of the list; it is reached by the arrow keys, not by Tab. */
function option(href, ...content) {
  return create("a", { role: "option", href, tabindex: "-1", "aria-selected": "false" }, ...content);
}
