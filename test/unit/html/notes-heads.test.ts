/** Makes the running heads of endnotes, which tell the pages on which the notes are called first. */
import { expect, test } from "vitest";
import { notesHeads } from "#html/notes/notes-heads.ts";
import { labelsOf } from "#languages/labels.ts";

/** Returns the heads of notes 1, 2, …, by the pages of their first callouts. */
function headsOf(calledOn: readonly number[], pagesOfNotes: readonly number[]): (string | undefined)[] {
  const notes = calledOn.map((page, index) => {
    return { id: `note-${index + 1}`, calloutId: `call-${index}-on-${page}` };
  });
  const anchors = Object.fromEntries(notes.map(({ id }, index) => [id, pagesOfNotes[index]!]));
  const pageOf = (id: string) => Number(id.split("-on-")[1]);
  return notesHeads({ notes }, anchors, pageOf, String, labelsOf("en"));
}

test("tell the first and last page on which the notes below are called", () => {
  expect(headsOf([41, 43, 47, 47, 52], [0, 0, 0, 1, 1])).toEqual(["Notes to pages 41–47", "Notes to pages 47–52"]);
});

test("tell one page", () => {
  expect(headsOf([41, 41], [0, 0])).toEqual(["Notes to page 41"]);
});

test("of notes behind a section's text stand on the pages behind their title's", () => {
  const notes = [1, 2, 3].map((number) => ({ id: `n${number}`, calloutId: `c${number}` }));
  const anchors = { title: 1, n1: 1, n2: 2, n3: 2 };
  const heads = notesHeads({ notes, notesTitle: "title" }, anchors, () => 4, String, labelsOf("en"));
  expect(heads).toEqual([undefined, undefined, "Notes to page 4"]);
});

test("leave a page without notes of its own as it is", () => {
  expect(headsOf([41, 43], [0, 2])).toEqual(["Notes to page 41", undefined, "Notes to page 43"]);
});
