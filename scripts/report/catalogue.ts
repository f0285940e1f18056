/** The one catalogue of messages: for every code its severity and its wording, nothing else. */

/**
 * `error`: the manuscript must be mended, no output is written. `warning`: output is written, fails
 * only under `--strict`. `info`: what the pipeline did on its own, worth knowing.
 */
export type Severity = "error" | "warning" | "info";

interface Entry {
  readonly severity: Severity;
  /** Facts in, one sentence out: "Unexpected X, expected Y". */
  readonly text: (facts: never) => string;
}

/** Where on the pages; `amount` is what the code's sentence counts. */
interface OnPage {
  page: number;
  amount: number;
  text: string;
}

/** Codes are also the names of the rules' files and of their fixture folders. */
export const catalogue = {
  // Input
  "missing-file": {
    severity: "error",
    text: (f: { path: string }) => `Unexpected path ${f.path}, expected a file or folder that exists`,
  },
  "not-markdown": {
    severity: "error",
    text: (f: { found: string }) => `Unexpected ${f.found}, expected Markdown in UTF-8`,
  },
  "empty-file": {
    severity: "error",
    text: () => "Unexpected empty file, expected Markdown with at least one heading or paragraph",
  },
  "too-large": {
    severity: "error",
    text: (f: { what: string; limit: string }) => `Unexpected ${f.what}, expected at most ${f.limit}`,
  },
  "no-sections": {
    severity: "error",
    text: () => "Unexpected folder without sections, expected at least one Markdown file (.md)",
  },
  // Settings
  "bad-setting": {
    severity: "error",
    text: (f: { setting: string; found: string; expected: string }) =>
      `Unexpected ${f.found} in setting \`${f.setting}\`, expected ${f.expected}`,
  },
  "bad-yaml": {
    severity: "error",
    text: (f: { problem: string }) => `Unexpected YAML: ${f.problem}`,
  },
  "wrong-identifier": {
    severity: "error",
    text: (f: { name: string; found: string; expected: string }) =>
      `Unexpected ${f.name} ${f.found}, expected ${f.expected}`,
  },
  "missing-identifier": {
    severity: "warning",
    text: (f: { medium: string; name: string; kind: string }) =>
      `Unexpected ${f.medium} edition without ${f.name}, expected \`${f.kind}: …\` in its entry of \`editions\`, or \`${f.kind}: none\` if none was assigned`,
  },
  // Notes
  "undefined-note": {
    severity: "error",
    text: (f: { label: string }) =>
      `Unexpected callout [^${f.label}] without a note, expected a definition \`[^${f.label}]: …\` in a file of the report`,
  },
  "unused-note": {
    severity: "error",
    text: (f: { label: string }) =>
      `Unexpected note [^${f.label}] that nothing calls, expected a callout [^${f.label}] in the text (or no note)`,
  },
  "duplicate-note": {
    severity: "error",
    text: (f: { label: string; first: string }) =>
      `Unexpected second definition of note [^${f.label}], expected one; the first is at ${f.first}`,
  },
  "repeated-footnote": {
    severity: "error",
    text: (f: { label: string; first: string }) =>
      `Unexpected second callout of footnote [^${f.label}], expected one, since the note stands at the foot of its page; the first is at ${f.first}`,
  },
  "nested-note": {
    severity: "error",
    text: (f: { label: string }) =>
      `Unexpected callout [^${f.label}] inside a note, expected notes to be called from the text only`,
  },
  "note-end": {
    severity: "warning",
    text: (f: { label: string }) => `Unexpected end of note [^${f.label}], expected a full stop after its last word`,
  },
  // Pictures
  "missing-picture": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected picture \`${f.url}\`, expected a picture inside the manuscript's folder: ${f.why}`,
  },
  "missing-alt": {
    severity: "error",
    text: (f: { url: string }) =>
      `Unexpected picture \`${f.url}\` without alternative text, expected \`![what it shows](${f.url})\``,
  },
  // Charts
  "missing-data": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected data file \`${f.url}\`, expected a CSV file inside the manuscript's folder: ${f.why}`,
  },
  "bad-data": {
    severity: "error",
    text: (f: { found: string; expected: string }) =>
      `Unexpected ${f.found} in the data of a chart, expected ${f.expected}`,
  },
  "bad-chart": {
    severity: "error",
    text: (f: { type: string; found: string; expected: string }) =>
      `Unexpected ${f.found} for a chart of type \`${f.type}\`, expected ${f.expected}`,
  },
  // Structure
  "heading-skip": {
    severity: "error",
    text: (f: { found: number; expected: number }) =>
      `Unexpected heading of level ${f.found}, expected level ${f.expected} or higher up`,
  },
  "section-number": {
    severity: "warning",
    text: (f: { found: string; expected: string }) => `Unexpected section number ${f.found}, expected ${f.expected}`,
  },
  "number-conflict": {
    severity: "warning",
    text: (f: { found: string; printed: string }) =>
      `Unexpected section number ${f.found}, expected none, since \`numbering.sections: automatic\` gives the numbers; printed: ${f.printed}`,
  },
  "duplicate-id": {
    severity: "error",
    text: (f: { id: string; first: string }) =>
      `Unexpected second \`#${f.id}\`, expected every id once; the first is at ${f.first}`,
  },
  "broken-reference": {
    severity: "error",
    text: (f: { id: string; near?: string }) =>
      `Unexpected reference to \`#${f.id}\`, expected the id of a heading, box, figure or table${f.near ? ` (did you mean \`#${f.near}\`?)` : ""}`,
  },
  // Links
  "empty-link": {
    severity: "error",
    text: (f: { text: string }) => `Unexpected link without an address on "${f.text}", expected \`[text](address)\``,
  },
  "suspect-address": {
    severity: "warning",
    text: (f: { address: string; why: string }) => `Unexpected address ${f.address}, expected a whole one: ${f.why}`,
  },
  "unsafe-address": {
    severity: "error",
    text: (f: { address: string; scheme: string }) =>
      `Unexpected address ${f.address}, expected https:, http: or mailto: instead of ${f.scheme}`,
  },
  "cut-address": {
    severity: "info",
    text: (f: { address: string; why: string }) =>
      `Printed as given, as \`{.cut}\` asks: address ${f.address}, though ${f.why}`,
  },
  // Web export
  "web-export": {
    severity: "info",
    text: (f: { callouts: number; notes: number }) =>
      `Unexpected web export, expected Markdown with \`[^1]\` callouts; callouts read: ${f.callouts}, notes: ${f.notes}`,
  },
  "page-furniture": {
    severity: "info",
    text: (f: { what: string; text: string }) =>
      `Unexpected ${f.what} of a web page, expected the section's text; left out: ${f.text}`,
  },
  "after-footer": {
    severity: "warning",
    text: () => "Unexpected words after the footer of a web page, expected none; kept as text",
  },
  "foreign-month": {
    severity: "warning",
    text: (f: { found: string; languages: string; expected: string }) =>
      `Unexpected month "${f.found}" (${f.languages}), expected ${f.expected}`,
  },
  "bare-heading": {
    severity: "info",
    text: (f: { text: string; depth: number }) =>
      `Unexpected heading without a mark, expected \`${"#".repeat(f.depth)} ${f.text}\`; read as one`,
  },
  "repeated-heading": {
    severity: "info",
    text: (f: { text: string }) => `Unexpected repeated heading, expected it once; left out: ${f.text}`,
  },
  "uncertain-heading": {
    severity: "warning",
    text: (f: { text: string }) =>
      `Unexpected line "${f.text}", expected a paragraph, or \`#\` before it if it is a heading; kept as text`,
  },
  "bare-callout": {
    severity: "info",
    text: (f: { numbers: number[] }) =>
      `Unexpected bare digits, expected callouts; read as \`${f.numbers.map((number) => `[^${number}]`).join("")}\``,
  },
  "uncertain-callout": {
    severity: "warning",
    text: (f: { digits: string; why: string }) =>
      `Unexpected "${f.digits}" where a callout may stand, expected \`[^${f.digits}]\` if it is one: ${f.why}; kept as text`,
  },
  "uncertain-note": {
    severity: "warning",
    text: (f: { what: string; after: string }) =>
      `Unexpected ${f.what} after note ${f.after}, expected notes; kept as text`,
  },
  "empty-note": {
    severity: "error",
    text: (f: { label: string }) => `Unexpected note ${f.label} without text, expected its source`,
  },
  "repeated-note": {
    severity: "info",
    text: (f: { label: string; text: string }) =>
      `Unexpected second note ${f.label} in the same words, expected it once; left out: ${f.text}`,
  },
  "missing-notes": {
    severity: "error",
    text: (f: { labels: string; first: number }) =>
      `Unexpected page without notes, expected notes ${f.labels} as \`[^${f.first}]: …\` or \`- [${f.first}](#)…\``,
  },
  "note-order": {
    severity: "warning",
    text: (f: { what: string; number: number; problem: string; expected: string }) =>
      `Unexpected ${f.what} ${f.number} ${f.problem}, expected ${f.expected}`,
  },
  "stray-bar": {
    severity: "warning",
    text: () => "Unexpected `|` without words on both sides, expected none; kept as text",
  },
  // What would not be printed
  "unknown-directive": {
    severity: "error",
    text: (f: { name: string; known: string }) => `Unexpected directive \`${f.name}\`, expected one of ${f.known}`,
  },
  "bad-directive": {
    severity: "error",
    text: (f: { name: string; problem: string; expected: string }) =>
      `Unexpected ${f.problem} in directive \`${f.name}\`, expected ${f.expected}`,
  },
  "merged-cell": {
    severity: "error",
    text: (f: { found: string; expected: string }) => `Unexpected ${f.found}, expected ${f.expected}`,
  },
  "extra-cell": {
    severity: "error",
    text: (f: { columns: number }) =>
      `Unexpected cell behind the last column, expected ${f.columns} cells as in the table's first row (or \`\\|\` for a bar in the text)`,
  },
  "dropped-html": {
    severity: "error",
    text: (f: { what: string }) =>
      `Unexpected HTML ${f.what}, expected Markdown or the HTML elements listed in the README`,
  },
  "unused-definition": {
    severity: "warning",
    text: (f: { label: string }) =>
      `Unexpected link definition [${f.label}] that nothing uses, expected a link \`[text][${f.label}]\``,
  },
  "missing-glyph": {
    severity: "error",
    text: (f: { character: string; code: string }) =>
      `Unexpected character "${f.character}" (${f.code}) that the report's typeface lacks, expected one that can be printed`,
  },
  // On the pages
  "lost-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected loss while paging "${f.unit}", expected on its pages: ${f.what}`,
  },
  "doubled-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected repetition while paging "${f.unit}", expected once on its pages: ${f.what}`,
  },
  "moved-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected order while paging "${f.unit}", expected in the manuscript's order: ${f.what}`,
  },
  "off-page": {
    severity: "error",
    text: (f: OnPage) =>
      `Unexpected width or height on page ${f.page}, expected inside the text area, but reaching ${f.amount.toFixed(1)} mm out of it: "${f.text}"`,
  },
  widow: {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected last line of a paragraph alone at the head of page ${f.page}, expected two: "${f.text}"`,
  },
  orphan: {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected first line of a paragraph alone at the foot of page ${f.page}, expected two: "${f.text}"`,
  },
  "stranded-heading": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected heading at the foot of page ${f.page}, expected two lines of text below it, found ${f.amount}: "${f.text}"`,
  },
  "short-last-page": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected last page of a part, page ${f.page}, expected more than two lines, found ${f.amount}: "${f.text}"`,
  },
  "white-gap": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected white space of ${f.amount.toFixed(0)} mm at the foot of page ${f.page}, expected under a third of the page; what follows did not fit: move it in the text, below "${f.text}"`,
  },
  "loose-line": {
    severity: "info",
    text: (f: OnPage) => `Unexpected loose line on page ${f.page}, expected words that fill it: "${f.text}"`,
  },
  "broken-address": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected break within a word of an address on page ${f.page}, expected one behind a mark: "${f.text}"`,
  },
  "far-from-reference": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected distance from the text on page ${f.amount} that names what stands on page ${f.page}, expected it there or overleaf: "${f.text}"`,
  },
  "low-resolution": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected picture of ${f.amount} pixels an inch on page ${f.page}, expected at least 200 as it is printed: "${f.text}"`,
  },
  "far-footnote": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected footnote overleaf from its callout on page ${f.page}, expected room for it at the foot of the page; shorten it, or call it elsewhere: "${f.text}"`,
  },
  "wide-table": {
    severity: "error",
    text: (f: { byMm: number; isTurned: boolean }) =>
      f.isTurned
        ? `Unexpected table ${f.byMm.toFixed(1)} mm wider than a turned page, expected fewer columns or shorter words: make two tables of it`
        : `Unexpected table ${f.byMm.toFixed(1)} mm wider than the text, expected \`.wide\` in its directive, \`:::table[Title]{.wide}\`, which turns it on a page of its own`,
  },
  "squeezed-table": {
    severity: "info",
    text: (f: { lines: number; charactersALine: number }) =>
      `Unexpected cell of ${f.lines} lines with ${f.charactersALine} characters each, expected longer ones: \`.wide\` in the directive, \`:::table[Title]{.wide}\`, turns the table on a page of its own`,
  },
  "unsettled-pages": {
    severity: "error",
    text: () =>
      "Unexpected page numbers that move the pages they stand for, time and again, expected them to settle: reword a reference to a page, or a heading of the contents",
  },
  "wrong-page": {
    severity: "error",
    text: (f: { id: string; printed: string; page: string; unit: string }) =>
      `Unexpected page number ${f.printed} in "${f.unit}", expected ${f.page}, where \`#${f.id}\` is in the finished PDF`,
  },
  "browser-says": {
    severity: "warning",
    text: (f: { unit: string; text: string }) =>
      `Unexpected words from the browser while paging "${f.unit}", expected none: ${f.text}`,
  },
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof catalogue;
export type Facts<C extends Code> =
  Parameters<(typeof catalogue)[C]["text"]> extends [infer F] ? F : Record<string, never>;
