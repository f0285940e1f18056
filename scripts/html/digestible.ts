/** Writes an inventory as a text to be hashed, which is equal for equal words and things. */
import type { Inventory } from "./inventory.ts";

/**
 * Returns the text of an inventory: the words of each run after its source, without soft hyphens and without white
 * space, which is lost at page ends; then the counts of things, sorted. This runs in the browser too.
 */
export function digestible({ text, things }: Inventory): string {
  const words = text.map(([source, run]) => `${source}\0${run}`).join("\0");
  const counts = Object.entries(things).map(([name, count]) => `${name}\0${count}`);
  return [words.replace(/[\s\u00ad]+/g, ""), ...counts.toSorted()].join("\0\0");
}
