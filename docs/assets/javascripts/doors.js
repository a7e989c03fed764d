/*
 * The way to an article on a law's page: a number typed in, such as 239, 46v or 239(1)(2), leads to its place.
 * Without this script the list of articles below the field does the same.
 */

const form = document.querySelector("[data-doors]");
if (form) lead(form, form.parentNode.querySelectorAll(".article-index a"));

/** Shows the field and answers it from the links of the list. */
function lead(form, links) {
  const field = form.elements.article;
  const said = form.querySelector("[role=status]");
  const places = new Map([...links].flatMap((link) => namesOf(link).map((name) => [name, link.hash.slice(1)])));
  form.hidden = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return field.focus();
    const place = placeOf(field.value, places);
    said.textContent = place ? "" : form.dataset.missingLabel.replace("{number}", field.value.trim());
    field.setAttribute("aria-invalid", String(!place));
    if (!place) return field.select();
    location.hash = place;
    document.getElementById(place).scrollIntoView(); // Also when the address named it already.
  });
}

/** An article's number as its address has it and as the page's language and script write it. */
function namesOf(link) {
  return [link.hash.replace("#art-", ""), numbersIn(link.querySelector("strong").textContent)[0]];
}

/** Where a typed number leads: to the part of the article if it has a place of its own, else to the article. */
function placeOf(typed, places) {
  const [article, ...parts] = numbersIn(typed);
  const place = places.get(article);
  if (!place) return null;
  const part = [place, ...parts].join(".");
  return document.getElementById(part) ? part : place;
}

/** The numbers in a text, each with the letters that belong to it: "Art. 46v(1)" has 46v and 1. */
function numbersIn(text) {
  return text.toLowerCase().match(/\d+\p{L}*/gu) ?? [];
}
