/*
 * Citing a record: when its panel is opened, buttons that copy its sentence, its address and its citation in the forms
 * of reference managers. The page has each record's sentence; the forms are made of templates that all pages share
 * (templates.json, beside the file that the page links to; assessment/citing.py makes them). Without this file, or
 * where it can't read the templates, the sentence stays, to be selected, and the link to the file.
 */

const LINE = document.querySelector("[data-citations]");

if (LINE) {
  const words = JSON.parse(LINE.dataset.messages);
  for (const panel of document.querySelectorAll("details.cite")) {
    panel.addEventListener("toggle", () => addTools(panel, words), { once: true });
  }
  for (const tools of document.querySelectorAll(".entitlement .meta__tools")) addAddressButton(tools, words);
}

/** The text on one line, with plain spaces. */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** The sentence that stands in a panel beside its summary. */
function sentenceOf(panel) {
  return plain(panel.querySelector("summary").nextSibling.data);
}

/** The templates of the page's edition, read once and only when somebody opens a panel; null if they can't be. */
let reading = null;
function templates() {
  reading ??= fetch(new URL("templates.json", LINE.querySelector("a").href))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  return reading;
}

/** The permanent address in a sentence: its last word. */
function addressIn(sentence) {
  return sentence.split(" ").at(-1);
}

/** What stands in the gaps of a template's sentence, by their names; null if the sentence isn't made of it. */
function gapsIn(sentence, template) {
  const pattern = plain(template.sentence)
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\\\[\\\[(\w+)\\\]\\\]/g, "(?<$1>.*)");
  return sentence.match(new RegExp(`^${pattern}$`))?.groups ?? null;
}

/** A label as a bibliography has it: an article's names its law without the gazettes, as the page is called. */
function titleOf(label, kind) {
  if (kind !== "article") return label;
  return plain(document.querySelector("h1").textContent) + label.slice(label.lastIndexOf(", "));
}

/** A citation in one of the forms, with every sign of the title as the form writes it. */
function filled(form, title, address, root) {
  const [page, anchor] = address.split("#");
  const parts = {
    title: Array.from(title, (sign) => form.escapes[sign] ?? sign).join(""),
    path: page.slice(root.length).replaceAll("/", "-"),
    page,
    anchor,
  };
  return form.text.replace(/\[\[(\w+)\]\]/g, (_, gap) => parts[gap]);
}

async function addTools(panel, words) {
  const sentence = sentenceOf(panel);
  const address = addressIn(sentence);
  const offered = [
    { label: words.copy_sentence, text: sentence },
    { label: words.copy_address, text: address },
  ];
  const shared = await templates();
  const kind = LINE.dataset.citations;
  const template = shared?.kinds[kind];
  const gaps = template && gapsIn(sentence, template);
  if (gaps) {
    // The law by itself, as lawyers cite it: an article's label, or what an answer rests on.
    const law = kind === "article" ? gaps.label : gaps.basis;
    if (law) offered.splice(1, 0, { label: words.copy_law, text: law });
    const title = titleOf(gaps.label, kind);
    for (const form of template.forms) {
      const text = filled(form, title, address, shared.root);
      offered.push({ label: words.copy.replace("{what}", form.name), text, name: form.name });
    }
  }
  const status = statusLine();
  const tools = document.createElement("p");
  tools.className = "cite__tools";
  tools.append(...offered.flatMap((copy) => [button(copy, status, words), " "]));
  panel.append(tools, status);
}

/** Beside an answer's other links, so that its address is one press away. */
function addAddressButton(tools, words) {
  const address = addressIn(sentenceOf(tools.closest(".entitlement").querySelector("details.cite")));
  const status = statusLine();
  tools.append(" ", button({ label: words.copy_address, text: address }, status, words));
  tools.closest("p").after(status);
}

function statusLine() {
  const line = document.createElement("div");
  line.className = "cite__status";
  line.setAttribute("role", "status");
  return line;
}

/** A button that copies a text and says so; what it says is the text itself, or the name of a longer one. */
function button({ label, text, name = text }, status, words) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", async () => {
    status.replaceChildren();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = words.copied.replace("{what}", name);
    } catch {
      offer(text, status, words);
    }
  });
  return made;
}

/** Where copying is not allowed, the text is shown and selected. */
function offer(text, status, words) {
  const field = document.createElement("textarea");
  field.readOnly = true;
  field.value = text;
  field.rows = Math.min(text.split("\n").length, 14);
  field.setAttribute("aria-label", words.blocked);
  status.append(words.blocked, field);
  field.select();
}
