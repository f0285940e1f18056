/** Complains of callouts of sources that the sources' file doesn't have, of missing fields, and of unused sources. */
import { complain } from "../../messages/complain.ts";
import { inProse } from "../../messages/in-prose.ts";
import { nearest } from "../../messages/nearest.ts";
import type { CitedSource, SourceLibrary } from "../../manuscript/sources/source-library.ts";
import { citationOf, sourceFor } from "../sources/cite-sources.ts";
import { definitionsOf } from "../numbers/number-notes.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function unknownSource({ sections }: Pick<ParsedReport, "sections">, library: SourceLibrary): void {
  const defined = definitionsOf(sections);
  const called = new Set<CitedSource>();
  for (const { file, facts } of sections) {
    for (const { identifier, label, position, source: at } of facts.callouts) {
      const citation = defined.has(identifier) ? undefined : citationOf(label);
      if (!citation) continue;
      const source = sourceFor(library, citation.key);
      if (source) called.add(source);
      else {
        const near = nearest(citation.key, library.sources.keys());
        complain(file, "unknown-source", { label, source: at, file: library.file.path, near }, position);
      }
    }
  }
  for (const source of library.sources.values()) {
    const { key, point, wrongDates = [] } = source;
    const missing = missingIn(source);
    if (!called.has(source)) {
      complain(library.file, "unused-source", { key }, point);
      continue;
    }
    if (missing.length > 0) complain(library.file, "source-field", { key, fields: inProse(missing) }, point);
    for (const written of wrongDates) complain(library.file, "source-date", { key, written }, point);
  }
}

function missingIn({ title, author, date, address, accessed }: CitedSource): string[] {
  const fields = { title, author, date };
  const missing = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [name] : []));
  // A source without a date may change, so it needs the date of access instead.
  return missing.includes("date") && address !== undefined && accessed !== undefined
    ? missing.filter((name) => name !== "date")
    : missing;
}
