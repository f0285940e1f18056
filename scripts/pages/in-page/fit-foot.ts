/** Makes pictures smaller, so that they fit what is left of a page that would be too empty without them. */
import type { MeasuredUnit } from "./measure-unit.ts";

/** Share of a page from which on what is left of it is filled. */
const largestHole = 1 / 3;
/** Least share of its size that is left of a picture; smaller ones go overleaf. */
const leastShare = 0.45;
/** CSS pixels to spare: what fills a page to the last pixel may be a fraction too high. */
const spare = 4;
const holders = ".figure:has(img), .panels, p.picture";
const staysWithNext = "h1, h2, h3, h4, h5, h6, .leads, .caption, [data-break-after='avoid']";

/**
 * Makes the pictures smaller that a page would end before, where that would leave it too empty.
 *
 * @param bounds - of the page's text
 * @param unit - the unit, unpaged, and where everything stands in one column
 * @returns whether it did, and the page's end is to be found anew
 */
export function fitFoot(
  overflow: Range,
  page: Element,
  bounds: DOMRect,
  { source, places }: { source: ParentNode; places: MeasuredUnit["places"] },
): boolean {
  const { startContainer, startOffset } = overflow;
  const start =
    startContainer instanceof Element ? (startContainer.childNodes[startOffset] ?? startContainer) : startContainer;
  const first = start instanceof Element ? start : start.parentElement!;
  const block = blockAt(first);
  if (!block || !page.contains(block) || block.closest("tr, [data-moved], [data-foot]")) return false;
  const outer = outermostAt(first, block);
  // Notes at the foot may leave less than there is for text.
  const column = page.parentElement!.getBoundingClientRect();
  const bottom = bottomBefore(outer, page, column);
  const hole = column.bottom - bottom;
  const isFirst = bottom <= column.top;
  if (!isFirst && hole <= bounds.height * largestHole) return false;
  const unpaged = source.querySelector(`[data-ref="${block.dataset.ref}"]`);
  const needed = heightThrough(outer, block) + heightBelow(unpaged, places);
  const copies = [block, unpaged];
  return fitBlock(block, needed - hole + spare, copies, isFirst ? 0 : leastShare);
}

/**
 * Makes the pictures of a block smaller, so that it is lower by `excess` CSS pixels at least, on the page and in the
 * source.
 *
 * @param copies - the block wherever it stands
 * @param least - share of their size that must be left of them
 * @returns whether they may be so small
 */
export function fitBlock(
  block: HTMLElement,
  excess: number,
  copies: readonly (Element | null)[],
  least = leastShare,
): boolean {
  const rects = Array.from(block.querySelectorAll("img"), (picture) => picture.getBoundingClientRect());
  const rows = new Map<number, number>();
  for (const { bottom, height } of rects) {
    const row = Math.round(bottom);
    rows.set(row, Math.max(rows.get(row) ?? 0, height));
  }
  // By whole lines, so that what is below stays on the grid.
  const step = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const less = Math.ceil(excess / rows.size / step) * step;
  const shares = rects.map(({ bottom }) => 1 - less / rows.get(Math.round(bottom))!);
  // What isn't on the page yet can't be measured.
  const isWhole = copies.every((copy) => copy?.querySelectorAll("img").length === rects.length);
  if (!isWhole || less <= 0 || shares.length === 0 || shares.some((share) => !(share > least))) return false;
  for (const copy of copies) {
    if (!(copy instanceof HTMLElement)) continue;
    // Once is enough: a page is laid out again.
    copy.dataset.foot = "";
    for (const [index, picture] of [...copy.querySelectorAll("img")].entries()) {
      const { width, height } = rects[index]!;
      picture.setAttribute("width", String(width * shares[index]!));
      picture.setAttribute("height", String(height * shares[index]!));
    }
  }
  return true;
}

/** Returns the height of the lines that say where a picture is from, which stay with it, and may not be on the page yet. */
function heightBelow(block: Element | null, places: MeasuredUnit["places"]): number {
  let last = block;
  while (last?.nextElementSibling?.matches(".source-line")) last = last.nextElementSibling;
  const [place, end] = [block && places.get(block), last && places.get(last)];
  return place && end ? end.bottom - place.bottom : 0;
}

/** Returns the block of pictures that an element stands in, or that is the next one behind what must stay with it. */
function blockAt(first: Element): HTMLElement | undefined {
  let element: Element | null = first;
  while (element) {
    const block: HTMLElement | null = outermostHolder(element);
    if (block) return block;
    if (!element.matches(staysWithNext)) return undefined;
    element = element.nextElementSibling;
  }
  return undefined;
}

function outermostHolder(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(".figure:has(img)") ?? element.closest<HTMLElement>(holders);
}

/** Returns the sibling of a block, or the block itself, that holds what goes overleaf first. */
function outermostAt(first: Element, block: Element): Element {
  let element = first;
  while (element.parentElement && element.parentElement !== block.parentElement) element = element.parentElement;
  return element.parentElement ? element : block;
}

/** Returns the height of siblings in CSS pixels, with the space between them, whatever column they stand in. */
function heightThrough(first: Element, last: Element): number {
  let height = 0;
  for (let element: Element | null = first; element; element = element.nextElementSibling) {
    const { marginTop, marginBottom } = getComputedStyle(element);
    height += element.getBoundingClientRect().height + Number.parseFloat(marginTop);
    if (element === last) return height;
    height += Number.parseFloat(marginBottom);
  }
  return Infinity;
}

/** Returns where that which stays on the page ends, with the space below it, in CSS pixels of the window. */
function bottomBefore(first: Element, page: Element, column: DOMRect): number {
  for (let around: Element | null = first; around && around !== page; around = around.parentElement) {
    let before = around.previousElementSibling;
    while (before?.hasAttribute("aria-owns")) before = before.previousElementSibling;
    if (!before) continue;
    const { left, bottom } = before.getBoundingClientRect();
    const below = Number.parseFloat(getComputedStyle(before).marginBottom);
    return left < column.right ? bottom + below : column.bottom;
  }
  return column.top;
}
