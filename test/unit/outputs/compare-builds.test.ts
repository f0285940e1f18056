/** Compares two builds, and tells in one line what changed between them. */
import { describe, expect, test } from "vitest";
import { compareBuilds, comparePageHashes } from "#outputs/compare-builds.ts";
import { countLayout, type OtherKind } from "#outputs/count-layout.ts";
import { sayChanges, sayRanges } from "#outputs/say-changes.ts";

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const before = { pages: numbered("p", 60), notes: numbered("n", 20) };
/** Returns notes that rise one by one from a number on. */
const from = (first: number, count: number): [number, number][] => (count > 0 ? [[first, first + count - 1]] : []);

function say(after: Partial<typeof before>, first = 165): string {
  const now = { ...before, ...after };
  return sayChanges(
    { sections: { all: 24, again: 2 }, others: [] },
    compareBuilds({ ...before, noteRuns: from(165, 20) }, { ...now, noteRuns: from(first, now.notes.length) }),
  );
}

/** Returns `list` with `count` items from `index` on replaced by others. */
function spliced(list: readonly string[], index: number, count: number, ...others: string[]): string[] {
  return list.toSpliced(index, count, ...others);
}

describe("the line", () => {
  test("nothing changed", () => {
    expect(say({})).toBe("2 of 24 sections laid out again, no page changed, notes 165–184 unchanged");
  });
  test("pages changed in a row", () => {
    expect(say({ pages: spliced(before.pages, 40, 3, "x", "y", "z") })).toBe(
      "2 of 24 sections laid out again, 3 pages changed (41–43), notes 165–184 unchanged",
    );
  });
  test("a page added: those behind it moved", () => {
    expect(say({ pages: spliced(before.pages, 40, 0, "x") })).toBe(
      "2 of 24 sections laid out again, 1 page changed (41), 20 moved, 1 page more, notes 165–184 unchanged",
    );
  });
  test("a page gone", () => {
    expect(say({ pages: spliced(before.pages, 59, 1) })).toContain("no page changed, 1 page fewer, notes");
  });
  test("all changed", () => {
    expect(say({ pages: numbered("q", 60) })).toContain("all 60 pages changed");
  });
  test("no earlier build", () => {
    expect(sayChanges({ sections: { all: 24, again: 24 }, others: ["contents", "notes"] }, undefined)).toBe(
      "24 of 24 sections, the contents and the notes laid out again, no earlier build to compare with",
    );
  });
  test.each<[string, Partial<typeof before>, string]>([
    [
      "a note mended",
      { notes: spliced(before.notes, 5, 1, "x") },
      "note 170 changed, notes 165–169 and 171–184 unchanged",
    ],
    [
      "a note added",
      { notes: spliced(before.notes, 5, 0, "x") },
      "note 170 new, notes 165–169 unchanged, notes 170–184 now 171–185",
    ],
    [
      "a note gone",
      { notes: spliced(before.notes, 5, 1) },
      "note 170 gone, notes 165–169 unchanged, notes 171–184 now 170–183",
    ],
    ["the last note gone", { notes: spliced(before.notes, 19, 1) }, "note 184 gone, notes 165–183 unchanged"],
    ["all notes gone", { notes: [] }, "notes 165–184 gone"],
    ["only the first stayed", { notes: ["n1", "x"] }, "note 166 changed, note 165 unchanged"],
  ])("%s", (_, after, line) => {
    expect(say(after)).toBe(`2 of 24 sections laid out again, no page changed, ${line}`);
  });
});

test("notes with another first number", () => {
  expect(say({}, 1)).toMatch(/, notes 165–184 now 1–20$/);
});

describe("notes whose numbers jump", () => {
  const jumping = {
    pages: ["p"],
    notes: numbered("n", 12),
    noteRuns: [
      [1, 2],
      [165, 174],
    ] as [number, number][],
  };
  const told = (notes: string[], noteRuns: [number, number][]) =>
    sayChanges({ sections: { all: 1, again: 1 }, others: [] }, compareBuilds(jumping, { ...jumping, notes, noteRuns }));

  test("are named as others", () => {
    expect(told(jumping.notes, jumping.noteRuns)).toMatch(/, notes 1–2 and 165–174 unchanged$/);
    expect(
      told(spliced(jumping.notes, 2, 0, "x"), [
        [1, 2],
        [165, 175],
      ]),
    ).toMatch(/, note 165 new, notes 1–2 unchanged, notes 165–174 now 166–175$/);
    expect(
      told(spliced(jumping.notes, 0, 1), [
        [1, 1],
        [165, 174],
      ]),
    ).toMatch(/, note 1 gone, notes 165–174 unchanged, note 2 now 1$/);
  });
  test("are counted where that makes too many stretches", () => {
    const apart = jumping.notes.map((_, index): [number, number] => [2 * index + 1, 2 * index + 1]);
    expect(told(jumping.notes, apart)).toMatch(/, 12 notes unchanged$/);
  });
});

test("notes whose numbers begin anew are counted, not named", () => {
  const anew = { ...before, noteRuns: undefined };
  const told = (after: Partial<typeof anew>) =>
    sayChanges({ sections: { all: 1, again: 1 }, others: [] }, compareBuilds(anew, { ...anew, ...after }));
  expect(told({ notes: spliced(before.notes, 5, 1, "x") })).toMatch(/, 1 note changed, 19 notes unchanged$/);
  expect(told({ notes: spliced(before.notes, 5, 0, "x") })).toMatch(/, 1 note new, 20 notes unchanged$/);
  expect(told({ notes: spliced(before.notes, 5, 2) })).toMatch(/, 2 notes gone, 18 notes unchanged$/);
});

test("sections are what authors wrote; all notes are one other part", () => {
  const units = (["cover", "foreword", "contents", "section", "section", "annex", "notes", "notes"] as const).map(
    (kind, index) => ({ unit: { kind }, fresh: index !== 0 && index !== 3 }),
  );
  const layout = countLayout(units);
  expect(layout).toEqual({ sections: { all: 4, again: 3 }, others: ["contents", "notes"] });
  const say = (others: OtherKind[]) => sayChanges({ sections: { all: 1, again: 0 }, others }, undefined);
  expect(say(["notes"])).toMatch(/^0 of 1 section and the notes laid out again/);
  expect(say(["cover", "contents", "lists", "notes"])).toMatch(/^0 of 1 section and 4 other parts laid out again/);
});

test("equal pages, blank ones say, are matched one by one", () => {
  expect(comparePageHashes(["a", "blank", "b"], ["a", "blank", "blank", "b"])).toMatchObject({
    changed: [3],
    moved: 1,
  });
  expect(comparePageHashes(["a", "a"], ["a"])).toMatchObject({ changed: [], moved: 0 });
  expect(comparePageHashes(["a", "b"], ["b", "a"])).toMatchObject({ changed: [], moved: 2 });
});

test("many ranges are cut short", () => {
  expect(sayRanges([1, 3, 5, 7, 9, 11, 13, 15, 16])).toBe("1, 3, 5, 7, 9, 11, and 2 more");
});
