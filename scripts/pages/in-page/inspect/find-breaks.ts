/** Finds single lines and headings at page ends and beginnings, and page feet that are left empty. */
import { movedBlock } from "../floats/moved-blocks.ts";
import { boundsOf, textLinesOf } from "../lines/text-lines.ts";
import { addFlaw, blocks, pxToMm, wordsOfElement, type InspectedPage } from "./inspected-page.ts";

/** The largest share of the text area's height (0–1) that may stay empty at the foot. */
const largestGap = 1 / 3;

export function findBreaks(page: InspectedPage): void {
  const { content, index, next, texts } = page;
  const first = texts
    .find((node) => !node.parentElement!.closest(movedBlock))
    ?.parentElement!.closest<HTMLElement>(blocks);
  const last = texts.at(-1)?.parentElement!.closest<HTMLElement>(blocks);
  if (!last) return;
  const firstLines = first && isPiece(first) ? textLinesOf([first]) : [];
  if (first && firstLines.length === 1 && !goesOn(page, first)) {
    addFlaw(page, "widow", { element: first, rect: firstLines[0]!, amount: 1 });
  }
  const lastLines = goesOn(page, last) && !isPiece(last) ? textLinesOf([last]) : [];
  if (lastLines.length === 1) addFlaw(page, "orphan", { element: last, rect: lastLines[0]!, amount: 1 });
  const pictures = [...content.querySelectorAll("img, .chart svg")];
  const isAsked = next?.node instanceof Element && next.node.closest(".new-page, .full-page") !== null;
  // The author of a break by hand, or of a picture over a whole page, wants the page to end there.
  if (isAsked) return;
  if (next) findFoot(page, last, pictures);
  else if (texts[0]!.parentElement!.closest(".new-page:not([data-split-from])")) return;
  else if (index > 0 && pictures.length === 0 && texts.length < 40) {
    const lines = textLinesOf(texts);
    if (lines.length > 2) return;
    addFlaw(page, "short-last-page", { element: first ?? last, rect: boundsOf(lines), amount: lines.length });
  }
}

function isPiece(block: HTMLElement): boolean {
  return block.hasAttribute("data-split-from") && !block.matches("td, th, div");
}

/** Returns whether lines of a paragraph continue on the next page; Paged.js marks it only there. */
function goesOn({ next }: InspectedPage, block: HTMLElement): boolean {
  if (!next || block.matches("td, th, div")) return false;
  const around = next.node instanceof Element ? next.node : next.node.parentElement!;
  return around.closest(`[data-ref="${block.dataset.ref}"]`) !== null;
}

/** Finds a single heading at the foot, or an empty foot, of a page that others follow. */
function findFoot(page: InspectedPage, last: HTMLElement, pictures: readonly Element[]): void {
  const { area, content, foot, texts } = page;
  const heading = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6, .caption")].findLast(
    (element) => !element.closest("[data-repeated]"),
  );
  const after = heading ? texts.filter((node) => isAfter(heading, node) && !heading.contains(node)) : [];
  if (heading && after.length < 20 && !pictures.some((picture) => isAfter(heading, picture))) {
    const lines = textLinesOf(after).length;
    const rect = heading.getBoundingClientRect();
    if (lines < 2) addFlaw(page, "stranded-heading", { element: heading, rect, amount: lines });
  }
  // Text of size zero has no lines.
  const lowest = Math.max(
    area.top,
    ...textLinesOf(lastOf(texts)).map(({ bottom }) => bottom),
    ...pictures.slice(-1).map((picture) => picture.getBoundingClientRect().bottom),
    // A formula may consist of rules without any text.
    ...[...content.querySelectorAll("math")].slice(-1).map((math) => math.getBoundingClientRect().bottom),
  );
  const gap = area.bottom - foot.getBoundingClientRect().height - lowest;
  // A turned page has its table and nothing else.
  if (gap > area.height * largestGap && !page.element.matches(".pagedjs_turned_page")) {
    const rect = new DOMRect(area.left, lowest, area.width, gap);
    addFlaw(page, "white-gap", { ...followingOf(page, last), rect, amount: pxToMm(gap) });
  }
}

/** Returns the last text of a page, or all texts of its row, since cells are side by side. */
function lastOf(texts: readonly Text[]): Text[] {
  let row = texts.at(-1)?.parentElement!.closest("tr");
  for (let outer = row; outer; outer = outer.parentElement!.closest("tr")) row = outer;
  return row ? texts.filter((text) => row.contains(text)) : texts.slice(-1);
}

/**
 * Returns the element that didn't fit on the page, with its title if it has one; the last one on the page where that is
 * not known.
 */
function followingOf({ next }: InspectedPage, last: HTMLElement): { element: Element; words?: string } {
  const node = next?.node;
  const element = (node instanceof Element ? node : node?.parentElement)?.closest("[data-source]");
  if (!element) return { element: last };
  const caption = element.querySelector(":scope > .caption");
  return { element, ...(caption ? { words: wordsOfElement(caption) } : {}) };
}

function isAfter(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
