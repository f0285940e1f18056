/** Complains of each id given by the author that the pipeline gives itself, or can't tell from names of its own. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

/** Matches ids of notes, at the end and at the foot, and of their callouts; a tilde stands in names of units. */
const generated = /^(?:footnote|note|(?:footnote-)?callout)-\d+(?:-\d+)?$|~/;

export function reservedId({ sections }: ParsedReport, { notes }: Numbering): void {
  for (const { file, facts } of sections) {
    for (const { id, position } of facts.ids) {
      const isOfNotes = id === "notes" && notes.length > 0;
      // `constructor` and the like, which every object of JavaScript has.
      if (generated.test(id) || isOfNotes || id in Object.prototype) complain(file, "reserved-id", { id }, position);
    }
  }
}
