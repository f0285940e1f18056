/** Writes an inventory as a text that is the same for the same words and things in the same order, to be hashed. */
import type { Inventory } from "./inventory.ts";

/**
 * Returns the words without white space, which doesn't count where a page ends, and without soft hyphens, each run
 * behind its source; then the things, in any order. It runs in the browser, too.
 */
export function digestible({ text, things }: Inventory): string {
  const words = text.map(([source, run]) => `${source}\0${run}`).join("\0");
  const counts = Object.entries(things).map(([name, count]) => `${name}\0${count}`);
  return [words.replace(/[\s\u00ad]+/g, ""), ...counts.toSorted()].join("\0\0");
}
