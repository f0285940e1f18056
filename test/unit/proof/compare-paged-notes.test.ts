/** Tells which notes have another number or page where numbers begin anew on each page. */
import { expect, test } from "vitest";
import type { Note } from "#markdown/numbers/number-notes.ts";
import { comparePagedNotes } from "#proof/compare-paged-notes.ts";

/** Returns a book whose pages call these notes, by their labels. */
function book(...pages: string[][]): Parameters<typeof comparePagedNotes>[0] {
  const all = pages.flatMap((labels, page) => labels.map((identifier, nth) => ({ identifier, page, nth })));
  const notes = all.map(({ identifier }, index): Note => {
    const places = { definedIn: 0, calledFirstIn: 0, calledFirstInPart: 0 };
    const name = String(index + 1);
    return { number: index + 1, name, identifier, ...places, calloutIds: [`callout-${name}`], series: "endnote" };
  });
  const definitions = all.map(({ identifier }) => ({ identifier, label: identifier.toUpperCase() }));
  return {
    report: { sections: [{ facts: { definitions } }] },
    numbering: { notes } as never,
    pagination: {
      textFirst: 1,
      pageOf: (id: string) => all[Number(id.replace("note-", "")) - 1]!.page + 1,
    } as never,
    printed: [{ noteNumbers: Object.fromEntries(all.map(({ nth }, index) => [`note~${index + 1}`, String(nth + 1)])) }],
  };
}

test("a note that is new moves others on its page, and one that goes overleaf", () => {
  expect(comparePagedNotes(book(["a", "b"], ["c"], ["e"]), book(["x", "a"], ["b", "c"]))).toEqual([
    { label: "X", old: undefined, new: { number: "1", page: "1" } },
    { label: "A", old: { number: "1", page: "1" }, new: { number: "2", page: "1" } },
    { label: "B", old: { number: "2", page: "1" }, new: { number: "1", page: "2" } },
    { label: "C", old: { number: "1", page: "2" }, new: { number: "2", page: "2" } },
    { label: "E", old: { number: "1", page: "3" }, new: undefined },
  ]);
  expect(comparePagedNotes(book(["a"]), book(["a"]))).toEqual([]);
});
