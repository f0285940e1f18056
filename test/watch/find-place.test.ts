/** What is typed into "Go to" in, the pages that are meant out. */
import { expect, test } from "vitest";
import type { StaticPages } from "../../scripts/pages/in-page/take-pages.ts";
import { findPlace } from "../../scripts/watch/find-place.ts";
import { indexPages } from "../../scripts/watch/page-index.ts";
import { emptyState, type ViewState } from "../../scripts/watch/view-state.ts";

function sheets(...contents: string[]): StaticPages {
  const starts: number[] = [];
  let html = "<div>";
  for (const content of contents) {
    starts.push(html.length);
    html += `<div class="pagedjs_page"><div class="pagedjs_page_content">${content}</div></div>`;
  }
  return { html: `${html}</div>`, styles: "", starts };
}

const block = (source: string, text: string) => `<p data-source="${source}">${text}</p>`;
const index = indexPages([
  { firstPage: 5, sheets: sheets(block("in/a.md:3:1", "One &amp; two"), block("in/a.md:9:1", "Three be&#173;gins")) },
  { firstPage: 7, sheets: sheets(block("in/a.md:9:1", "and ends") + block("in/b &quot;q&quot;.md:2:1", "Last")) },
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
