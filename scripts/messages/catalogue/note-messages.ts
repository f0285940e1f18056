/** Words messages about notes and their sources. */
import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Names the place in a data file that a table takes its cells from. */
const inData = (source: string | undefined) => (source === undefined ? "" : ` (${source})`);

export const noteMessages = {
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
} as const satisfies Record<string, CatalogueEntry>;
