/*
 * Citing a record: when its panel is opened, buttons that copy its sentence, its address and its citation in the forms
 * of reference managers. The page brings one template for all its records (data-citations; assessment/citing.py makes
 * it), and each panel its sentence, from which label and anchor are read back. Without this file the sentence stays.
 */

const GAP = { label: "[[label]]", anchor: "[[anchor]]", language: "[[language]]" };

const given = document.querySelector("script[data-citations]");
if (given) {
  const template = JSON.parse(given.textContent);
  for (const panel of document.querySelectorAll("details.cite")) {
    panel.addEventListener("toggle", () => addTools(panel, template), { once: true });
  }
  for (const tools of document.querySelectorAll(".entitlement .meta__tools")) addAddressButton(tools, template);
}

/** The text on one line, with plain spaces. */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** Label and anchor of the record that the sentence cites: what stands in the gaps of the template's sentence. */
function readBack(sentence, template) {
  const [before, rest] = plain(template.sentence).split(GAP.label);
  const [between, after] = rest.split(GAP.anchor);
  const said = plain(sentence);
  const end = said.length - after.length;
  const at = said.lastIndexOf(between);
  return { label: said.slice(before.length, at), anchor: said.slice(at + between.length, end) };
}

/** A citation in one of the forms, with every sign of the label as the form writes it. */
function filled(form, { label, anchor }, language) {
  const escaped = Array.from(label, (sign) => form.escapes[sign] ?? sign).join("");
  const parts = { [GAP.label]: escaped, [GAP.anchor]: anchor, [GAP.language]: language };
  return form.text.replace(/\[\[\w+\]\]/g, (gap) => parts[gap] ?? gap);
}

function addTools(panel, template) {
  const words = template.words;
  const sentence = panel.querySelector("p");
  const record = readBack(sentence.textContent, template);
  const status = statusLine();
  const tools = document.createElement("p");
  tools.className = "cite__tools";
  const offered = [
    { label: words.copy_sentence, text: plain(sentence.textContent) },
    { label: words.copy_address, text: address(record.anchor) },
    ...template.forms.map((form) => ({
      label: words.copy.replace("{what}", form.name),
      text: filled(form, record, template.inLanguage),
      name: form.name,
    })),
  ];
  tools.append(...offered.flatMap((copy) => [button(copy, status, words), " "]));
  panel.append(tools, status);
}

/** Beside an answer's other links, so that its address is one press away. */
function addAddressButton(tools, template) {
  const panel = tools.closest(".entitlement").querySelector("details.cite");
  const { anchor } = readBack(panel.querySelector("p").textContent, template);
  const status = statusLine();
  tools.append(" ", button({ label: template.words.copy_address, text: address(anchor) }, status, template.words));
  tools.closest("p").after(status);
}

/** The permanent address of a record of this page, wherever the page is being read from. */
function address(anchor) {
  return `${document.querySelector("link[rel=canonical]").href}#${anchor}`;
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
