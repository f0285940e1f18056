/** Complains once of a page with callouts but without any note. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { noteNumberOf, showRanges, type NumberedNotes } from "./numbered-notes.ts";

/**
 * Complains at the first callout, with an error, since some exports lose the list of notes. The callouts stay, so that
 * notes can be added; until then they aren't printed, since they would lead nowhere.
 */
export function checkMissingNotes({ callouts, notes }: NumberedNotes, file: VFile): void {
  if (callouts.length === 0 || notes.length > 0) return;
  const numbers = [...new Set(callouts.map((callout) => noteNumberOf(callout)))].toSorted((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  complain(file, "missing-notes", { labels: showRanges(ranges), first: numbers[0]! }, callouts[0]);
}
