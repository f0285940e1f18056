/** hast in, every word, table row, list item and picture that must be printed out, each with its place in the Markdown. */
import type { Element, Nodes } from "hast";

/** What a unit holds, in reading order: taken before paging and again after, the two must be equal. */
export interface Inventory {
  /** Runs of text without soft hyphens, white space as one space: `[source, words]`; the source is `file:line:column` or empty. */
  text: [source: string, words: string][];
  /** `tr`, `li`, `img` and `svg` elements by `name source`. */
  things: Record<string, number>;
}

const counted = new Set(["tr", "li", "img", "svg"]);

export function inventoryOf(hast: Nodes): Inventory {
  const inventory: Inventory = { text: [], things: {} };
  walk(hast, "", inventory);
  return inventory;
}

function walk(node: Nodes, source: string, inventory: Inventory): void {
  if (node.type === "text") {
    addText(inventory, source, node.value);
  } else if (node.type === "element") {
    // Page numbers are filled in later, and compared with the finished PDF.
    if ("dataPageOf" in node.properties || "dataPageRef" in node.properties) return;
    const here = sourceIn(node) ?? source;
    if (counted.has(node.tagName)) {
      const key = `${node.tagName} ${here}`;
      inventory.things[key] = (inventory.things[key] ?? 0) + 1;
    }
    if (node.tagName === "svg") return;
    for (const child of node.children) walk(child, here, inventory);
  } else if (node.type === "root") {
    for (const child of node.children) walk(child, source, inventory);
  }
}

function sourceIn(node: Element): string | undefined {
  const { dataSource } = node.properties;
  return typeof dataSource === "string" ? dataSource : undefined;
}

function addText({ text }: Inventory, source: string, value: string): void {
  const words = wordsOf(value);
  const last = text.at(-1);
  if (last?.[0] === source) last[1] += words;
  else if (words.trim() !== "") text.push([source, words]);
}

/** A text without soft hyphens, white space as one space. */
export function wordsOf(text: string): string {
  return text.replaceAll("\u00ad", "").replaceAll(/\s{2,}|[^\S ]/g, " ");
}
