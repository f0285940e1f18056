/** Words messages about data, and the charts that are drawn of them. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const dataMessages = {
  "missing-data": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected data file \`${f.url}\`, expected a CSV file inside the manuscript's folder: ${f.why}`,
  },
  "bad-data": {
    severity: "error",
    text: (f: { found: string; expected: string }) => `${openSentence(f.found)} in data, expected ${f.expected}`,
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
      `${openSentence(f.problem)} in the number \`${f.written}\`, expected ${f.expected}`,
  },
  "bad-chart": {
    severity: "error",
    text: (f: { type: string; found: string; expected: string }) =>
      `${openSentence(f.found)} for a chart of type \`${f.type}\`, expected ${f.expected}`,
  },
} as const satisfies Record<string, CatalogueEntry>;
