/** Words messages about Markdown and HTML that would not be printed as it was meant. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const markupMessages = {
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
      `${openSentence(f.found)}, expected ${f.expected}; read ${f.read}`,
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
      `${openSentence(f.attribute)} ${f.of}, expected ${f.expected}; left out`,
  },
  "missing-title": {
    severity: "warning",
    text: (f: { name: string }) =>
      `Unexpected directive \`${f.name}\` without a title, expected \`${f.name}[Title]\`; its number is printed alone`,
  },
  "bad-directive": {
    severity: "error",
    text: (f: { name: string; problem: string; expected: string }) =>
      `${openSentence(f.problem)} in directive \`${f.name}\`, expected ${f.expected}`,
  },
  "misplaced-layout": {
    severity: "warning",
    text: (f: { name: string; problem: string; expected: string }) =>
      `${openSentence(f.problem)} in directive \`${f.name}\`, which is left out, expected ${f.expected}`,
  },
  "merged-cell": {
    severity: "error",
    text: (f: { found: string; expected: string }) => `${openSentence(f.found)}, expected ${f.expected}`,
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
    text: (f: { what: string; expected: string }) =>
      `${openSentence(f.what)}, expected ${f.expected}; printed as it is`,
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
} as const satisfies Record<string, CatalogueEntry>;
