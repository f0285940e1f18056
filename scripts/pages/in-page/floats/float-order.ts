/** Decides on the order of blocks: which is before which, and past which a block may not move. */
import { callsOut, sectionHeads } from "./mark-floats.ts";

/** Returns a selector for the kind of blocks among which a block keeps its order. */
export function floatKindOf(block: Element): string {
  return [".figure", ".full-page"].find((kind) => block.matches(kind)) ?? ".table";
}

/**
 * Returns whether a block must wait for others: for those of its kind, or, if it has footnotes, for others with
 * footnotes.
 */
export function hasToWaitFor(others: readonly HTMLElement[], block: HTMLElement): boolean {
  return others.some((other) => floatKindOf(other) === floatKindOf(block) || (callsOut(other) && callsOut(block)));
}

/**
 * Returns whether `blocks` must be placed before an element: one that begins a section, contains a block of their kind,
 * or has footnotes as one of them does.
 */
export function isBarrier(element: HTMLElement, blocks: readonly HTMLElement[]): boolean {
  if (element.matches(sectionHeads)) return true;
  if (callsOut(element) && blocks.some((block) => callsOut(block))) return true;
  return blocks.some((block) => {
    const kind = `${floatKindOf(block)}[id]`;
    return element.matches(kind) || element.querySelector(kind) !== null;
  });
}

/** Returns whether neither a section nor another block of its kind begins between a page's beginning and a block. */
export function followsFrom(start: Node, block: HTMLElement, ahead: readonly Element[]): boolean {
  for (let before = block.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.contains(start)) return !(callsOut(before) && callsOut(block));
    if (!(before instanceof HTMLElement) || (!ahead.includes(before) && isBarrier(before, [block]))) return false;
  }
  return false;
}

/** Returns whether a node ends before another one begins. */
export function isBefore(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !node.contains(other);
}

/** Returns the next node behind an element and its content. */
export function nodeBehind(element: Node): Node | null {
  for (let around: Node | null = element; around; around = around.parentNode) {
    if (around.nextSibling) return around.nextSibling;
  }
  return null;
}
