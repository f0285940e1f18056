/** Shows under what a unit's PDF is cached, and what its elements' IDs begin with. */
import { expect, test } from "vitest";
import type { Unit } from "#html/units.ts";
import type { PagedFacts } from "#pages/laid-unit.ts";
import { printingOf } from "#pages/page-cache.ts";
import { plainPlacement } from "../../support/plain-placement.ts";
import { plainUnit } from "../../support/plain-unit.ts";

const laying = { references: {}, key: "k", pages: { tablePieces: [] } as unknown as PagedFacts };
const printing = (kind: Unit["kind"], id: string, firstPage = 1) =>
  printingOf({ ...plainUnit, kind, id }, laying, { ...plainPlacement, firstPage });

test("a section that its author named as the notes are has other IDs, and is kept for itself", () => {
  const [section, notes] = [printing("section", "notes"), printing("notes", "notes")];
  expect(section.unitId).not.toBe(notes.unitId);
  expect(section.key).not.toBe(notes.key);
});

test("the same pages in another place are another PDF", () => {
  expect(printing("section", "a", 1).key).not.toBe(printing("section", "a", 2).key);
});
