/** Reports where the numbers of notes jump because a section sets its first number. */
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function noteJump({ sections, settings }: ParsedReport, { notes }: Numbering): void {
  if (settings.notes.numbering !== "report") return;
  for (const [place, { number, calledFirstIn }] of notes.entries()) {
    const before = notes[place - 1];
    const { file, firstNote } = sections[calledFirstIn]!;
    if (!before || before.calledFirstIn === calledFirstIn || !firstNote || number === before.number + 1) continue;
    complain(file, "note-jump", { last: before.number, first: number }, firstNote.point);
  }
}
