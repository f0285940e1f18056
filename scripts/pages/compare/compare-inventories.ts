/** Finds the parts of a unit that were lost, doubled or moved when its pages were laid out, with their places. */
import type { Inventory } from "../../html/inventory.ts";

/** A difference between a unit and its pages. */
export interface Difference {
  kind: "lost" | "doubled" | "moved" | "changed";
  /** Place, `file:line:column`; empty for text that the pipeline wrote. */
  source: string;
  /** Words, or `table row`, `list item`, `picture`. */
  what: string;
  /** Words that are there instead, for `changed`. */
  found?: string;
}

const names: Record<string, string> = { tr: "table row", li: "list item", img: "picture", svg: "picture" };

/**
 * Compares the inventory that Paged.js was given with that of its pages. It distinguishes rows, items and pictures, and
 * finds losses before anything is printed; what the pages really show is checked in the finished PDF
 * (compare-words.ts).
 */
export function compareInventories(expected: Inventory, found: Inventory): Difference[] {
  const differences = [
    ...compareThings(expected.things, found.things),
    ...compareInventoryTexts(expected.text, found.text),
  ];
  return differences.length > 0 ? differences : compareOrder(expected.text, found.text);
}

function compareThings(expected: Inventory["things"], found: Inventory["things"]): Difference[] {
  const differences: Difference[] = [];
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const change = (found[key] ?? 0) - (expected[key] ?? 0);
    if (change === 0) continue;
    const [name, source] = splitOnce(key, " ");
    differences.push({ kind: change < 0 ? "lost" : "doubled", source, what: names[name] ?? name });
  }
  return differences;
}

/** Compares texts without white space, since a page may end at white space or within a word. */
function compareInventoryTexts(expected: Inventory["text"], found: Inventory["text"]): Difference[] {
  const [before, after] = [bySource(expected), bySource(found)];
  const differences: Difference[] = [];
  for (const source of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(source) ?? "", after.get(source) ?? ""];
    if (withoutSpace(was) === withoutSpace(is)) continue;
    const { removed, added } = changeBetween(was.split(" ").filter(Boolean), is.split(" ").filter(Boolean));
    if (removed) differences.push({ kind: "lost", source, what: shortenWords(removed) });
    if (added) differences.push({ kind: was.includes(added) ? "doubled" : "moved", source, what: shortenWords(added) });
  }
  return differences;
}

function compareOrder(expected: Inventory["text"], found: Inventory["text"]): Difference[] {
  const index = expected.findIndex(([source], position) => found[position]?.[0] !== source);
  if (index < 0 && expected.length === found.length) return [];
  const [source, what] = (index < 0 ? found[expected.length] : expected[index])!;
  return [{ kind: "moved", source, what: shortenWords(what) }];
}

function bySource(pieces: Inventory["text"]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [source, words] of pieces) texts.set(source, (texts.get(source) ?? "") + words);
  return texts;
}

/** Returns the words between the common beginning and the common end. */
function changeBetween(was: string[], is: string[]): { removed: string; added: string } {
  const shortest = Math.min(was.length, is.length);
  let start = 0;
  while (start < shortest && was[start] === is[start]) start++;
  let end = 0;
  while (end < shortest - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  const between = (words: string[]) => words.slice(start, words.length - end).join(" ");
  return { removed: between(was), added: between(is) };
}

function withoutSpace(words: string): string {
  return words.replaceAll(" ", "");
}

export function shortenWords(words: string): string {
  return words.length > 80 ? `${words.slice(0, 50).trim()} … ${words.slice(-25).trim()}` : words.trim();
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
