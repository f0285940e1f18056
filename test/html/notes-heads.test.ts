/** The running heads of endnotes: the pages on which their notes are called first. */
import { expect, test } from "vitest";
import { noteId } from "../../scripts/html/note-name.ts";
import { notesHeads } from "../../scripts/html/notes-heads.ts";
import type { Note } from "../../scripts/markdown/number-report.ts";

/** Notes 1, 2, …, by the pages of their callouts. */
function headsOf(calledOn: readonly number[][], pagesOfNotes: readonly number[]): (string | undefined)[] {
  const notes = calledOn.map((pages, index) => {
    const calloutIds = pages.map((page, nth) => `call-${index}-${nth}-on-${page}`);
    return { series: "endnote", number: index + 1, calloutIds } as unknown as Note;
  });
  const anchors = Object.fromEntries(notes.map((note, index) => [noteId(note), pagesOfNotes[index]!]));
  const pageOf = (id: string) => Number(id.split("-on-")[1]);
  return notesHeads(notes, anchors, pageOf, String, "en");
}

test("tell the first and last page on which the notes below are called", () => {
  expect(headsOf([[41], [43], [47], [47], [52]], [0, 0, 0, 1, 1])).toEqual([
    "Notes to pages 41–47",
    "Notes to pages 47–52",
  ]);
});

test("tell one page", () => {
  expect(headsOf([[41], [41]], [0, 0])).toEqual(["Notes to page 41"]);
});

test("don't reach as far as a note is called again", () => {
  expect(headsOf([[41, 90], [43]], [0, 0])).toEqual(["Notes to pages 41–43"]);
});

test("leave a page without notes of its own as it is", () => {
  expect(headsOf([[41], [43]], [0, 2])).toEqual(["Notes to page 41", undefined, "Notes to page 43"]);
});
