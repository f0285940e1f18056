/** Reads the memory of a process as /proc writes it. */
import { expect, test } from "vitest";
import { proportionalBytes } from "../../bench/process-watch.ts";

test("the proportional set size is told apart from those of its parts", () => {
  const rollup = `55d0-7ffd ---p 00000000 00:00 0    [rollup]
Rss:               98304 kB
Pss:               61440 kB
Pss_Dirty:         51200 kB
Pss_Anon:          50000 kB
`;
  expect(proportionalBytes(rollup)).toBe(61440 * 1024);
});

test("a process that is ending has none", () => {
  expect(proportionalBytes("")).toBe(0);
});
