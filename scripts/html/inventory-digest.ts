/** An inventory in; a text that is the same for the same words and things in the same order, to be hashed, out. */
import { createHash } from "node:crypto";
import type { Inventory } from "./inventory.ts";

/** SHA-256 of `digestible`, in hexadecimal digits. */
export function digestOf(inventory: Inventory): string {
  return createHash("sha256").update(digestible(inventory)).digest("hex");
}

/**
 * The words without white space, which doesn't count where a page ends, and without soft hyphens, each run behind
 * its source; then the things, in any order. Self-contained: it is sent to the browser as text, too.
 */
export function digestible({ text, things }: Inventory): string {
  const words = text.map(([source, run]) => `${source}\0${run}`).join("\0");
  const counts = Object.entries(things).map(([name, count]) => `${name}\0${count}`);
  return [words.replace(/[\s\u00ad]+/g, ""), ...counts.toSorted()].join("\0\0");
}
