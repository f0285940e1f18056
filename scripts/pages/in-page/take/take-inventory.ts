/** Takes the inventory of words and things on the laid-out pages, to be compared with that of the unit. */
import { digestible } from "../../../html/digestible.ts";
import type { Inventory } from "../../../html/inventory.ts";
import { textsInOrder } from "../floats/moved-blocks.ts";

/** The last inventory, which is only asked for if its digest is not the expected one. */
let taken: Inventory = { text: [], things: {} };

/**
 * Takes the inventory of all pages, as `inventoryOf` does for the unpaged unit.
 *
 * @returns its SHA-256 in hexadecimal digits, as `digestOf` does, since the words themselves would take ten times as
 *   long to leave the browser
 */
export async function takeInventory(): Promise<string> {
  taken = inventoryOfPages();
  const bytes = new TextEncoder().encode(digestible(taken));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Returns the inventory that `takeInventory` took last, with its texts unchanged. */
export function lastInventory(): Inventory {
  return taken;
}

/**
 * Lists the text of all pages, then their footnotes; moved blocks come at their places in the text. What is repeated on
 * purpose (`data-repeated`: table heads) doesn't count, nor does the second piece of an element that is split over two
 * pages (`data-split-from`) count as another element. The browser is asked for all elements of a kind at once and for
 * three things of each text, since each call takes as long as the code around it.
 */
function inventoryOfPages(): Inventory {
  const silent = new Set(document.querySelectorAll("[data-repeated], [data-page-of], [data-page-ref], [data-note-of]"));
  const sources = sourcesOf(silent);
  const inventory: Inventory = { text: [], things: {} };
  for (const kind of [".pagedjs_page_content", ".pagedjs_footnote_content"]) {
    const parts = [...document.querySelectorAll(kind)];
    for (const part of parts) sources.set(part, "");
    for (const text of textsInOrder(parts)) addText(text);
    for (const part of parts) {
      for (const element of part.querySelectorAll("tr, li, img, svg, math")) addThing(element);
    }
  }
  return inventory;

  function addText(node: Text): void {
    const source = sourceOf(node.parentNode!, sources);
    if (source === undefined) return;
    const last = inventory.text.at(-1);
    if (last?.[0] === source) last[1] += node.data;
    else if (/[^\s\u00ad]/.test(node.data)) inventory.text.push([source, node.data]);
  }

  function addThing(element: Element): void {
    const around = sourceOf(element.parentNode!, sources);
    if (around === undefined || silent.has(element) || element.hasAttribute("data-split-from")) return;
    const key = `${element.localName} ${element.getAttribute("data-source") ?? around}`;
    inventory.things[key] = (inventory.things[key] ?? 0) + 1;
  }
}

/** Sources by node, `file:line:column` or empty; undefined for nodes that don't count. */
type Sources = Map<Node, string | undefined>;

/** Returns the sources of all elements that have their own, or don't count. */
function sourcesOf(silent: ReadonlySet<Element>): Sources {
  const sources: Sources = new Map();
  const drawings = new Set(document.querySelectorAll("svg, math"));
  for (const element of document.querySelectorAll("[data-source]")) {
    sources.set(element, element.getAttribute("data-source")!);
  }
  for (const element of [...silent, ...drawings]) {
    for (const inner of [element, ...element.querySelectorAll("[data-source]")]) sources.set(inner, undefined);
  }
  return sources;
}

/** Returns the source of a node, which is that of the nearest element around it, and remembers it. */
function sourceOf(node: Node, sources: Sources): string | undefined {
  if (sources.has(node)) return sources.get(node);
  const source = sourceOf(node.parentNode!, sources);
  sources.set(node, source);
  return source;
}
