/** Shows that places of a unit are numbers while it is laid out, and come back as they are in their files. */
import { expect, test } from "vitest";
import type { StaticPages } from "#pages/static-pages.ts";
import { UnitPlaces, type LaidOutFacts } from "#pages/unit-places.ts";

const html = (line: number) =>
  `<section data-source="a/ä b.md:${line}:1"><p data-source="a/ä b.md:${line + 4}:2">It is data-source="x.md:9:1"</p><i data-source="b&#x26;&#x22;c.md:7:3"></i><b data-source="a/ä b.md:${line}:1" data-source=""></b></section>`;

test("a unit elsewhere in its file has the same HTML, and another name", () => {
  const [here, below] = [new UnitPlaces(html(20)), new UnitPlaces(html(120))];
  expect(here.html).toBe(
    '<section data-source="0"><p data-source="1">It is data-source="x.md:9:1"</p><i data-source="2"></i><b data-source="0" data-source=""></b></section>',
  );
  expect(below.html).toBe(here.html);
  expect(below.key).not.toBe(here.key);
});

test("places that a text or an attribute spells out stay", () => {
  const code = '<code data-source="a.md:1:1">&#x3C;p data-source="a.md:2:2">x&#x3C;/p></code>';
  expect(new UnitPlaces(code).html).toBe('<code data-source="0">&#x3C;p data-source="a.md:2:2">x&#x3C;/p></code>');
  const alt = '<img alt="a < b, data-source=3 > c" data-source="a.md:1:1">';
  expect(new UnitPlaces(alt).html).toBe('<img alt="a < b, data-source=3 > c" data-source="0">');
});

test("lines added in the text change no numbers of footnotes", () => {
  const unit = (more: string) =>
    `<p data-source="a.md:1:1">x</p>${more}<ol class="footnotes"><li data-source="a.md:9:1">y</li></ol>`;
  const [before, after] = ["", '<p data-source="a.md:3:1">z</p>'].map((more) => new UnitPlaces(unit(more)));
  expect(before!.html).toContain('<li data-source="n0">');
  expect(after!.html).toContain('<li data-source="n0">');
  expect(after!.of("n0")).toBe("a.md:9:1");
});

test("what must be on pages is told with numbers", () => {
  const places = new UnitPlaces(html(20));
  const text: [string, string][] = [
    ["a/ä b.md:24:2", "words"],
    ["", "ours"],
    ["other.md:24:2", "elsewhere"],
  ];
  expect(places.inventory({ text, things: { "tr a/ä b.md:20:1": 2, 'img b&"c.md:7:3': 1, "li ": 3 } })).toEqual({
    text: [
      ["1", "words"],
      ["", "ours"],
      ["other.md:24:2", "elsewhere"],
    ],
    things: { "tr 0": 2, "img 2": 1, "li ": 3 },
  });
});

test("what was found comes back with its places", () => {
  const places = new UnitPlaces(html(20));
  const facts = (source: string) =>
    ({
      fitted: [{ source }],
      fittedFormulas: [{ source }],
      tooWide: [{ source }],
      squeezed: [{ source }],
      flaws: [{ source, text: "1" }],
      floats: { id: { source } },
      differences: [{ source }],
    }) as unknown as LaidOutFacts;
  expect(places.facts(facts("1"))).toEqual(facts("a/ä b.md:24:2"));
  expect(places.blocks([{ turnMm: 1, blocks: [["2", 1, 2, 3, 4]] }])).toEqual([
    { turnMm: 1, blocks: [['b&"c.md:7:3', 1, 2, 3, 4]] },
  ]);
  expect(places.of("")).toBe("");
  expect(places.of("99")).toBe("99");
});

test("pages come back with their places, written as the browser writes them", () => {
  const places = new UnitPlaces(html(20));
  const page = (text: string) => `<div>${text}</div>`;
  const first = page('<p data-source="1">data-source="2"</p>');
  const facts = { kinds: [], pictures: [], folioIds: [], ids: [], linkedIds: [], movedIds: [], ownedIds: [], text: "" };
  const sheets: StaticPages = {
    html: `<main>${first}${page('<i data-source="2"></i>')}</main>`,
    styles: "p {}",
    pages: [
      { ...facts, start: 6, sources: ["1"] },
      { ...facts, start: 6 + first.length, sources: ["2"] },
    ],
  };
  const placed = page('<p data-source="a/&#228; b.md:24:2">data-source="2"</p>');
  expect(places.sheets(sheets)).toEqual({
    html: `<main>${placed}${page('<i data-source="b&amp;&quot;c.md:7:3"></i>')}</main>`,
    styles: "p {}",
    pages: [
      { ...facts, start: 6, sources: ["a/ä b.md:24:2"] },
      { ...facts, start: 6 + placed.length, sources: ['b&"c.md:7:3'] },
    ],
  });
});
