/** Applies every rule that looks across sections to the facts of all sections and their numbering. */
import type { Numbering } from "./numbers/number-report.ts";
import type { ParsedReport } from "./parsed-report.ts";
import { brokenReference } from "./rules/broken-reference.ts";
import { doubledLabel } from "./rules/doubled-label.ts";
import { duplicateId } from "./rules/duplicate-id.ts";
import { duplicateNote } from "./rules/duplicate-note.ts";
import { firstNote } from "./rules/first-note.ts";
import { noteJump } from "./rules/note-jump.ts";
import { missingMapRights } from "./rules/missing-map-rights.ts";
import { missingBoxTitle } from "./rules/missing-title.ts";
import { numberConflict } from "./rules/number-conflict.ts";
import { repeatedFootnote } from "./rules/repeated-footnote.ts";
import { reservedId } from "./rules/reserved-id.ts";
import { sectionNumber } from "./rules/section-number.ts";
import { undefinedNote } from "./rules/undefined-note.ts";
import { unknownBoxKind } from "./rules/unknown-box-kind.ts";
import { unusedNote } from "./rules/unused-note.ts";

export function checkReport(report: ParsedReport, numbering: Numbering): void {
  undefinedNote(report);
  unusedNote(report, numbering);
  duplicateNote(report);
  repeatedFootnote(report);
  firstNote(report, numbering);
  noteJump(report, numbering);
  sectionNumber(report);
  numberConflict(report, numbering);
  duplicateId(report);
  reservedId(report, numbering);
  brokenReference(report, numbering);
  doubledLabel(report, numbering);
  unknownBoxKind(report);
  missingBoxTitle(report);
  missingMapRights(report);
}
