/** Runs in the browser: the pages that Paged.js made in, the inventory of what stands on them out. */
import type { Inventory } from "../../html/inventory.ts";

/**
 * The twin of `inventoryOf` for the paged document: the text of all pages, then what stands at their feet. What is repeated on purpose (`data-repeated`: table
 * heads) doesn't count, nor does the second piece of an element that is split over two pages
 * (`data-split-from`) count as another element. Self-contained: it is sent to the browser as text.
 */
export function takeInventory(): Inventory {
  const counted = new Set(["tr", "li", "img", "svg"]);
  const inventory: Inventory = { text: [], things: {} };
  const walk = (node: Node, source: string): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = (node.nodeValue ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ");
      const last = inventory.text.at(-1);
      if (last?.[0] === source) last[1] += words;
      else if (words.trim() !== "") inventory.text.push([source, words]);
    } else if (node instanceof Element) {
      if (node.hasAttribute("data-repeated") || node.hasAttribute("data-page-of") || node.hasAttribute("data-page-ref"))
        return;
      const here = node.getAttribute("data-source") ?? source;
      if (counted.has(node.localName) && !node.hasAttribute("data-split-from")) {
        const key = `${node.localName} ${here}`;
        inventory.things[key] = (inventory.things[key] ?? 0) + 1;
      }
      if (node.localName === "svg") return;
      for (const child of node.childNodes) walk(child, here);
    }
  };
  for (const content of document.querySelectorAll(".pagedjs_page_content")) walk(content, "");
  for (const foot of document.querySelectorAll(".pagedjs_footnote_content")) walk(foot, "");
  return inventory;
}
