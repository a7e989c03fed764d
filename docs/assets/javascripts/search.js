// Search: what every page needs of it. The / key goes to the search field; the suggestions under a field and the
// search page itself are fetched where they are used.
//
// The index is written by publishing/search_index.py, the rules of its words by search_words.py beside it; every
// text that is shown comes from the page (data-messages) or from the index. Without scripts the form in each header
// still leads to the search page, which then says that it needs JavaScript.

function focusOnSlash(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.isContentEditable || event.target.closest?.("input, textarea, select")) return;
  const onPage = document.querySelectorAll("[data-search-page] [name=q]");
  const onAny = document.querySelectorAll("form[data-search-form] [name=q]");
  const field = [...onPage, ...onAny].find((field) => field.offsetParent !== null);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** Suggest hits under the field of a form, from the first time that it is used. */
function suggestIn(form) {
  const load = async () => {
    const { Suggestions } = await import("./search/suggestions.js");
    new Suggestions(form).start();
  };
  form.addEventListener("focusin", load, { once: true });
  if (form.contains(document.activeElement)) form.dispatchEvent(new FocusEvent("focusin"));
}

document.addEventListener("keydown", focusOnSlash);
for (const form of document.querySelectorAll("form[data-search-form][data-messages]")) suggestIn(form);
for (const root of document.querySelectorAll("[data-search-page]")) {
  root.querySelector("[data-search-results]").setAttribute("aria-busy", "true");
  const { SearchPage } = await import("./search/page.js");
  new SearchPage(root).start();
}
