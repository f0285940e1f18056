/** Shows what an earlier layout of a unit and a new one have in common, and how facts of their pages go together. */
import { expect, test } from "vitest";
import { pagingChangeBetween, factsBetween, joinFacts, type PagingFacts } from "#pages/in-page/resume/paging-record.ts";

const state = (digests: string, frame = "<section>", tooWide = "[]") => ({
  frame,
  tooWide,
  digests: digests.split(""),
});

test.each([
  ["abcde", "abXde", { first: 2, end: 3 }],
  ["abcde", "XbcdY", { first: 0, end: 5 }],
  ["abcde", "abcde", { first: 5, end: 5 }],
  ["abcde", "abXcde", { first: 2, end: Infinity }],
  ["abcde", "abc", { first: 3, end: Infinity }],
])("%s became %s: blocks %j differ", (before, now, change) => {
  expect(pagingChangeBetween(state(before), state(now))).toEqual(change);
});

test("parts with other tags, and other tables that fit nowhere, can't be compared", () => {
  expect(pagingChangeBetween(state("abc"), state("abc", "<section lang>"))).toBeUndefined();
  expect(pagingChangeBetween(state("abc"), state("abc", "<section>", "[1]"))).toBeUndefined();
});

test("facts that are parted by pages go together again", () => {
  const place = { source: "", rect: { x: 0, y: 0, width: 1, height: 1 }, turnMm: 0 };
  const flaw = (page: number) => ({ ...place, page, code: "widow" as const, text: "", amount: 1 });
  const end = (lastLine: number) => ({
    areaTop: 0,
    areaHeight: 1,
    lastLine,
    lineHeight: 1,
    lastWhole: lastLine,
    least: 0,
  });
  const facts: PagingFacts = {
    flaws: [flaw(0), flaw(2)],
    floats: { a: { ...place, page: 1, title: "" }, b: { ...place, page: 2, title: "" } },
    mentions: { a: [0, 1], b: [2], c: [] },
    ends: [end(0), end(1), end(2)],
  };
  const [first, last] = [factsBetween(facts, 0, 2), factsBetween(facts, 2)];
  expect(Object.keys(first.floats)).toEqual(["a"]);
  expect(last.mentions).toEqual({ b: [2] });
  expect(joinFacts(first, last)).toEqual({ ...facts, mentions: { a: [0, 1], b: [2] } });
});
