/** Says what of a text stands before what, and what may not move past what. */
import { callsOut, sectionHeads } from "./mark-floats.ts";

/** Returns a selector of what a block keeps its order among. */
export function kindOf(block: Element): string {
  return [".figure", ".full-page"].find((kind) => block.matches(kind)) ?? ".table";
}

/** Returns whether a block must not stand before others: those of its kind, or that call out footnotes as it does. */
export function hasToWaitFor(others: readonly HTMLElement[], block: HTMLElement): boolean {
  return others.some((other) => kindOf(other) === kindOf(block) || (callsOut(other) && callsOut(block)));
}

/**
 * Returns whether `blocks` must stand before an element: one that begins a section, or holds one of their kind, or calls
 * out footnotes as one of them does.
 */
export function isBarrier(element: HTMLElement, blocks: readonly HTMLElement[]): boolean {
  if (element.matches(sectionHeads)) return true;
  if (callsOut(element) && blocks.some((block) => callsOut(block))) return true;
  return blocks.some((block) => {
    const kind = `${kindOf(block)}[id]`;
    return element.matches(kind) || element.querySelector(kind) !== null;
  });
}

/** Returns whether a node ends before another one begins. */
export function isBefore(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !node.contains(other);
}

/** Returns the node behind an element and all in it. */
export function nodeBehind(element: Node): Node | null {
  for (let around: Node | null = element; around; around = around.parentNode) {
    if (around.nextSibling) return around.nextSibling;
  }
  return null;
}
