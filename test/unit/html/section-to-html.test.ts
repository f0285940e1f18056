/** Makes HTML of sections, for what fixtures of whole reports don't show. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { toSectionHtml } from "#html/section-to-html.ts";
import { labelsOf } from "#languages/labels.ts";
import { numberReport } from "#markdown/numbers/number-report.ts";
import { readSection } from "#markdown/read-section.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";

function notesOf(text: string): string[] {
  const path = "input.md";
  const { tree, facts } = readSection({ path, text, language: "en", covered: new Set() });
  const section = {
    file: new VFile({ path }),
    role: "section" as const,
    bookPart: "sections",
    facts,
    key: "",
    loadTree: () => Promise.reject(new Error("no tree")),
  };
  const read = settingsSchema.parse({});
  const notesForm = { ...read.notes, first: 1 };
  const settings = { ...read, title: "", slug: "", notes: notesForm, labels: labelsOf("en"), boxKinds: {} };
  const numbers = numberReport({ folder: "/", sections: [section], settings }).sections[0]!;
  const { notes } = toSectionHtml({
    path,
    tree,
    numbers,
    pictures: {},
    charts: [],
    language: "en",
    labels: settings.labels,
    citation: undefined,
  });
  return notes.map(({ html }) => html.replaceAll(/<[^>]+>/g, "").replaceAll("\u00a0", " "));
}

test.each([
  ["a list", "Text.[^a]\n\n- Item\n\n  [^a]: Note.\n"],
  ["a quote", "Text.[^a]\n\n> [^a]: Note.\n"],
  ["a box", ":::box[Title]\nText.[^a]\n\n[^a]: Note.\n:::\n"],
])("a note that is defined inside %s is printed", (_, text) => {
  expect(notesOf(text)).toEqual(["1. Note."]);
});

test("several definitions of a note are printed as one, wherever they stand", () => {
  expect(notesOf("Text.[^a]\n\n> [^a]: First.\n\n[^a]: Second.\n")).toEqual(["1. First.Second."]);
});
