/** Shows what a unit tells of itself when it is made. */
import { expect, test } from "vitest";
import { toNoteUnits } from "#html/notes/note-units.ts";
import { unitFacts } from "#html/unit-facts.ts";
import type { UnitKind } from "#html/unit-kind.ts";
import { labelsOf } from "#languages/labels.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";
import type { Numbering } from "#markdown/numbers/number-report.ts";
import type { ParsedReport, ResolvedSettings } from "#markdown/parsed-report.ts";
import { plainUnit } from "../../support/plain-unit.ts";

const settingsOf = (written: object) =>
  ({ ...settingsSchema.parse(written), labels: labelsOf("en") }) as ResolvedSettings;
const factsOf = (kind: UnitKind, written = {}, ids: string[] = [], references: string[] = []) =>
  unitFacts(kind, { ids, references }, settingsOf(written));

test("where it opens", () => {
  const openRight = { parts: { "open-right": ["annexes"] } };
  const kinds = ["cover", "title-page", "section", "annex", "back-cover"] as const;
  expect(kinds.map((kind) => factsOf(kind, openRight).opening)).toEqual([
    "anywhere",
    "recto",
    "anywhere",
    "recto",
    "verso",
  ]);
});

test("what it waits for", () => {
  const kinds = ["foreword", "contents", "lists", "section", "notes"] as const;
  expect(kinds.map((kind) => factsOf(kind).waitsFor)).toEqual(["nothing", "book", "book", "nothing", "units before"]);
});

test("whether it counts with the text: all do where front matter has no folios of its own", () => {
  const countsIn = (written: "roman" | "arabic") =>
    (["foreword", "introduction", "notes"] as const).map(
      (kind) => factsOf(kind, { numbering: { "front-matter": written } }).isText,
    );
  expect(countsIn("roman")).toEqual([false, true, false]);
  expect(countsIn("arabic")).toEqual([true, true, true]);
});

test("where links lead: to it, but not to what is at the foot of its own pages, and from it, but not to itself", () => {
  const { links } = factsOf("section", {}, ["a", "footnote-1", "footnote-callout-1"], ["a", "b"]);
  expect(links).toEqual({ targets: ["a"], foreign: ["b"] });
});

test("endnotes tell where each is called first: again would stretch a running head over others", () => {
  const notes = [1, 2].map((number) => {
    const calloutIds = [`call-${number}`, `again-${number}`];
    return { series: "endnote", number, name: String(number), calledFirstIn: 0, definedIn: 0, calloutIds };
  });
  const items = [1, 2].map((number) => ({ ...plainUnit, series: "endnote" as const, name: String(number) }));
  const report = {
    settings: settingsOf({}),
    sections: [{ bookPart: "sections" }],
    order: ["sections", "notes"],
  } as unknown as ParsedReport;
  const numbering = { notes, targets: new Map() } as unknown as Numbering;
  const [unit] = toNoteUnits(report, numbering, [{ parts: [], notes: items, messages: [] }]);
  expect(unit!.notes).toEqual([
    { id: "note-1", calloutId: "call-1" },
    { id: "note-2", calloutId: "call-2" },
  ]);
});

test("endnotes that a part behind them calls wait for the whole book, whose pages their heads name", () => {
  const note = { series: "endnote", number: 1, name: "1", calledFirstIn: 1, definedIn: 0, calloutIds: ["call-1"] };
  const items = [{ ...plainUnit, series: "endnote" as const, name: "1" }];
  const numbering = { notes: [note], targets: new Map() } as unknown as Numbering;
  const waitsIn = (order: string[]) => {
    const report = { settings: settingsOf({}), sections: [{ bookPart: "sections" }, { bookPart: "acronyms" }], order };
    return toNoteUnits(report as unknown as ParsedReport, numbering, [{ parts: [], notes: items, messages: [] }])[0]!
      .waitsFor;
  };
  expect(waitsIn(["sections", "acronyms", "notes"])).toBe("units before");
  expect(waitsIn(["sections", "notes", "acronyms"])).toBe("book");
});
