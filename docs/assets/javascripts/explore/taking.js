/*
 * Taking the shown rows of a table along: to the clipboard, to paper, into a file.
 */

/**
 * Let the buttons copy, print and download the rows that `view` gives: lists of texts, the heads of the columns first.
 * `view` is called with true for a file, which programs read.
 */
export function takeAlong(buttons, name, view) {
  const status = buttons.querySelector("[role=status]");
  const { lang } = document.documentElement;
  const does = {
    copy: async () => {
      status.textContent = "";
      const isDone = await copy(view(false)).then(() => true, () => false);
      status.textContent = isDone ? buttons.dataset.copiedLabel : buttons.dataset.failedLabel;
    },
    print: () => print(),
    csv: () => save(`${name}-${lang.toLowerCase()}.csv`, csv(view(true), lang)),
  };
  for (const button of buttons.querySelectorAll("[data-do]")) button.addEventListener("click", does[button.dataset.do]);
}

/**
 * Separated values as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. A spreadsheet expects the
 * separator of its language: where a comma is the decimal sign, as in Serbian, that is the semicolon.
 */
export function csv(rows, language) {
  const separator = language.startsWith("sr") ? ";" : ",";
  // What begins like a formula would be computed.
  const plain = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${rows.map((row) => `${row.map((text) => quoted(plain(text))).join(separator)}\r\n`).join("")}`;
}

/** To the clipboard, as a table for a text and as lines with tabs for a spreadsheet. */
async function copy(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  const lines = rows.map((row) => row.join("\t")).join("\n");
  const as = (type, text) => [type, new Blob([text], { type })];
  const forms = Object.fromEntries([as("text/plain", lines), as("text/html", table.outerHTML)]);
  await navigator.clipboard.write([new ClipboardItem(forms)]);
}

function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
