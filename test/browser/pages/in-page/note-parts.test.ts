/** Tries each module that breaks notes, makes titles smaller, or takes and dresses pages, alone. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestOf } from "#html/inventory-digest.ts";
import { openParts, type PartsPage } from "../../../support/open-parts.ts";
import { plainPlacement } from "../../../support/plain-placement.ts";

declare const parts: typeof import("#pages/in-page/notes/break-note.ts") &
  typeof import("#pages/in-page/set-placement.ts") &
  typeof import("#pages/in-page/fit/fit-titles.ts") &
  typeof import("#pages/in-page/notes/noted-page.ts") &
  typeof import("#pages/in-page/take/take-anchors.ts") &
  typeof import("#pages/in-page/take/take-inventory.ts") &
  typeof import("#pages/in-page/take/take-pages.ts");

let opened: PartsPage;
beforeAll(async () => {
  const names = [
    "notes/break-note",
    "notes/noted-page",
    "fit/fit-titles",
    "set-placement",
    "take/take-anchors",
    "take/take-inventory",
    "take/take-pages",
  ];
  opened = await openParts(...names);
});
afterAll(() => opened?.close());

describe("a note", () => {
  /** Returns what stays and what goes overleaf of a note whose room ends behind so many lines of 20 px. */
  const breakBehind = (lines: number, force = false) =>
    opened.page.evaluate(
      (height, forced) => {
        const note = document.querySelector<HTMLElement>("li")!;
        const rest = parts.breakNote(note, note.getBoundingClientRect().top + height, forced);
        if (!rest) return undefined;
        const count = (selector: string) => [note, rest].map((piece) => piece.querySelectorAll(selector).length).join();
        document.body.dataset.found = `repeated ${count("[data-repeated]")} ids ${note.id},${rest.id}`;
        return [note.textContent.trim(), rest.textContent.trim()];
      },
      lines * 20,
      force,
    );
  const note = (count: number) =>
    `<ol><li id="n" style="white-space:pre-line">${Array.from({ length: count }, (_, line) => `line ${line}`).join("\n")}</li></ol>`;

  test("of four lines breaks with two on each side", async () => {
    await opened.fill(note(4));
    expect(await breakBehind(2)).toEqual(["line 0\nline 1", "line 2\nline 3"]);
    await opened.fill(note(4));
    expect(await breakBehind(3)).toEqual(["line 0\nline 1", "line 2\nline 3"]);
    await opened.fill(note(4));
    expect(await breakBehind(1)).toBeUndefined();
  });

  test("of three lines stays whole, unless it must break", async () => {
    await opened.fill(note(3));
    expect(await breakBehind(2)).toBeUndefined();
    expect(await breakBehind(1, true)).toEqual(["line 0", "line 1\nline 2"]);
  });

  test("breaks within a row of a table, each of whose cells stays in its column", async () => {
    const cells = `<td>a</td><td style="white-space:pre-line;padding:0">b\nc\nd\ne\nf</td><td>g</td>`;
    await opened.fill(
      `<ol><li id="n"><table style="border-spacing:0"><tbody><tr style="vertical-align:top">${cells}</tr></tbody></table></li></ol>`,
    );
    expect(await breakBehind(2, true)).toEqual(["ab\nc\ng", "d\ne\nf"]);
    const rows = await opened.page.evaluate(() => {
      const note = document.querySelector<HTMLElement>("li")!;
      const rest = parts.breakNote(note, note.getBoundingClientRect().top + 20, true)!;
      return [note, rest].map((piece) => Array.from(piece.querySelectorAll("td"), (cell) => cell.textContent.trim()));
    });
    expect(rows.map((row) => row.length)).toEqual([3, 3]);
    expect([rows[1]![0], rows[1]![2]]).toEqual(["", ""]);
  });

  test("breaks between rows of a table, whose head is repeated; what goes overleaf has no id", async () => {
    const rows = Array.from({ length: 4 }, (_, row) => `<tr><td>row ${row}</td></tr>`).join("");
    await opened.fill(
      `<ol><li id="n">Note<table><thead><tr><th>Head</th></tr></thead><tbody>${rows}</tbody></table></li></ol>`,
    );
    expect(await breakBehind(4)).toEqual(["NoteHeadrow 0row 1", "Headrow 2row 3"]);
    expect(await opened.page.evaluate(() => document.body.dataset.found)).toBe("repeated 0,1 ids n,");
  });
});

