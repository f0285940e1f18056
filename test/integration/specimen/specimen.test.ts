/** Makes specimens of a few sections, and parses them as Markdown to see what must hold. */
import type { FootnoteDefinition, Heading, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { chartTypes } from "../../specimen/charts.ts";
import { makeSpecimen } from "../../specimen/specimen.ts";

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);
const size = { sections: 4, seed: 1, notesPerSection: 40 };
const specimen = makeSpecimen(size);
const names = sectionNames(specimen);
// One document, because to GFM a callout without its note in the same document is text.
const whole = processor.parse(names.map((name) => withoutFrontMatter(specimen.get(name)!)).join("\n"));
const parts = [...specimen.keys()].filter((name) => name.endsWith(".md") && !names.includes(name));

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[^]*?\n---\n/, "");
}

function sectionNames(files: ReadonlyMap<string, string>): string[] {
  return (parseYaml(files.get("report.yaml")!) as { sections: string[] }).sections;
}

function every<T extends { type: string }>(tree: Root, type: T["type"]): T[] {
  const found: T[] = [];
  visit(tree, type, (node) => void found.push(node as unknown as T));
  return found;
}

const withoutTargets = (text: string) => text.replaceAll(/\[\]\(#[^)]*\)/g, "[](#)");

describe("makeSpecimen", () => {
  test("gives the same bytes for the same seed, others for another", () => {
    expect(makeSpecimen(size)).toEqual(specimen);
    const other = makeSpecimen({ ...size, seed: 2 });
    expect(other.get(names[0]!)).not.toBe(specimen.get(names[0]!));
  });

  test("keeps a section's text whatever the number of sections, but for what it refers to", () => {
    const larger = makeSpecimen({ ...size, sections: 6 });
    expect(sectionNames(larger).slice(0, 4)).toEqual(names);
    for (const name of names) {
      expect(withoutTargets(larger.get(name)!)).toBe(withoutTargets(specimen.get(name)!));
    }
    expect(larger.get(names[0]!)).not.toBe(specimen.get(names[0]!));
  });

  test("keeps the text whatever the number of notes", () => {
    const text = (content: string) => content.replaceAll(/\n\[\^[^\]]+\]: .*\n/g, "").replaceAll(/\[\^[^\]]+\]/g, "");
    const bare = makeSpecimen({ ...size, notesPerSection: 0 });
    for (const name of names) {
      expect(bare.get(name)).not.toContain("[^");
      expect(text(specimen.get(name)!).trim()).toBe(bare.get(name)!.trim());
    }
  });

  test("lists every section in report.yaml and no other, in order", () => {
    expect(names).toEqual([...specimen.keys()].filter((name) => /^\d{3}-.*\.md$/.test(name)));
    expect(names.map((name) => name.slice(0, 4))).toEqual(["001-", "002-", "003-", "004-"]);
  });

  test("numbers headings of three levels rightly", () => {
    const counters = [0, 0, 0];
    const depths = new Set<number>();
    for (const heading of every<Heading>(whole, "heading")) {
      depths.add(heading.depth);
      counters[heading.depth - 1]!++;
      counters.fill(0, heading.depth);
      const number = counters.slice(0, heading.depth).join(".");
      expect(toString(heading).startsWith(`${number}. `), toString(heading)).toBe(true);
      expect(toString(heading)).toContain(` {#sec-${number.replaceAll(".", "-")}}`);
    }
    expect([...depths]).toEqual([1, 2, 3]);
  });

  test("calls every note and defines every note that is called, once", () => {
    const defined = every<FootnoteDefinition>(whole, "footnoteDefinition").map((note) => note.label!);
    const called = [
      ...names
        .map((name) => specimen.get(name)!)
        .join("")
        .matchAll(/\[\^([^\]]+)\](?!:)/g),
    ].map((call) => call[1]!);
    expect(defined).toHaveLength(4 * (40 + 3));
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(called)).toEqual(new Set(defined));
    expect(every(whole, "footnoteReference")).toHaveLength(called.length);
  });

  test("calls some notes twice, one of the section before among them, and some in rows", () => {
    const second = specimen.get(names[1]!)!;
    const calls = [...second.matchAll(/\[\^(s2-\d+)\](?!:)/g)].map((call) => call[1]!);
    expect(calls.length).toBe(new Set(calls).size + 4);
    expect(second).toMatch(/\[\^s1-\d+\](?!:)/);
    expect(names.some((name) => /(?:\[\^[^\]]+\]){3}/.test(specimen.get(name)!))).toBe(true);
  });

  test("ends every note with a full stop, unless it ends in an address", () => {
    for (const note of every<FootnoteDefinition>(whole, "footnoteDefinition")) {
      const last = note.children.at(-1)!;
      const isAddress = last.type === "paragraph" && last.children.at(-1)!.type === "link";
      expect(isAddress || toString(note).endsWith("."), toString(note)).toBe(true);
      expect(toString(note)).not.toMatch(/[.?!][.]$|\?\. /);
    }
  });

  test("gives every id once and refers to nothing else", () => {
    const text = names.map((name) => specimen.get(name)).join("\n");
    const ids = [...text.matchAll(/\{#([\w-]+)/g)].map((match) => match[1]!);
    const targets = every<{ type: "link"; url: string }>(whole, "link").filter((link) => link.url.startsWith("#"));
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.length).toBeGreaterThan(40);
    for (const { url } of targets) expect(ids).toContain(url.slice(1));
    for (const kind of ["sec", "tab", "box", "fig"]) {
      expect(
        targets.some(({ url }) => url.startsWith(`#${kind}-`)),
        kind,
      ).toBe(true);
    }
  });

  test("has boxes, figures with their pictures, charts with their data, and whole tables, and no other directive", () => {
    const directives = every<{
      type: "containerDirective";
      name: string;
      children: { type: string }[];
    }>(whole, "containerDirective");
    expect(new Set(directives.map(({ name }) => name))).toEqual(new Set(["box", "chart", "figure", "table"]));
    expect(every(whole, "textDirective")).toEqual([]);
    expect(every(whole, "leafDirective")).toEqual([]);
    for (const { children } of directives.filter(({ name }) => name === "table")) {
      expect(children.filter(({ type }) => type === "table")).toHaveLength(1);
    }
    const pictures = every<{ type: "image"; url: string; alt: string }>(whole, "image");
    const figures = [...specimen.keys()].filter((name) => name.startsWith("figures/"));
    expect(pictures.map(({ url }) => url).toSorted()).toEqual(figures.toSorted());
    for (const { url, alt } of pictures) {
      expect(alt).not.toBe("");
      expect(specimen.get(url)).toMatch(/^<svg [^]*<\/svg>\n$/);
    }
    const data = [...specimen.keys()].filter((name) => name.startsWith("data/fig-"));
    for (const name of data) expect([...specimen.values()].join("\n")).toContain(`data="${name}"`);
    for (const table of every<{ type: "table"; children: { children: unknown[] }[] }>(whole, "table")) {
      expect(new Set(table.children.map((row) => row.children.length)).size).toBe(1);
    }
  });

  test("has lists of both kinds and lists in lists", () => {
    const lists = every<{
      type: "list";
      ordered: boolean;
      children: { children: { type: string }[] }[];
    }>(whole, "list");
    expect(new Set(lists.map(({ ordered }) => ordered))).toEqual(new Set([true, false]));
    expect(lists.some((list) => list.children.some((item) => item.children.some(({ type }) => type === "list")))).toBe(
      true,
    );
  });

  test("names every part of the book in report.yaml, and draws each of its types of charts in the annex", () => {
    const { parts: named } = parseYaml(specimen.get("report.yaml")!) as { parts: Record<string, unknown> };
    expect(parts.every((name) => Object.values(named).flat().includes(name))).toBe(true);
    expect(parts).toHaveLength(6);
    for (const type of chartTypes) expect(specimen.get("annex-1.md")).toContain(`type="${type}"`);
  });

  test("has what sections don't have in the parts around them", () => {
    const text = parts.map((name) => specimen.get(name)).join("\n");
    for (const written of ["{.page}", "{.cut}", "[^*", "<abbr ", "<span lang=", ":::note", "```", "#### ", "| ^ |"]) {
      expect(text).toContain(written);
    }
    expect(text).not.toMatch(/\[\^[^*]/);
    expect(specimen.get(names[0]!)).toMatch(/^---\nshort-title: /);
  });

  test("calls no footnote in a box, which it could fill", () => {
    const boxes = names.flatMap((name) => specimen.get(name)!.match(/^:::box[^]*?^:::$/gm) ?? []);
    expect(boxes.length).toBeGreaterThan(4);
    for (const box of boxes) expect(box).not.toContain("[^*");
  });

  test("leaves no pattern unfilled", () => {
    for (const name of [...names, ...parts]) {
      expect(specimen.get(name)).not.toMatch(/(?<!\w)\{[a-zA-Z]|\[(?:ref|address)\]|[\uE000]|undefined|NaN/);
    }
  });

  test.each([{ sections: 0 }, { sections: 1.5 }, { seed: -1 }, { notesPerSection: Number.NaN }])(
    "refuses %o",
    (wrong) => {
      expect(() => makeSpecimen({ ...size, ...wrong })).toThrow(RangeError);
    },
  );
});
