/** Finds words and pictures that reach out of a page's text area; empty boxes may. */
import { textsOn } from "../text-lines.ts";
import { addFlaw, inMm, type InspectedPage } from "./inspected-page.ts";

const range = document.createRange();
/** Pictures; the one of a whole page reaches over its edges, and it is the block around it that must lie within. */
const inked = ":is(img, svg):not(.full-page img), .full-page";

/** Adds what it finds to the inspection. @param part - the text of the page, or its foot */
export function findOverflow(page: InspectedPage, part: HTMLElement): void {
  const { area, foot, inspection } = page;
  const room = part === foot ? area : part.parentElement!.getBoundingClientRect();
  const { bottom } = part.getBoundingClientRect();
  // True of nearly all pages, and the walk over their texts is spared.
  const isWithin = part.scrollWidth <= Math.ceil(room.width) && part.scrollHeight <= Math.ceil(room.height);
  if (isWithin && (part !== foot || bottom <= room.bottom + 1.5)) return;
  for (const node of [...textsOn(part, true), ...part.querySelectorAll(inked)]) {
    range.selectNode(node);
    const rect = range.getBoundingClientRect();
    const byPx = Math.max(rect.right - room.right, rect.bottom - room.bottom);
    if (byPx <= 1.5 || (node instanceof Text && reachOfWords(node, room) <= 1.5)) continue;
    const element = node instanceof Element ? node : node.parentElement!;
    // Said once of the whole table.
    const table = element.closest("table")?.dataset.source;
    if (table !== undefined && inspection.tooWide.some(({ source }) => source === table)) continue;
    addFlaw(page, "off-page", { element, rect, amount: inMm(byPx), words: node.nodeValue ?? "picture" });
  }
}

/** Returns by how many pixels the words of a text reach out: at the end of a line of code spaces hang. */
function reachOfWords(node: Text, room: DOMRect): number {
  const reaches = Array.from(node.data.matchAll(/\S+/g), ({ 0: word, index }) => {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { right, bottom } = range.getBoundingClientRect();
    return Math.max(right - room.right, bottom - room.bottom);
  });
  return Math.max(0, ...reaches);
}
