/** Shows how long slow parts of a report may take together before one of them is given up. */
import { expect, test } from "vitest";
import { openSlowTime } from "#pages/slow-time.ts";

test("slow parts add up, ordinary ones and one alone don't", () => {
  const slowTime = openSlowTime(() => 0);
  for (let part = 0; part < 1000; part++) slowTime.add(2);
  expect(slowTime.isSpent(100)).toBe(false);
  slowTime.add(16);
  expect(slowTime.isSpent(16)).toBe(false);
  slowTime.add(16);
  expect(slowTime.isSpent(2)).toBe(false);
  expect(slowTime.isSpent(5)).toBe(true);
});

test("those of more than a minute ago count no more", () => {
  let now = 0;
  const slowTime = openSlowTime(() => now);
  slowTime.add(40);
  expect(slowTime.isSpent(7)).toBe(true);
  now = 60_000;
  expect(slowTime.isSpent(7)).toBe(false);
});
