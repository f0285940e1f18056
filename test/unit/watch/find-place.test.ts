/** Finds the pages that are meant by what is typed into "Go to". */
import { expect, test } from "vitest";
import type { StaticPage, StaticPages } from "#pages/static-pages.ts";
import { findPlace } from "#watch/find-place.ts";
import { indexPages } from "#watch/page-index.ts";
import { emptyState, type ViewState } from "#watch/view-state.ts";

type Facts = Pick<StaticPage, "sources" | "text">;

function sheets(...pages: Facts[]): StaticPages {
  const others = {
    start: 0,
    kinds: [],
    pictures: [],
    folioIds: [],
    ids: [],
    linkedIds: [],
    movedIds: [],
    ownedIds: [],
  };
  return { html: "", styles: "", pages: pages.map((page) => ({ ...others, ...page })) };
}

const block = (source: string, text: string): Facts => ({ sources: [source], text });
const index = indexPages([
  { firstPage: 5, sheets: sheets(block("in/a.md:3:1", "One & two"), block("in/a.md:9:1", "Three be\u00adgins")) },
  { firstPage: 7, sheets: sheets({ sources: ["in/a.md:9:1", 'in/b "q".md:2:1'], text: "and ends Last" }) },
]);
const state = {
  ...emptyState,
  pageCount: 7,
  units: [{ anchors: { "note-170": 1 }, placement: { firstPage: 6 } }],
} as unknown as ViewState;

test.each([
  ["6", [6]],
  ["page 6", [6]],
  ["p. 6", [6]],
  ["8", []],
  ["0", []],
  ["note 170", [7]],
  ["note 171", []],
  ["#note-170", [7]],
  ["in/a.md:3", [5]],
  ["a.md:3:1", [5]],
  ["a.md:8", [5]],
  ["/home/somebody/in/a.md:4", [5]],
  ["a.md:9:40", [6]],
  ["a.md:1", [5]],
  ["a.md", [5]],
  ['b "q".md:2', [7]],
  ["one & TWO", [5]],
  ["three begins", [6]],
  ["nothing", []],
  ["", []],
])("%s", (query, pages) => {
  expect(findPlace(query, state, index).map(({ page }) => page)).toEqual(pages);
});

test("pages are asked for by their folios", () => {
  const front = { ...state, textFirst: 5 };
  const pagesOf = (query: string) => findPlace(query, front, index).map(({ page }) => page);
  expect(["1", "page 3", "page iv", "p. ii", "4"].map(pagesOf)).toEqual([[5], [7], [4], [2], []]);
});

test("the block is named with its page", () => {
  expect(findPlace("a.md:10", state, index)).toEqual([expect.objectContaining({ page: 6, source: "in/a.md:9:1" })]);
});
