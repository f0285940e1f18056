/** Words messages about report.yaml, front matter, themes and the language. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const settingMessages = {
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
      `${openSentence(f.found)} in setting \`${f.setting}\`, expected ${f.expected}`,
  },
  "cover-setting": {
    severity: "warning",
    text: (f: { setting: string; found: string; expected: string }) =>
      `${openSentence(f.found)} in setting \`${f.setting}\`, expected ${f.expected}`,
  },
  "theme-style": {
    severity: "error",
    text: (f: { found: string; expected: string }) =>
      `${openSentence(f.found)} in a theme's stylesheet, expected ${f.expected}`,
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
} as const satisfies Record<string, CatalogueEntry>;
