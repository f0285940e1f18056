/** Words messages about pages saved from the web. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const webExportMessages = {
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
      `${openSentence(f.found)}, expected ${f.expected}; read ${f.read}`,
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
      `${openSentence(f.what)} of a web page, expected the section's text; left out: ${f.text}`,
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
      `${openSentence(f.what)} after note ${f.after}, expected notes; kept as text`,
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
      `${openSentence(f.what)} ${f.number} ${f.problem}, expected ${f.expected}`,
  },
  "stray-bar": {
    severity: "warning",
    text: () => "Unexpected `|` without words on both sides, expected none; kept as text",
  },
} as const satisfies Record<string, CatalogueEntry>;