test("callouts that stand in the column, and how tall it is with each", async () => {
  await opened.fill(
    `<div class="pagedjs_page"><div class="pagedjs_area" style="height:101px"><div class="pagedjs_page_content" style="height:100px; columns:1; column-fill:auto; width:200px"><div><p>a<br>b<sup class="footnote-callout" id="c1">i</sup></p><p style="height:100px">c<sup class="footnote-callout" id="c2">ii</sup><sup class="footnote-callout">iii</sup></p></div></div><div class="pagedjs_footnote_content"><div class="pagedjs_footnote_inner_content"></div></div></div></div>`,
    "sup { vertical-align: 0; line-height: 0 } p { break-inside: auto } p + p { break-before: column }",
  );
  const found = await opened.page.evaluate(() => {
    const page = parts.partsOfPage(document.querySelector(".pagedjs_page")!);
    const callouts = parts.calloutsOn(page);
    const stays = parts.staysOf(page, callouts);
    return {
      all: callouts.map(({ id }) => id),
      stays: stays.map(({ id }) => id),
      extent: parts.extentOfNotes(stays[0]!, page),
      height: page.height,
    };
  });
  expect(found).toMatchObject({ all: ["c1", "c2"], stays: ["c1"], height: 100 });
  expect(found.extent.top).toBeGreaterThan(20);
  expect(found.extent.bottom).toBeGreaterThan(found.extent.top);
  expect(found.extent.bottom).toBeLessThan(60);
});

test("a title becomes smaller until it takes up half a page", async () => {
  await opened.fill(
    `<section class="part"><h1>${"word ".repeat(40)}</h1></section><section class="part"><h1>Short</h1></section>`,
    [100, 90, 80, 70, 60, 50]
      .map((step) => `h1${step < 100 ? `[data-fit="${step}"]` : ""} { font-size: ${step / 5}px; line-height: 1.5 }`)
      .join("\n"),
  );
  const [fits, heights] = await opened.page.evaluate(() => {
    parts.fitTitles(document.body, 200);
    const titles = [...document.querySelectorAll<HTMLElement>("h1")];
    return [titles.map(({ dataset }) => dataset.fit ?? ""), titles.map(({ offsetHeight }) => offsetHeight)];
  });
  expect(fits![0]).toMatch(/^[5-9]0$/);
  expect(heights![0]).toBeLessThanOrEqual(100);
  expect(fits![1]).toBe("");
});

describe("pages that are laid out", () => {
  const page = (content: string, foot = "") =>
    `<div class="pagedjs_page"><div class="pagedjs_margin hasContent"></div><div class="pagedjs_bleed"></div><div class="pagedjs_area"><div class="pagedjs_page_content">${content}</div><div class="pagedjs_footnote_content">${foot}</div></div></div>`;
  const fill = () =>
    opened.fill(
      `<div class="pagedjs_pages">${page('<p id="p" data-ref="1" data-source="a.md:1:1">On\u00ade <b>two</b></p><table><thead data-repeated><tr><th>Head</th></tr></thead></table>')}${page('<p id="p" data-split-from="1" data-source="a.md:1:1">é</p><i data-page-of="x">0</i>', '<ol><li data-source="a.md:9:1">Note</li></ol>')}</div>`,
    );

  test("each id is on the first of its pages", async () => {
    await fill();
    expect(await opened.page.evaluate(() => parts.takeAnchors())).toEqual({ p: 0 });
  });

  test("their inventory has the notes last and nothing that is repeated, and its digest is that of Node", async () => {
    await fill();
    const [digest, inventory] = await opened.page.evaluate(
      async () => [await parts.takeInventory(), parts.lastInventory()] as const,
    );
    expect(inventory.text).toEqual([
      ["a.md:1:1", "On\u00ade twoé"],
      ["a.md:9:1", "Note"],
    ]);
    expect(inventory.things).toEqual({ "li a.md:9:1": 1 });
    expect(digest).toBe(digestOf(inventory));
  });

  test("they are taken without what prints nothing, in ASCII, and each begins where it is said", async () => {
    await fill();
    const { html, pages } = await opened.page.evaluate(() => parts.takePages());
    expect(html).toMatch(/^[\0-\x7f]*$/);
    expect(html).not.toMatch(/pagedjs_bleed|data-ref/);
    expect(pages.map(({ start }) => html.slice(start, start + 26))).toEqual(
      Array(2).fill('<div class="pagedjs_page">'),
    );
    expect(pages[1]).toMatchObject({ folioIds: ["x"], sources: ["a.md:1:1", "a.md:9:1"] });
  });

  test("they get sides, heads and page numbers by their place in the report", async () => {
    await fill();
    const found = await opened.page.evaluate(
      (placement) => {
        parts.setPlacement(placement);
        const book = document.querySelector<HTMLElement>(".pagedjs_pages")!;
        const sides = Array.from(book.children, ({ classList }) => classList.contains("pagedjs_left_page"));
        return {
          sides,
          reset: book.style.counterReset,
          slot: document.querySelector("[data-page-of]")!.textContent,
          head: book.style.getPropertyValue("--running-head-recto"),
        };
      },
      {
        ...plainPlacement,
        firstPage: 4,
        firstFolio: { number: 4, style: "decimal" as const },
        recto: "Recto",
        folios: { x: "12" },
      },
    );
    expect(found).toEqual({ sides: [true, false], reset: "page 3", slot: "12", head: '"Recto"' });
  });
});
