/** Words messages about files: which there are, how they are encoded, how large they are. */
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { openSentence } from "./open-sentence.ts";

export const inputMessages = {
  "missing-file": {
    severity: "error",
    text: (f: { path: string; why?: string | undefined; near?: string | undefined }) =>
      `Unexpected path ${f.path}, expected a file or folder that ${f.why ?? "exists"}${f.near ? ` (did you mean \`${f.near}\`?)` : ""}`,
  },
  "not-markdown": {
    severity: "error",
    text: (f: { found: string; expected?: string; way?: string }) =>
      `${openSentence(f.found)}, expected ${f.expected ?? "Markdown"} in UTF-8${f.way ? `: ${f.way}` : ""}`,
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
    text: (f: { what: string; limit: string }) => `${openSentence(f.what)}, expected at most ${f.limit}`,
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
} as const satisfies Record<string, CatalogueEntry>;
