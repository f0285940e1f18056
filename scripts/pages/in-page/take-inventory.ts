/** Runs in the browser: the pages that Paged.js made in, the digest of what stands on them out. */
import type { Inventory } from "../../html/inventory.ts";

declare global {
  interface Window {
    /** Of the unit that was taken last, its texts as they stand: asked for where its digest is not the expected one. */
    inventory: Inventory;
    digestible: (inventory: Inventory) => string;
  }
}

/**
 * The twin of `inventoryOf` for the paged document, and of `digestOf`: the text of all pages, then what stands at
 * their feet. What is repeated on purpose (`data-repeated`: table heads) doesn't count, nor does the second piece of
 * an element that is split over two pages (`data-split-from`) count as another element. The browser is asked for all
 * elements of a kind at once and for three things of each text, since each question takes as long as an answer of
 * ours. Self-contained: it is sent to the browser as text.
 *
 * @returns SHA-256 in hexadecimal digits: on their way out of the browser the words themselves take ten times as long
 */
export async function takeInventory(): Promise<string> {
  const silent = new Set(document.querySelectorAll("[data-repeated], [data-page-of], [data-page-ref]"));
  const drawings = new Set(document.querySelectorAll("svg"));
  const sources = new Map<Node, string | undefined>();
  for (const element of document.querySelectorAll("[data-source]")) {
    sources.set(element, element.getAttribute("data-source")!);
  }
  for (const element of [...silent, ...drawings]) {
    for (const inner of [element, ...element.querySelectorAll("[data-source]")]) sources.set(inner, undefined);
  }
  const inventory: Inventory = { text: [], things: {} };
  for (const content of document.querySelectorAll(".pagedjs_page_content")) take(content);
  for (const foot of document.querySelectorAll(".pagedjs_footnote_content")) take(foot);
  window.inventory = inventory;
  const bytes = new TextEncoder().encode(window.digestible(inventory));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");

  function take(part: Element): void {
    sources.set(part, "");
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) addText(walker.currentNode as Text);
    for (const element of part.querySelectorAll("tr, li, img, svg")) addThing(element);
  }

  /** `file:line:column` or empty; undefined for what doesn't count. */
  function sourceOf(node: Node): string | undefined {
    if (sources.has(node)) return sources.get(node);
    const source = sourceOf(node.parentNode!);
    sources.set(node, source);
    return source;
  }

  function addText(node: Text): void {
    const source = sourceOf(node.parentNode!);
    if (source === undefined) return;
    const last = inventory.text.at(-1);
    if (last?.[0] === source) last[1] += node.data;
    else if (/[^\s\u00ad]/.test(node.data)) inventory.text.push([source, node.data]);
  }

  function addThing(element: Element): void {
    const around = sourceOf(element.parentNode!);
    if (around === undefined || silent.has(element) || element.hasAttribute("data-split-from")) return;
    const key = `${element.localName} ${element.getAttribute("data-source") ?? around}`;
    inventory.things[key] = (inventory.things[key] ?? 0) + 1;
  }
}
