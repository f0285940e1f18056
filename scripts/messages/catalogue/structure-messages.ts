/** Words messages about headings, numbers, ids and references. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const structureMessages = {
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
      `${openSentence(f.what)} number ${f.found}, expected none, since \`${f.by}: automatic\` gives the numbers; printed: ${f.printed}`,
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
} as const satisfies Record<string, CatalogueEntry>;
