/** Under what a unit's PDF is kept, and what its elements' IDs begin with. */
import { expect, test } from "vitest";
import type { Unit } from "../../scripts/html/units.ts";
import { printingOf, type PagedFacts } from "../../scripts/pages/kept-pages.ts";

const unit = { title: "", html: "", webHtml: "", ids: [], references: [], inventory: { text: [], things: {} } };
const laying = { html: "", key: "k", pages: { tablePieces: [] } as unknown as PagedFacts };
const printing = (kind: Unit["kind"], id: string, placement = "{}") =>
  printingOf({ ...unit, kind, id }, laying, placement);

test("a section that its author named as the notes are has other IDs, and is kept for itself", () => {
  const [section, notes] = [printing("section", "notes"), printing("notes", "notes")];
  expect(section.unitId).not.toBe(notes.unitId);
  expect(section.key).not.toBe(notes.key);
});

test("the same pages in another place are another PDF", () => {
  expect(printing("section", "a", '{"firstPage":1}').key).not.toBe(printing("section", "a", '{"firstPage":2}').key);
});
