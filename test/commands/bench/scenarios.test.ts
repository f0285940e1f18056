/** Shows what each scenario of the benchmark changes in the specimen. */
import { expect, test } from "vitest";
import { makeFiles } from "../../bench/measured-rows.ts";
import { growthSizes, rebuilds, watchedStates } from "../../bench/scenarios.ts";

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

test("each state that watch sees differs from the one before in one word of one file, and no section is in turn twice", () => {
  const states = watchedStates(makeFiles(8), 8, 6);
  expect(states).toHaveLength(7);
  const changed = states.slice(1).map((state, index) => {
    const before = states[index]!;
    const names = [...state.keys()].filter((name) => state.get(name) !== before.get(name));
    expect(names).toHaveLength(1);
    const words = before.get(names[0]!)!.split(/\s+/);
    expect(
      state
        .get(names[0]!)!
        .split(/\s+/)
        .filter((word, at) => word !== words[at]),
    ).toHaveLength(1);
    return names[0]!;
  });
  expect(new Set(changed).size).toBe(6);
});
