/*
 * What an address that carries a choice (?group=refugees&access=full) needs on each page that has one: another edition
 * opens with the same choice, and paper shows the address with it. The page's own script writes and reads the choice.
 */

/** Where a link of this page leads on the published site, from whichever host the page was opened. */
export function permanent(link) {
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  return new URL(link.getAttribute("href"), page).href;
}

/** Let a link to another edition take the choice along. It is read as the link is used: scripts change it at any time. */
function keepChoice({ target }) {
  const link = target instanceof Element && target.closest("a[data-edition]");
  if (link) link.search = location.search;
}

/** The foot of each printed sheet ends with the page's address: there the choice belongs. */
function printChoice() {
  const foot = document.querySelector(".sheet-foot");
  if (!foot) return;
  const choice = foot.querySelector("[data-query]") ?? foot.appendChild(document.createElement("span"));
  choice.dataset.query = "";
  choice.textContent = location.search;
}

for (const use of ["pointerover", "focusin", "click"]) document.addEventListener(use, keepChoice, { capture: true });
addEventListener("beforeprint", printChoice);
