/** Finds where a page ends if the rules for breaks allow no place: before the first thing beyond its column. */
import { isContinued, outermostOpening } from "./outermost-opening.ts";

const range = document.createRange();
const pictures = "img, svg, math, hr, input";

/** Returns whether a rectangle is beyond the column of a page. */
export type IsBeyond = (rect: DOMRect) => boolean;

/** Returns such a function, which rounds as Paged.js does. */
export function beyond(bounds: DOMRect, gap: number): IsBeyond {
  const [end, vEnd] = [Math.round(bounds.right + gap), Math.round(bounds.bottom)];
  // Line ends have a height but no width.
  return ({ left, top, height }) => height > 0 && (Math.round(left) >= end || Math.round(top) >= vEnd);
}

/**
 * Returns the offset of the first letter beyond the column, or the beginning of its word if that is divided by a soft
 * hyphen; undefined where all of the text is in the column.
 */
export function firstBeyond(text: Text, isBeyond: IsBeyond): number | undefined {
  if (!anyBeyond(text, text.length, isBeyond)) return undefined;
  let [low, high] = [0, text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (anyBeyond(text, middle, isBeyond)) high = middle;
    else low = middle;
  }
  const word = text.data.slice(0, low).search(/\S*$/);
  return text.data.slice(word, low).includes("\u00ad") ? word : low;
}

function anyBeyond(text: Text, length: number, isBeyond: IsBeyond): boolean {
  range.setStart(text, 0);
  range.setEnd(text, length);
  return [...range.getClientRects()].some((rect) => isBeyond(rect));
}

/**
 * Returns the offset of the first line of a code block beyond the column that is not blank, since a page needn't begin
 * with blank lines.
 */
export function firstLineBeyond(text: Text, isBeyond: IsBeyond): number | undefined {
  const offset = firstBeyond(text, isBeyond);
  const blank = /^(?:[^\S\n]*\n)+/.exec(text.data.slice(offset ?? 0))?.[0] ?? "";
  return offset === undefined || offset + blank.length === text.length ? undefined : offset + blank.length;
}

const dropped = new WeakMap<Text, number>();

/** Returns how many characters of blank lines were removed from a text's end. */
export function blankDropped(text: Text): number {
  return dropped.get(text) ?? 0;
}

/**
 * Removes blank lines from the end of a page, which would need a line there, or move others to the next page with them.
 */
export function dropBlankEnd(rendered: Element): void {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  walker.currentNode = lastLeaf(rendered);
  const breaks: HTMLElement[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.previousNode()) {
    if (node instanceof HTMLBRElement) breaks.push(node);
    else if (node instanceof Text && node.parentElement!.closest("pre")) {
      const data = node.data.replace(/\n\s*\n[^\S\n]*$/, "\n");
      dropped.set(node, blankDropped(node) + node.length - data.length);
      if (data !== node.data) node.data = data;
      break;
    } else if (!(node instanceof Text) || /\S/.test(node.data)) break;
  }
  if (breaks.length > 1) for (const element of breaks) element.hidden = true;
}

function lastLeaf(rendered: Element): Node {
  let leaf: Node = rendered;
  while (leaf.lastChild) leaf = leaf.lastChild;
  return leaf;
}

/**
 * Returns the overflow of a page that begins with the first word or picture beyond its column, whatever must not break
 * there; undefined where nothing is beyond. Something has to stay on the page, even if it doesn't fit: otherwise the
 * next page would be the same again.
 *
 * @param keepsFirst - false where nothing has to stay, for a cell beside others
 */
export function overflowAnywhere(rendered: Element, isBeyond: IsBeyond, keepsFirst = true): Range | undefined {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let isFirst = keepsFirst;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text ? !/\S/.test(node.data) : !(node as Element).matches(pictures)) continue;
    if (node.parentElement!.closest("[data-repeated], svg, math")) continue;
    const offset = beginOf(node as Text | Element, isBeyond);
    if (offset !== undefined && (!isFirst || offset > 0)) return overflowFrom(node, offset, rendered);
    isFirst = false;
  }
  return undefined;
}

function beginOf(node: Text | Element, isBeyond: IsBeyond): number | undefined {
  if (node instanceof Text) return (node.parentElement!.closest("pre") ? firstLineBeyond : firstBeyond)(node, isBeyond);
  return isBeyond(node.getBoundingClientRect()) ? 0 : undefined;
}

/** Returns the overflow from a place on, with all elements that begin there, so that none leaves an empty shell. */
function overflowFrom(node: Node, offset: number, rendered: Element): Range {
  const overflow = document.createRange();
  if (offset > 0) overflow.setStart(node, offset);
  else overflow.setStartBefore(outermostOnPage(node, rendered));
  overflow.setEndAfter(rendered.lastChild!);
  return overflow;
}

/** Returns the outermost element on the page that begins with a node, below the blocks and what earlier pages began. */
export function outermostOnPage(node: Node, rendered: Element): Node {
  return outermostOpening(node, rendered, (parent) => isContinued(parent) || parent.parentElement === rendered);
}

/** Returns whether a page has words or pictures, other than repeated heads, before its overflow. */
export function holdsAny(rendered: Element, overflow: Range): boolean {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (overflow.comparePoint(node, 0) >= 0) return false;
    if (node instanceof Text ? !/\S/.test(node.data) : !(node as Element).matches(pictures)) continue;
    if (!node.parentElement!.closest("[data-repeated]")) return true;
  }
  return false;
}
