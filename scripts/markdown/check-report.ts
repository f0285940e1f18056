/** The parsed report and its numbering in; complaints of every rule on its files out. */
import type { Numbering } from "./number-report.ts";
import type { ParsedReport } from "./parsed-report.ts";
import { brokenReference } from "./rules/broken-reference.ts";
import { duplicateId } from "./rules/duplicate-id.ts";
import { duplicateNote } from "./rules/duplicate-note.ts";
import { emptyLink } from "./rules/empty-link.ts";
import { headingSkip } from "./rules/heading-skip.ts";
import { missingAlt } from "./rules/missing-alt.ts";
import { missingGlyph } from "./rules/missing-glyph.ts";
import { nestedNote } from "./rules/nested-note.ts";
import { noteEnd } from "./rules/note-end.ts";
import { sectionNumber } from "./rules/section-number.ts";
import { suspectAddress } from "./rules/suspect-address.ts";
import { undefinedNote } from "./rules/undefined-note.ts";
import { unknownDirective } from "./rules/unknown-directive.ts";
import { unsafeAddress } from "./rules/unsafe-address.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";
import { unusedNote } from "./rules/unused-note.ts";

/** @param isCovered - whether the report's typeface has a code point. */
export function checkReport(
  report: ParsedReport,
  numbering: Numbering,
  isCovered: (codePoint: number) => boolean,
): void {
  undefinedNote(report);
  unusedNote(report, numbering);
  duplicateNote(report);
  nestedNote(report);
  noteEnd(numbering);
  missingAlt(report);
  headingSkip(report);
  sectionNumber(report);
  duplicateId(report);
  brokenReference(report, numbering);
  emptyLink(report);
  suspectAddress(report);
  unsafeAddress(report);
  unknownDirective(report);
  unusedDefinition(report);
  missingGlyph(report, isCovered);
}
