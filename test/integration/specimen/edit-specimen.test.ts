/** Edits a small specimen, and sees what each edit changes and leaves. */
import { describe, expect, test } from "vitest";
import {
  addNote,
  addParagraphs,
  mendOneWord,
  moveSection,
  removeParagraph,
  type Files,
} from "../../specimen/edit-specimen.ts";
import { makeSpecimen } from "../../specimen/specimen.ts";

const files = makeSpecimen({ sections: 3, seed: 5, notesPerSection: 30 });
const names = [...files.keys()].filter((name) => /^\d{3}-.*\.md$/.test(name));

function changed(after: Files): string[] {
  return [...after.keys()].filter((name) => after.get(name) !== files.get(name));
}

function labels(after: Files): { called: Set<string>; defined: string[] } {
  const text = [...after.values()].join("\n");
  return {
    called: new Set([...text.matchAll(/\[\^([^\]]+)\](?!:)/g)].map((match) => match[1]!)),
    defined: [...text.matchAll(/^\[\^([^\]]+)\]:/gm)].map((match) => match[1]!),
  };
}

function expectNotesWhole(after: Files): void {
  const { called, defined } = labels(after);
  expect(new Set(defined)).toEqual(called);
  expect(new Set(defined).size).toBe(defined.length);
}

describe("edits of a specimen", () => {
  test("mendOneWord changes one word of one file, back and forth", () => {
    const after = mendOneWord(files, { section: 2, nth: 40 });
    expect(changed(after)).toEqual([names[1]]);
    const words = (text: string) => text.split(/\b/);
    const [before, mended] = [words(files.get(names[1]!)!), words(after.get(names[1]!)!)];
    const differing = mended.filter((word, index) => word !== before[index]);
    expect(differing).toEqual(["mended"]);
    expect(mended).toHaveLength(before.length);
    expect(mendOneWord(after, { section: 2, nth: 40 }).get(names[1]!)).toContain("corrected");
    expect(mendOneWord(files, { section: 2, nth: 41 })).not.toEqual(after);
  });

  test("mendOneWord leaves ids, labels and addresses alone", () => {
    const fixed = (text: string) => text.match(/\{#[^}]*\}|\[\^[^\]]+\]|\]\([^)]*\)|https?:[^\s>]*/g);
    for (const nth of [1, 7, 100, 700]) {
      const after = mendOneWord(files, { section: 1, nth });
      expect(fixed(after.get(names[0]!)!)).toEqual(fixed(files.get(names[0]!)!));
    }
  });

  test("addNote calls a new note before all others of the section, time after time", () => {
    const after = addNote(addNote(files, { section: 2 }), { section: 2 });
    expect(changed(after)).toEqual([names[1]]);
    expectNotesWhole(after);
    expect(labels(after).defined).toHaveLength(99);
    expect(/\[\^([^\]]+)\]/.exec(after.get(names[1]!)!)![1]).toMatch(/^added-/);
  });

  test("moveSection moves a section in the list and renumbers the headings", () => {
    const after = moveSection(files, { from: 3, to: 1 });
    const listed = [...after.get("report.yaml")!.matchAll(/- (\d{3}-.*\.md)/g)].map((match) => match[1]);
    expect(listed).toEqual([names[2], names[0], names[1]]);
    expect(after.get(names[2]!)).toMatch(/^# 1\. .*\{#sec-3\}/);
    expect(after.get(names[0]!)).toMatch(/^## 2\.1\. .*\{#sec-1-1\}$/m);
    expect(moveSection(after, { from: 1, to: 3 })).toEqual(files);
  });

  test("addParagraphs adds as many as asked, without notes", () => {
    const after = addParagraphs(files, { section: 1, count: 5 });
    expect(changed(after)).toEqual([names[0]]);
    expect(after.get(names[0]!)!.split("\n\n")).toHaveLength(files.get(names[0]!)!.split("\n\n").length + 5);
    expect(labels(after)).toEqual(labels(files));
  });

  test("removeParagraph takes the notes along that nothing else calls", () => {
    let after: Files = files;
    for (let rounds = 0; rounds < 25; rounds++) {
      after = removeParagraph(after, { section: 1 + (rounds % 3), nth: 1 + ((rounds * 7) % 11) });
      expectNotesWhole(after);
    }
    expect(labels(after).defined.length).toBeLessThan(97);
  });

  test("never changes what it was given", () => {
    const before = new Map(files);
    mendOneWord(files, { section: 1, nth: 1 });
    addNote(files, { section: 1 });
    moveSection(files, { from: 1, to: 2 });
    addParagraphs(files, { section: 1, count: 1 });
    removeParagraph(files, { section: 1, nth: 1 });
    expect(files).toEqual(before);
  });

  test("refuses a place that is not there", () => {
    expect(() => mendOneWord(files, { section: 4, nth: 1 })).toThrow("Unexpected section 4, expected one from 1 to 3");
    expect(() => mendOneWord(files, { section: 1, nth: 1e6 })).toThrow("Unexpected word 1000000");
    expect(() => removeParagraph(files, { section: 1, nth: 0 })).toThrow("Unexpected paragraph 0");
    expect(() => moveSection(files, { from: 1, to: 9 })).toThrow("Unexpected section 9");
  });
});
