/** Finds the place of each block of the Markdown on a page that was just laid out. */
import type { PageBlocks } from "../../page-blocks.ts";
import { placesOn } from "./page-places.ts";

/** Returns the blocks. @param page - element of the page, which must not be hidden */
export function takeBlocks(page: Element): PageBlocks {
  const { turnMm, rectOf } = placesOn(page);
  const placed = page.querySelectorAll(":is(.pagedjs_page_content, .pagedjs_footnote_content) [data-source]");
  return {
    turnMm,
    blocks: Array.from(placed, (element) => {
      const { x, y, width, height } = rectOf(element.getBoundingClientRect());
      return [element.getAttribute("data-source")!, x, y, width, height];
    }),
  };
}
