/** Finds lines with too wide word spaces, or too much empty room. */
import { textLinesOf, textsOn } from "../lines/text-lines.ts";
import { addFlaw, type InspectedPage } from "./inspected-page.ts";
import { styleOf } from "./style-of.ts";

/** How many times its normal width a word space may have; wider ones look like holes. */
const loosest = 3;
/** The largest share of the line (0–1) that may stay empty in ragged text. */
const emptiest = 0.4;
/** Blocks with fewer characters are shorter than a line. */
const shortestLine = 30;
/** Width of a word space in Carlito, in ems. */
const spaceEm = 0.226;
const range = document.createRange();

/**
 * Examines all lines of each paragraph but its last: the word spaces of justified lines, and the empty room of others.
 */
export function findLooseLines(page: InspectedPage): void {
  const { area, content } = page;
  // So many characters take some two fifths of a line: a ragged line without such an unbreakable word is nearly full.
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
    // Two or three are measured in a line, since all spaces of a line are equal.
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
  const lines = textLinesOf([block]);
  const right = block.getBoundingClientRect().right;
  for (const [number, line] of lines.entries()) {
    const empty = (right - line.right) / (right - line.left);
    if (number === lines.length - 1 || empty <= emptiest) continue;
    const rect = new DOMRect(line.left, line.top, right - line.left, line.height);
    addFlaw(page, "loose-line", { element: block, rect, amount: Math.round(empty * 100) });
  }
}
