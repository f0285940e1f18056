/** Finds words and pictures that reach beyond a page's text area; empty boxes may. */
import { textsOn } from "../lines/text-lines.ts";
import { addFlaw, pxToMm, type InspectedPage } from "./inspected-page.ts";

const range = document.createRange();
/** Selects pictures. A picture of a whole page bleeds, so the block around it has to lie within instead. */
const inked = ":is(img, svg):not(.full-page img), .full-page";

/** Adds findings to the inspection. @param part - the text of the page, or its foot */
export function findOverflow(page: InspectedPage, part: HTMLElement): void {
  const { area, foot, inspection } = page;
  const room = part === foot ? area : part.parentElement!.getBoundingClientRect();
  const { bottom } = part.getBoundingClientRect();
  // Parts that a formula shifts up or left don't count in the sizes of `part`.
  const shifted = [...part.querySelectorAll("math:has(mpadded)")];
  // This is so on nearly all pages, for which the walk over their texts is spared.
  const isWithin = part.scrollWidth <= Math.ceil(room.width) && part.scrollHeight <= Math.ceil(room.height);
  if (isWithin && (part !== foot || bottom <= room.bottom + 1.5) && shifted.length === 0) return;
  const told = new Set<Element>();
  for (const node of [...textsOn(part, true), ...part.querySelectorAll(inked)]) {
    const element = node instanceof Element ? node : node.parentElement!;
    const math = element.closest("math");
    range.selectNode(node);
    // The typeface of formulas has room above and below its letters, which the box of a sign leaves out.
    const rect = (math ? element : range).getBoundingClientRect();
    const besides = math && shifted.includes(math) ? Math.max(room.left - rect.left, room.top - rect.top) : 0;
    const byPx = Math.max(rect.right - room.right, rect.bottom - room.bottom, besides);
    if (byPx <= 1.5 || (node instanceof Text && !math && reachOfWords(node, room) <= 1.5)) continue;
    // Told once for a whole table, and for a whole formula, in which each sign is a text.
    const table = element.closest("table")?.dataset.source;
    if (table !== undefined && inspection.tooWide.some(({ source }) => source === table)) continue;
    if (math && told.has(math)) continue;
    if (math) told.add(math);
    const words = math?.getAttribute("alttext") ?? node.nodeValue ?? "picture";
    addFlaw(page, "off-page", { element, rect, amount: pxToMm(byPx), words });
  }
}

/** Returns by how many CSS pixels the words of a text reach out; spaces at the end of a line of code may. */
function reachOfWords(node: Text, room: DOMRect): number {
  const reaches = Array.from(node.data.matchAll(/\S+/g), ({ 0: word, index }) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { right, bottom } = range.getBoundingClientRect();
    return Math.max(right - room.right, bottom - room.bottom);
  });
  return Math.max(0, ...reaches);
}
