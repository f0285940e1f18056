/** Complains of each id given by the author that the pipeline gives itself, or can't tell from names of its own. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

/** Matches ids of notes, at the end and at the foot, and of their callouts; a tilde stands in names of units. */
const generated = /^(?:footnote|note|(?:footnote-)?callout)-\d+[a-z]*(?:-\d+){0,2}$|~/;

export function reservedId({ sections, settings }: ParsedReport, { notes }: Numbering): void {
  const hasPart = notes.length > 0 && settings.notes.place === "report-end";
  for (const { file, facts } of sections) {
    for (const { id, position } of facts.ids) {
      const isOfNotes = id === "notes" && hasPart;
      // `constructor` and the like, which every object of JavaScript has.
      if (generated.test(id) || isOfNotes || id in Object.prototype) complain(file, "reserved-id", { id }, position);
    }
  }
}
