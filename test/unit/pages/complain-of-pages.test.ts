/** Names the pages that messages are about as they are numbered in print, roman before the text. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { toFindingsPage } from "#outputs/findings-page.ts";
import { complainOfPages } from "#pages/complain-of-pages.ts";

const rect = { x: 20, y: 30, width: 50, height: 10 };
const place = { page: 0, rect, turnMm: 0, source: "a.md:1:1" };

/** Judges a preface on pages 1 to 4 of the file, and a section behind it. */
function judge() {
  const files = [new VFile({ path: "a.md" })];
  const flaw = { ...place, code: "widow", text: "at last.", amount: 1 };
  const float = { ...place, page: 1, title: "Figure 1: The harbour" };
  const pages = {
    differences: [],
    fitted: [],
    tooWide: [],
    squeezed: [],
    fittedFormulas: [],
    troubles: [],
    flaws: [flaw],
  };
  const units = [
    { ...pages, unit: { title: "Preface" }, firstPage: 3, floats: {}, mentions: { harbour: [0] } },
    { ...pages, unit: { title: "1. Ports" }, firstPage: 5, floats: { harbour: float }, mentions: {} },
  ];
  const found = complainOfPages({ isStable: true, units: units as never, book: { textFirst: 5 } }, files);
  return { found, said: files[0]!.messages.map(({ reason }) => reason) };
}

test("messages name pages by their folios", () => {
  const { found, said } = judge();
  expect(said).toEqual([
    'Unexpected last line of a paragraph alone at the head of page iii, expected two: "at last."',
    'Unexpected last line of a paragraph alone at the head of page 1, expected two: "at last."',
    'Unexpected distance from the text on page iii that names what stands on page 2, expected it there or overleaf: "Figure 1: The harbour"',
  ]);
  expect(found.map(({ page, folio }) => [page, folio])).toEqual([
    [3, "iii"],
    [5, "1"],
    [6, "2"],
  ]);
});

test("the page of findings names them so too", () => {
  const { found } = judge();
  const picture = { png: new Uint8Array(), topMm: 0, widthMm: 100, heightMm: 100 };
  const html = toFindingsPage(
    "Ports",
    found,
    found.map(() => picture),
    "",
  );
  expect(html.match(/Page \w+: [a-z-]+/g)).toEqual(["Page iii: widow", "Page 1: widow", "Page 2: far-from-reference"]);
  expect(html.match(/The place on page \w+/g)?.map((words) => words.split(" ").at(-1))).toEqual(["iii", "1", "2"]);
});
