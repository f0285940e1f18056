/** Words every message: for each code its severity and its sentence. No wording stands elsewhere. */

/**
 * `error`: the manuscript must be mended, no output is written. `warning`: output is written, the command fails
 * only under `--strict`. `info`: what the pipeline did on its own, worth knowing.
 */
export type Severity = "error" | "warning" | "info";

interface CatalogueEntry {
  readonly severity: Severity;
  /** Returns one sentence made of the facts: "Unexpected X, expected Y". */
  readonly text: (facts: never) => string;
}

/** A place on the pages; `amount` is what the code's sentence counts. */
interface OnPage {
  /** The number that is printed on it: `xii`, `47`. */
  page: string;
  amount: number;
  text: string;
}

/** Returns an address in no more than a line: one may hold all of a picture. */
const inShort = (url: string) => (url.length > 160 ? `${url.slice(0, 60)}…` : url);

/** Names the place in a data file that a table takes its cells from. */
const inData = (source: string | undefined) => (source === undefined ? "" : ` (${source})`);

/** Opens a sentence with what is wrong: "Missing `alt`", "Unknown row", and of what says no fault itself "Unexpected title". */
function opening(found: string): string {
  return /^(?:missing|unknown) /.test(found) ? `${found[0]!.toUpperCase()}${found.slice(1)}` : `Unexpected ${found}`;
}

