/** Compares two lists of words: what is told leads from one to the other. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffKeys, type WordRun } from "#proof/diff-words.ts";
import { runs } from "../../support/property-runs.ts";

function shown(runs: readonly WordRun[], old: readonly string[], next: readonly string[]): string {
  return runs
    .map(({ fate, oldStart, newStart, length }) => {
      const words =
        fate === "deleted" ? old.slice(oldStart, oldStart + length) : next.slice(newStart, newStart + length);
      return fate === "same" ? words.join(" ") : `${fate === "deleted" ? "-" : "+"}(${words.join(" ")})`;
    })
    .join(" ");
}

const told = (old: string, next: string) => {
  const [oldWords, newWords] = [old.split(" "), next.split(" ")];
  return shown(diffKeys(oldWords, newWords), oldWords, newWords);
};

test("whole sentences come and go", () => {
  expect(told("A lamp. A lantern. A house.", "A lamp. A house.")).toBe("A lamp. -(A lantern.) A house.");
  expect(told("A lamp. A house.", "A lamp. A lantern. A house.")).toBe("A lamp. +(A lantern.) A house.");
  expect(told("A lamp. The lamp", "A lamp. The lamp burns. The lamp")).toBe("A lamp. +(The lamp burns.) The lamp");
});

test("any two lists: the runs cover both, in order, and what is the same is the same", () => {
  const words = fc.array(fc.constantFrom("a", "b.", "c", "a.", "b"), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (old, next) => {
      let [oldAt, newAt] = [0, 0];
      for (const { fate, oldStart, newStart, length } of diffKeys(old, next)) {
        expect([oldStart, newStart]).toEqual([oldAt, newAt]);
        expect(length).toBeGreaterThan(0);
        if (fate === "same") expect(old.slice(oldAt, oldAt + length)).toEqual(next.slice(newAt, newAt + length));
        if (fate !== "inserted") oldAt += length;
        if (fate !== "deleted") newAt += length;
      }
      expect([oldAt, newAt]).toEqual([old.length, next.length]);
    }),
    runs(500),
  );
});
