import { expect, test } from "vitest";
import { makeFiles } from "./measured-rows.ts";
import { growthSizes, rebuilds } from "./scenarios.ts";

test("the growth is told by a fifth and by four times the sections", () => {
  expect(growthSizes(20)).toEqual([4, 80]);
  expect(growthSizes(1)).toEqual([4]);
});

test.each(rebuilds)("$name changes one file at most", ({ name, edit }) => {
  const files = makeFiles(2);
  const edited = edit(files, 2);
  const changed = [...files.keys()].filter((file) => files.get(file) !== edited.get(file));
  expect(edited.size).toBe(files.size);
  expect(changed).toHaveLength(name === "unchanged" ? 0 : 1);
});
