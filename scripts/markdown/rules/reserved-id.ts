/** Complains of each id of the author that the pipeline generates itself, or could confuse with its own names. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

/** Matches ids of endnotes, of footnotes and of their callouts, and the tilde, which names of units contain. */
const generated = /^(?:footnote|note|(?:footnote-)?callout)-\d+[a-z]*(?:-\d+){0,2}$|~/;

export function reservedId({ sections, settings }: ParsedReport, { notes }: Numbering): void {
  const hasPart = notes.length > 0 && settings.notes.place === "report-end";
  for (const { file, facts } of sections) {
    for (const { id, position } of facts.ids) {
      const isOfNotes = id === "notes" && hasPart;
      // `constructor` and the like are properties of every JavaScript object.
      if (generated.test(id) || isOfNotes || id in Object.prototype) complain(file, "reserved-id", { id }, position);
    }
  }
}
