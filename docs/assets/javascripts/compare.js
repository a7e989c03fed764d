/*
 * The comparison's choice of groups, kept in the address: ?groups=refugees&groups=students. What the boxes show and
 * hide is done by style alone, so without this script the page works and only its address stays the same.
 */

const MOST = 50; // Far more than there are groups; an address may hold anything.

const compare = document.querySelector("[data-compare]");
if (compare) {
  const form = compare.querySelector("form");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];

  const fromAddress = () => {
    const wanted = new URLSearchParams(location.search).getAll("groups").slice(0, MOST);
    const chosen = new Set(wanted.flatMap((part) => part.split(",")));
    for (const box of boxes) box.checked = chosen.has(box.value);
  };

  const toAddress = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => ["groups", box.value]);
    history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
  };

  form.addEventListener("change", toAddress);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(toAddress));
  addEventListener("popstate", fromAddress);
  fromAddress();
  // On a phone the table is what was asked for, not the list of groups above it.
  if (boxes.some((box) => box.checked) && matchMedia("(max-width: 44rem)").matches) form.querySelector("details").open = false;
}