/** Codes are also the names of the rules' files and of their fixture folders. */
export const catalogue = {
  // Input
  "missing-file": {
    severity: "error",
    text: (f: { path: string; why?: string | undefined; near?: string | undefined }) =>
      `Unexpected path ${f.path}, expected a file or folder that ${f.why ?? "exists"}${f.near ? ` (did you mean \`${f.near}\`?)` : ""}`,
  },
  "not-markdown": {
    severity: "error",
    text: (f: { found: string; expected?: string; way?: string }) =>
      `${opening(f.found)}, expected ${f.expected ?? "Markdown"} in UTF-8${f.way ? `: ${f.way}` : ""}`,
  },
  "foreign-encoding": {
    severity: "info",
    text: (f: { encoding: string }) =>
      `Read as text in ${f.encoding}, though UTF-8 is expected: save it in UTF-8, so that every program reads the same letters`,
  },
  "empty-file": {
    severity: "error",
    text: (f: { expected?: string }) =>
      `Unexpected empty file, expected ${f.expected ?? "Markdown with at least one heading or paragraph"}`,
  },
  "wordless-file": {
    severity: "warning",
    text: () =>
      "Unexpected file without words, expected Markdown with at least one heading or paragraph; nothing of it is printed",
  },
  "too-large": {
    severity: "error",
    text: (f: { what: string; limit: string }) => `${opening(f.what)}, expected at most ${f.limit}`,
  },
  "control-character": {
    severity: "error",
    text: (f: { code: string }) =>
      `Unexpected control character ${f.code}, expected the letter or sign that some program could not read, or none`,
  },
  "lost-letter": {
    severity: "warning",
    text: (f: { count: number }) =>
      `Unexpected "\ufffd" (U+FFFD${f.count > 1 ? `, ${f.count} times` : ""}), which a program put in place of a letter that it could not read, expected that letter; printed as it is`,
  },
  "left-out-character": {
    severity: "info",
    text: (f: { codes: string }) => `Left out, since they print nothing: characters ${f.codes}`,
  },
  "left-out-title": {
    severity: "info",
    text: (f: { title: string; count: number }) =>
      `Left out, since paper can't show it: the title "${f.title}" of a link or picture${f.count === 1 ? "" : ` and ${f.count - 1} more`}; put into the text what must be read`,
  },
  "no-sections": {
    severity: "error",
    text: () => "Unexpected folder without sections, expected at least one Markdown file (.md)",
  },
  "unlisted-file": {
    severity: "info",
    text: (f: { names: string }) =>
      `Not in the report, since neither \`sections\` nor \`parts\` names them: ${f.names}`,
  },
  // Settings
  "missing-settings": {
    severity: "info",
    text: (f: { files: number; title?: string }) => {
      const read =
        f.title === undefined
          ? "its only Markdown file is the whole report, with the settings at its top"
          : `read as a report of the folder's Markdown files in the order of their names (${f.files}), with its name as title: "${f.title}"`;
      return `Unexpected folder without report.yaml, expected settings in it; ${read}`;
    },
  },
  "bad-setting": {
    severity: "error",
    text: (f: { setting: string; found: string; expected: string }) =>
      `${opening(f.found)} in setting \`${f.setting}\`, expected ${f.expected}`,
  },
  "cover-setting": {
    severity: "warning",
    text: (f: { setting: string; found: string; expected: string }) =>
      `${opening(f.found)} in setting \`${f.setting}\`, expected ${f.expected}`,
  },
  "theme-style": {
    severity: "error",
    text: (f: { found: string; expected: string }) =>
      `${opening(f.found)} in a theme's stylesheet, expected ${f.expected}`,
  },
  "theme-ink": {
    severity: "warning",
    text: (f: { ink: string; token: string; colour: string }) =>
      `Unexpected ink ${f.ink} for \`${f.token}\`, which is ${f.colour} on the screen, expected inks that look like it, or none: then it is converted; printed with these`,
  },
  "theme-licence": {
    severity: "warning",
    text: (f: { family: string; missing: string | undefined }) =>
      `Unexpected typeface ${f.family} without a \`licence\`, expected the file or name of the licence that allows to embed it in a PDF${f.missing === undefined ? "" : `; ${f.missing}`}`,
  },
  "theme-face": {
    severity: "warning",
    text: (f: { family: string; missing: string }) =>
      `Unexpected typeface ${f.family} without a file for ${f.missing}, expected one for each: such words are printed in another of its faces, and look like the words around them`,
  },
  "theme-letters": {
    severity: "warning",
    text: (f: { name: string; family: string; letters: string }) =>
      `Unexpected file \`${f.name}\` of the typeface ${f.family} without \`${f.letters}\`, expected one that has them (some from the web hold a part of a typeface's characters only): they are printed in another typeface`,
  },
  "theme-font": {
    severity: "info",
    text: (f: { fonts: string }) =>
      `Converted to TrueType for this build, since browsers print other fonts as drawings: ${f.fonts}`,
  },
  "bad-yaml": {
    severity: "error",
    text: (f: { problem: string }) => `Unexpected YAML: ${f.problem}`,
  },
  "foreign-setting": {
    severity: "info",
    text: (f: { names: string; ours: string; known: string }) => {
      const foreign = f.names === "" ? [] : [`as names of another program: ${f.names}`];
      const ours = f.ours === "" ? [] : [`as settings of the report, which count in report.yaml: ${f.ours}`];
      const left = [...foreign, ...ours].join("; ");
      return `Left out, ${left} in the front matter; those that count here: ${f.known}`;
    },
  },
  "unused-setting": {
    severity: "info",
    text: (f: { setting: string; expected: string }) =>
      `Unexpected setting \`${f.setting}\`, which changes nothing, expected with it ${f.expected}`,
  },
  "wrong-identifier": {
    severity: "error",
    text: (f: { name: string; found: string; expected: string }) =>
      `Unexpected ${f.name} ${f.found}, expected ${f.expected}`,
  },
  "edition-difference": {
    severity: "warning",
    text: (f: { found: string; expected: string; language: string; place: string }) =>
      `Unexpected structure: ${f.found} here, expected ${f.expected}, as the edition in \`${f.language}\` has it at ${f.place}`,
  },
  "unknown-language": {
    severity: "warning",
    text: (f: { language: string; name: string; labels: string }) =>
      `Unexpected language \`${f.language}\` (${f.name}), of which the words are not known: they are printed in English, and quotation marks, dashes and words stay as they are written; expected below \`labels\`: ${f.labels}`,
  },
  "right-to-left": {
    severity: "warning",
    text: (f: { language: string; name: string }) =>
      `Unexpected language \`${f.language}\` (${f.name}), which runs from right to left, expected one that runs from left to right: pages, tables and charts are laid out so, as right to left is not supported`,
  },
  "missing-identifier": {
    severity: "warning",
    text: (f: { medium: string; name: string; kind: string }) =>
      `Unexpected ${f.medium} edition without ${f.name}, expected \`${f.kind}: …\` in its entry of \`editions\`, or \`${f.kind}: none\` if none was assigned`,
  },
  "missing-map-rights": {
    severity: "warning",
    text: () =>
      "Unexpected map without rights, expected `map-rights: …` in report.yaml, as whose its boundaries are; nothing is printed below it",
  },
  "missing-imprint-line": {
    severity: "warning",
    text: (f: { names: readonly string[]; setting: "imprint" | "cover" }) => {
      const names = f.names
        .map((name) => `\`${name}\``)
        .join(", ")
        .replace(/, ([^,]*)$/, " and $1");
      const expected = f.names.length > 1 ? "them, each `none`" : "it, `none`";
      return `Unexpected imprint without ${names}, expected ${expected} where there is none, in \`${f.setting}\``;
    },
  },
  // Notes
  "undefined-note": {
    severity: "warning",
    text: (f: { label: string; source?: string | undefined; isSource?: boolean }) =>
      `Unexpected callout [^${f.label}]${inData(f.source)} without a note, expected ${f.isSource ? "a file of sources in the setting `sources: library.bib`, which has that key" : `a definition \`[^${f.label}]: …\` in a file of the report`}; printed as it is written`,
  },
  "unused-note": {
    severity: "warning",
    text: (f: { label: string }) =>
      `Unexpected note [^${f.label}] that nothing calls, expected a callout [^${f.label}] in the text (or no note); it is not printed`,
  },
  "duplicate-note": {
    severity: "warning",
    text: (f: { label: string; first: string; read: string }) =>
      `Unexpected second definition of note [^${f.label}], expected one; the first is at ${f.first}; ${f.read}`,
  },
  "repeated-footnote": {
    severity: "error",
    text: (f: { label: string; first: string }) =>
      `Unexpected second callout of footnote [^${f.label}], expected one, since the note stands at the foot of its page; the first is at ${f.first}`,
  },
  "first-note": {
    severity: "warning",
    text: (f: { first: number; expected: string }) => `Unexpected \`first-note: ${f.first}\`, expected ${f.expected}`,
  },
  "note-jump": {
    severity: "info",
    text: (f: { last: number; first: number }) =>
      `Notes jump from ${f.last} to ${f.first} here, as \`first-note\` says`,
  },
  "nested-note": {
    severity: "warning",
    text: (f: { label: string; printed: string }) =>
      `Unexpected callout [^${f.label}] inside a note, expected notes to be called from the text only; ${f.printed}`,
  },
  "unknown-source": {
    severity: "warning",
    text: (f: { label: string; source?: string | undefined; file: string; near: string | undefined }) =>
      `Unexpected callout [^${f.label}]${inData(f.source)} of a source that ${f.file} doesn't have, expected the key of one that it has${f.near === undefined ? "" : ` (did you mean \`@${f.near}\`?)`}; printed as it is written`,
  },
  "unused-source": {
    severity: "info",
    text: (f: { key: string }) => `Source \`${f.key}\` is called by no note \`[^@${f.key}]\`; it is not printed`,
  },
  "source-field": {
    severity: "warning",
    text: (f: { key: string; fields: string }) =>
      `Unexpected source \`${f.key}\` without ${f.fields}, expected what readers need to find it; printed without`,
  },
  "source-date": {
    severity: "warning",
    text: (f: { key: string; written: string }) =>
      `Unexpected "${f.written}" as a date of source \`${f.key}\`, expected a year, month and day that there are, \`2023-05-31\`; printed as far as it is one`,
  },
  "bad-source": {
    severity: "error",
    text: (f: { problem: string }) => `Unexpected source that can't be read, expected BibTeX or CSL-JSON: ${f.problem}`,
  },
  "source-command": {
    severity: "warning",
    text: (f: { command: string }) =>
      `Unexpected command \`${f.command}\` of TeX in a source, expected the letters it stands for; printed as it is written`,
  },
  "duplicate-source": {
    severity: "warning",
    text: (f: { key: string; line: number }) =>
      `Unexpected second source \`${f.key}\`, expected another key; the first, in line ${f.line}, is printed`,
  },
  "note-end": {
    severity: "warning",
    text: (f: { note: string }) => `Unexpected end of note ${f.note}, expected a full stop after its last word`,
  },
  // Pictures
  /** An error of `print`. */
  "missing-picture": {
    severity: "warning",
    text: (f: { url: string; why: string; expected?: string; instead?: string }) =>
      `Unexpected picture \`${inShort(f.url)}\`, expected ${f.expected ?? "a picture inside the manuscript's folder"}: ${f.why}; ${f.instead ?? "a frame with its alternative text is set in its place"}`,
  },
  "bad-picture": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected picture \`${f.url}\`, expected one that can be printed: ${f.why}`,
  },
  "misnamed-picture": {
    severity: "warning",
    text: (f: { url: string; why: string }) =>
      `Unexpected name of picture \`${f.url}\`, expected one that says what it is: ${f.why}; printed as what it is`,
  },
  "outside-style": {
    severity: "warning",
    text: (f: { url: string; address: string }) =>
      `Unexpected style from \`${f.address}\` in picture \`${f.url}\`, expected all in its file, as nothing else is loaded: embed it, or turn text into paths`,
  },
  "missing-alt": {
    severity: "warning",
    text: (f: { url: string; instead: string }) =>
      `Unexpected picture \`${inShort(f.url)}\` without alternative text, expected \`![what it shows](${inShort(f.url)})\`; "${f.instead}" is read aloud instead`,
  },
  "bad-width": {
    severity: "warning",
    text: (f: { width: string; expected: string }) =>
      `Unexpected width \`${f.width}\` of a picture, expected ${f.expected}; printed as large as its file says`,
  },
  // Charts
  "missing-data": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected data file \`${f.url}\`, expected a CSV file inside the manuscript's folder: ${f.why}`,
  },
  "bad-data": {
    severity: "error",
    text: (f: { found: string; expected: string }) => `${opening(f.found)} in data, expected ${f.expected}`,
  },
  "uncertain-number": {
    severity: "warning",
    text: (f: { found: string; read: string; count: number }) =>
      `Unexpected "${f.found}" in data${f.count === 1 ? "" : ` (one of ${f.count} such numbers)`}, where the mark may be decimal or stand between thousands, expected no mark between thousands; read as ${f.read}`,
  },
  "foreign-data": {
    severity: "info",
    text: (f: { found: string }) =>
      `Read, though UTF-8 with decimal points and nothing between thousands is expected: ${f.found}`,
  },
  "tied-number": {
    severity: "error",
    text: (f: { written: string; problem: string; expected: string }) =>
      `${opening(f.problem)} in the number \`${f.written}\`, expected ${f.expected}`,
  },
  "bad-chart": {
    severity: "error",
    text: (f: { type: string; found: string; expected: string }) =>
      `${opening(f.found)} for a chart of type \`${f.type}\`, expected ${f.expected}`,
  },
  // Structure
  "heading-skip": {
    severity: "warning",
    text: (f: { found: number; expected: number }) =>
      `Unexpected heading of level ${f.found}, expected level ${f.expected} (\`${"#".repeat(f.expected)}\`) or higher up; printed as level ${f.expected}`,
  },
  "empty-heading": {
    severity: "warning",
    text: (f: { mark: string }) =>
      `Unexpected heading without words, expected \`${f.mark} Title\`, or no \`${f.mark}\`; what it holds is printed as a paragraph`,
  },
  "empty-title": {
    severity: "error",
    text: () => "Unexpected section without a title, expected `# Title`, or no `#`",
  },
  "long-heading": {
    severity: "error",
    text: (f: { length: number; most: number }) =>
      `Unexpected heading of ${f.length.toLocaleString("en")} characters, expected at most ${f.most.toLocaleString("en")}; without \`#\` it is a paragraph`,
  },
  "section-number": {
    severity: "warning",
    text: (f: { found: string; expected: string }) => `Unexpected section number ${f.found}, expected ${f.expected}`,
  },
  "number-conflict": {
    severity: "warning",
    text: (f: { what: "section" | "annex"; found: string; printed: string; by: string }) =>
      `${opening(f.what)} number ${f.found}, expected none, since \`${f.by}: automatic\` gives the numbers; printed: ${f.printed}`,
  },
  "duplicate-id": {
    severity: "warning",
    text: (f: { id: string; first: string }) =>
      `Unexpected second \`#${f.id}\`, expected every id once; links lead to the first, at ${f.first}`,
  },
  "reserved-id": {
    severity: "error",
    text: (f: { id: string }) => `Unexpected id \`${f.id}\`, which the report uses itself, expected another one`,
  },
  "broken-reference": {
    severity: "error",
    text: (f: { id: string; near?: string }) =>
      `Unexpected reference to \`#${f.id}\`, expected the id of a heading, box, figure or table${f.near ? ` (did you mean \`#${f.near}\`?)` : ""}`,
  },
  "doubled-label": {
    severity: "warning",
    text: (f: { word: string; id: string; own: string; isSame: boolean }) =>
      `Unexpected "${f.word}" before a reference to \`#${f.id}\`, which prints "${f.own}" itself, expected \`[](#${f.id})\` alone${f.isSame ? "; the word is printed once" : ""}`,
  },
  "dead-reference": {
    severity: "warning",
    text: (f: { id: string; near?: string; printed?: string }) =>
      `Unexpected link to \`#${f.id}\`, expected the id of a heading, box, figure or table${f.near ? ` (did you mean \`#${f.near}\`?)` : ""}; ${f.printed ?? "its words are printed without a link"}`,
  },
  // Links
  "empty-link": {
    severity: "warning",
    text: (f: { found: string; expected: string; printed: string }) =>
      `Unexpected link without ${f.found}, expected \`${f.expected}\`; ${f.printed}`,
  },
  "suspect-address": {
    severity: "warning",
    text: (f: { address: string; why: string }) => `Unexpected address ${f.address}, expected a whole one: ${f.why}`,
  },
  "unsafe-address": {
    severity: "error",
    text: (f: { address: string; scheme: string }) =>
      `Unexpected address ${f.address}, expected https:, http:, mailto: or tel: instead of ${f.scheme}`,
  },
  "foreign-address": {
    severity: "warning",
    text: (f: { address: string; scheme: string }) =>
      `Unexpected address ${f.address}, expected https:, http:, mailto: or tel: instead of ${f.scheme}; its words are printed without a link`,
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
  "no-web-export": {
    severity: "error",
    text: () =>
      "Unexpected file in which nothing of a web page was recognised, expected callouts `[165](#)`, a skip link, a footer or headings without marks; if it is Markdown already, it is built as it is, without import",
  },
  "bare-block": {
    severity: "info",
    text: (f: { found: string; expected: string; read: string }) =>
      `${opening(f.found)}, expected ${f.expected}; read ${f.read}`,
  },
  "note-in-text": {
    severity: "warning",
    text: (f: { text: string }) =>
      `Unexpected "${f.text}" right in the text, expected a callout \`[^1]\` there and the note at the end, if it is one; kept as text`,
  },
  "missing-number": {
    severity: "warning",
    text: (f: { text: string }) =>
      `Unexpected "${f.text}" without a number, expected one, or a reference \`[](#id)\`; kept as text`,
  },
  "page-furniture": {
    severity: "info",
    text: (f: { what: string; text: string }) =>
      `${opening(f.what)} of a web page, expected the section's text; left out: ${f.text}`,
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
      `${opening(f.what)} after note ${f.after}, expected notes; kept as text`,
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
      `${opening(f.what)} ${f.number} ${f.problem}, expected ${f.expected}`,
  },
  "stray-bar": {
    severity: "warning",
    text: () => "Unexpected `|` without words on both sides, expected none; kept as text",
  },
  // What would not be printed
  "unclosed-block": {
    severity: "error",
    text: (f: { opening: string; closing: string }) =>
      `Unexpected "${f.opening}" without its end, which takes in all that follows, expected a line "${f.closing}" where it ends`,
  },
  "bad-formula": {
    severity: "warning",
    text: (f: { formula: string; why: string }) =>
      `Unexpected formula \`${f.formula}\`, printed as it is written, expected TeX that can be set: ${f.why}`,
  },
  "raw-markup": {
    severity: "warning",
    text: (f: { found: string; like: string; expected: string }) =>
      `Unexpected "${f.found}" printed as text, though it looks like ${f.like}, expected ${f.expected}`,
  },
  "indented-code": {
    severity: "warning",
    text: (f: { found: string; like: string; expected: string }) =>
      `Unexpected "${f.found}" printed as code since it is indented, though it looks like ${f.like}, expected ${f.expected}`,
  },
  "stray-tag": {
    severity: "warning",
    text: (f: { tag: string; opening: string }) =>
      `Unexpected \`${f.tag}\`, which ends nothing, expected \`${f.opening}\` before it, or none; left out`,
  },
  placeholder: {
    severity: "warning",
    text: (f: { text: string }) => `Unexpected "${f.text}", expected what it stands for; printed as it is`,
  },
  "mixed-script": {
    severity: "warning",
    text: (f: { letter: string; code: string; script: string; main: string; word: string }) =>
      `Unexpected ${f.script} letter "${f.letter}" (${f.code}) in the ${f.main} word "${f.word}", expected the one that looks like it; nobody finds the word otherwise`,
  },
  "divided-word": {
    severity: "warning",
    text: (f: { before: string; behind: string }) =>
      `Unexpected line that ends within a word, "${f.before}" and "${f.behind}", expected the word on one line; a blank is printed between them`,
  },
  "drawing-code": {
    severity: "warning",
    text: (f: { language: string }) =>
      `Unexpected drawing in the language "${f.language}", expected a picture of it (SVG or PNG, which its program makes); its code is printed`,
  },
  "unusual-markup": {
    severity: "warning",
    text: (f: { found: string; expected: string; read: string }) =>
      `${opening(f.found)}, expected ${f.expected}; read ${f.read}`,
  },
  "foreign-markup": {
    severity: "info",
    text: (f: { found: string; read: string }) => `Read "${f.found}", which is another program's, as ${f.read}`,
  },
  "unknown-directive": {
    severity: "warning",
    text: (f: { name: string; known: string; printed: string }) =>
      `Unexpected directive \`${f.name}\`, expected one of ${f.known}; ${f.printed}`,
  },
  "unknown-box-kind": {
    severity: "warning",
    text: (f: { kind: string; expected: string }) =>
      `Unexpected kind \`${f.kind}\` of box, expected ${f.expected}; printed as a box without one`,
  },
  "unknown-attribute": {
    severity: "warning",
    text: (f: { of: string; attribute: string; expected: string }) =>
      `${opening(f.attribute)} ${f.of}, expected ${f.expected}; left out`,
  },
  "missing-title": {
    severity: "warning",
    text: (f: { name: string }) =>
      `Unexpected directive \`${f.name}\` without a title, expected \`${f.name}[Title]\`; its number is printed alone`,
  },
  "bad-directive": {
    severity: "error",
    text: (f: { name: string; problem: string; expected: string }) =>
      `${opening(f.problem)} in directive \`${f.name}\`, expected ${f.expected}`,
  },
  "misplaced-layout": {
    severity: "warning",
    text: (f: { name: string; problem: string; expected: string }) =>
      `${opening(f.problem)} in directive \`${f.name}\`, which is left out, expected ${f.expected}`,
  },
  "merged-cell": {
    severity: "error",
    text: (f: { found: string; expected: string }) => `${opening(f.found)}, expected ${f.expected}`,
  },
  "extra-cell": {
    severity: "warning",
    text: (f: { columns: number }) =>
      `Unexpected cell behind the last column, expected ${f.columns} cells as in the table's first row (or \`\\|\` for a bar in the text); printed in a column of its own`,
  },
  "short-row": {
    severity: "warning",
    text: (f: { cells: number; columns: number }) =>
      `Unexpected row of ${f.cells} ${f.cells === 1 ? "cell" : "cells"}, expected ${f.columns} as in the table's first row; the rest is printed empty`,
  },
  "empty-block": {
    severity: "warning",
    text: (f: { what: string; expected: string }) => `${opening(f.what)}, expected ${f.expected}; printed as it is`,
  },
  "dropped-html": {
    severity: "error",
    text: (f: { what: string; expected?: string }) =>
      `Unexpected HTML ${f.what}, expected ${f.expected ?? "Markdown, or an HTML element for text (docs/manuscript.md lists them)"}`,
  },
  "foreign-html": {
    severity: "warning",
    text: (f: { what: string; printed: string }) =>
      `Unexpected HTML element ${f.what}, expected Markdown, or an HTML element for text (docs/manuscript.md lists them); ${f.printed}`,
  },
  "unclosed-html": {
    severity: "warning",
    text: (f: { name: string }) =>
      `Unexpected HTML element <${f.name}> without an end, expected \`</${f.name}>\` where it ends; printed as if it ended with its paragraph, or before the next heading`,
  },
  "conditional-comment": {
    severity: "warning",
    text: (f: { condition: string }) =>
      `Unexpected words in a comment \`<!--[${f.condition}]>\` that only old browsers and Word show, expected words outside of comments; they are not printed`,
  },
  "dropped-element": {
    severity: "info",
    text: (f: { what: string }) =>
      `Left out, since a report has a look of its own: HTML elements ${f.what}; all words are printed`,
  },
  "dropped-attribute": {
    severity: "info",
    text: (f: { what: string }) =>
      `Left out, since a report has a look of its own: attributes ${f.what}; all words are printed`,
  },
  "unused-definition": {
    severity: "warning",
    text: (f: { label: string }) =>
      `Unexpected link definition [${f.label}] that nothing uses, expected a link \`[text][${f.label}]\``,
  },
  "missing-glyph": {
    severity: "warning",
    text: (f: { character: string; code: string; count: number }) =>
      `Unexpected character "${f.character}" (${f.code})${f.count === 1 ? "" : `, ${f.count} times in this file,`} that no typeface of the report has: a frame with its number is printed, expected another character or a picture`,
  },
  // On the pages
  "lost-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Missing words on the pages of "${f.unit}", expected all that it holds: ${f.what}`,
  },
  "hiding-rule": {
    severity: "warning",
    text: (f: { declaration: string; selector: string }) =>
      `Unexpected \`${f.declaration}\` for \`${f.selector}\` while words are missing on the pages, expected a rule under which they are seen: change it if it hides them, or take the words out of the manuscript`,
  },
  "doubled-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected repetition on the pages of "${f.unit}", expected once: ${f.what}`,
  },
  "moved-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected order on the pages of "${f.unit}", expected that of the manuscript: ${f.what}`,
  },
  "changed-words": {
    severity: "error",
    text: (f: { what: string; found: string; unit: string }) =>
      `Unexpected words on the pages of "${f.unit}", read as "${f.found}", expected: ${f.what}`,
  },
  "off-page": {
    severity: "error",
    text: (f: OnPage) =>
      `Unexpected width or height on page ${f.page}, expected inside the text area, but reaching ${f.amount.toFixed(1)} mm out of it: "${f.text}"`,
  },
  "overlapping-lines": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected lines over each other on page ${f.page}, by ${f.amount.toFixed(1)} mm, expected some apart: change the size, line height or margin that a stylesheet or token of the theme gives them: "${f.text}"`,
  },
  "long-cover": {
    severity: "error",
    text: (f: OnPage) =>
      `Unexpected cover or title page that goes on behind page ${f.page}, expected one page: shorten its words, or make them smaller in the theme: "${f.text}"`,
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
      `Unexpected heading that ends page ${f.page}, expected two lines of text below it, found ${f.amount}: "${f.text}"`,
  },
  "short-last-page": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected last page of a part, page ${f.page}, expected more than two lines, found ${f.amount}: "${f.text}"`,
  },
  "white-gap": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected white space of ${f.amount.toFixed(0)} mm at the foot of page ${f.page}, expected under a third of the page; this had no room there, and leaves less where it stands earlier or later in the text: "${f.text}"`,
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
    text: (f: OnPage & { mention: string }) =>
      `Unexpected distance from the text on page ${f.mention} that names what stands on page ${f.page}, expected it there or overleaf: "${f.text}"`,
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
    severity: "warning",
    text: (f: {
      byMm: number;
      wordsBreak: "nowhere" | "after marks" | "anywhere" | "anywhere, numbers too";
      typePt: number;
      isTurned: boolean;
      wasTurned: boolean;
    }) => {
      const done = [
        ...(f.wordsBreak === "nowhere" ? [] : [`words that break ${f.wordsBreak}`]),
        ...(f.typePt === 9.5 ? [] : [`type of ${f.typePt} pt instead of 9.5`]),
        ...(f.isTurned && !f.wasTurned ? ["a page of its own, turned"] : []),
      ];
      const what =
        f.byMm > 0
          ? `${f.byMm.toFixed(1)} mm wider than ${f.wasTurned ? "a turned page" : "the text"}`
          : "with cells that are squeezed beside long words";
      return `Unexpected table ${what}, expected fewer columns or shorter words; it is printed with ${done.join(", ")}`;
    },
  },
  "wide-formula": {
    severity: "warning",
    text: (f: { byMm: number; lines: number; percent: number }) => {
      const done = [
        ...(f.lines === 1 ? [] : [`in ${f.lines} lines`]),
        ...(f.percent === 100 ? [] : [`in type of ${f.percent} per cent of its size`]),
      ];
      return `Unexpected formula ${f.byMm.toFixed(1)} mm wider than its place, expected a shorter one, or one that stands alone, with lines that end in \`\\\\\`; it is printed ${done.join(", ")}`;
    },
  },
  "tall-formula": {
    severity: "error",
    text: (f: { byMm: number }) =>
      `Unexpected formula ${f.byMm.toFixed(1)} mm higher than a page, expected one that a page has room for: end it with \`$$\` where a page may end, and begin the next with \`$$\``,
  },
  "unprintable-table": {
    severity: "error",
    text: (f: { byMm: number; isTurned: boolean }) =>
      `Unexpected table ${f.byMm.toFixed(1)} mm wider than ${f.isTurned ? "a turned page" : "the text"}, in type of ${f.isTurned ? "7.5" : "5"} pt and with broken words, expected fewer columns: make two tables of it${f.isTurned ? "" : ", or put it where it can be turned, in no list, box, quotation or note"}`,
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
  "stalled-pages": {
    severity: "error",
    text: (f: { unit: string; seconds: number; page: number }) =>
      `Unexpected content in "${f.unit}" that the browser makes no page of ${f.page > 0 ? `behind its page ${f.page} ` : ""}in ${f.seconds} s, expected pages: divide what stands there or make it shorter, and make a PNG of a drawing with filters`,
  },
  "browser-says": {
    severity: "warning",
    text: (f: { unit: string; text: string }) =>
      `Unexpected words from the browser while paging "${f.unit}", expected none: ${f.text}`,
  },
} as const satisfies Record<string, CatalogueEntry>;

export type MessageCode = keyof typeof catalogue;
export type Facts<C extends MessageCode> =
  Parameters<(typeof catalogue)[C]["text"]> extends [infer F] ? F : Record<string, never>;
