/** Finds lines whose spaces are too wide, or of which too much stays empty. */
import { linesOf, textsOn } from "../text-lines.ts";
import { addFlaw, type InspectedPage } from "./inspected-page.ts";
import { styleOf } from "./style-of.ts";

/** Times that a word space is as wide as it is in the font, from which on it is seen as a hole. */
const loosest = 3;
/** Share of the measure that may stay empty in a line that is not justified. */
const emptiest = 0.4;
/** Characters that no line of the text is without. */
const shortestLine = 30;
/** Width of a word space in Carlito, in ems. */
const spaceEm = 0.226;
const range = document.createRange();

/** Looks at all lines of a paragraph but its last: of justified ones at the spaces, of others at what stays empty. */
export function findLooseLines(page: InspectedPage): void {
  const { area, content } = page;
  // Of so many characters some two fifths of a line are made: without them, one that isn't justified is about full.
  const unbreakable = new RegExp(`[^\\s\\u00AD\\u200B/?-]{${Math.round(area.width / 17)}}`);
  for (const block of content.querySelectorAll<HTMLElement>("p, li, dd")) {
    if (block.textContent.length < shortestLine || block.querySelector("p, li, br, svg, img")) continue;
    const { textAlign, fontSize } = styleOf(block);
    if (textAlign === "justify") findWideSpaces(page, block, loosest * spaceEm * Number.parseFloat(fontSize));
    else if (unbreakable.test(block.textContent)) findEmptyEnds(page, block);
  }
}

function findWideSpaces(page: InspectedPage, block: HTMLElement, widest: number): void {
  const { area } = page;
  const seen = new Set<number>();
  for (const node of textsOn(block)) {
    const { data } = node;
    // Two or three a line: spaces of one line are all as wide.
    for (let at = data.indexOf(" "); at > 0; at = data.indexOf(" ", at + 40)) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getBoundingClientRect();
      if (rect.width <= widest || seen.has(rect.top)) continue;
      seen.add(rect.top);
      const line = new DOMRect(area.left, rect.top, area.width, rect.height);
      const amount = Math.round((rect.width / widest) * loosest * 100);
      addFlaw(page, "loose-line", { element: block, rect: line, amount, words: data.slice(at - 30, at + 30) });
    }
  }
}

function findEmptyEnds(page: InspectedPage, block: HTMLElement): void {
  const lines = linesOf([block]);
  const right = block.getBoundingClientRect().right;
  for (const [number, line] of lines.entries()) {
    const empty = (right - line.right) / (right - line.left);
    if (number === lines.length - 1 || empty <= emptiest) continue;
    const rect = new DOMRect(line.left, line.top, right - line.left, line.height);
    addFlaw(page, "loose-line", { element: block, rect, amount: Math.round(empty * 100) });
  }
}
