/** Nests headings whose levels are any. */
import { expect, test } from "vitest";
import { nestLevels } from "#lib/nest-levels.ts";

test("no step is left out, and what stands above is never below", () => {
  expect(nestLevels([2, 4, 3, 3, 5, 2])).toEqual([1, 2, 2, 2, 3, 1]);
  expect(nestLevels([5, 3, 4])).toEqual([1, 1, 2]);
  expect(nestLevels([])).toEqual([]);
});
