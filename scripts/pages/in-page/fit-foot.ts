/** Makes pictures smaller, so that they fit what is left of a page that would be too empty without them. */
import type { MeasuredUnit } from "./measure-unit.ts";

/** Share of a page from which on what is left of it is filled. */
const largestHole = 1 / 3;
/** Least share of its size that is left of a picture; smaller ones go overleaf. */
const leastShare = 0.4;
/** CSS pixels to spare: what fills a page to the last pixel may be a fraction too high. */
const spare = 4;
const holders = ".figure:has(img), .panels, p.picture";
/** Selects elements that hold blocks and have no look of their own. */
const around = "div:not([class]), section";
/** Selects elements that show something without words. */
const shown = "img, svg, math, hr, input, td";
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
  const needed = heightThrough(outer, block, column.width) + heightBelow(unpaged, places);
  return fitBlocks([[block, unpaged]], needed - hole + spare, isFirst ? 0 : leastShare);
}

/**
 * Makes the pictures of blocks that stand below each other smaller, so that these are lower by `excess` CSS pixels at
 * least, on the page and in the source.
 *
 * @param blocks - each with what it is in the source
 * @param least - share of their size that must be left of them
 * @returns whether they may be so small
 */
export function fitBlocks(
  blocks: readonly (readonly [HTMLElement, Element | null])[],
  excess: number,
  least = leastShare,
): boolean {
  const pictures = blocks.flatMap(([block]) => [...block.querySelectorAll("img")]);
  const rowsOf = blocks.flatMap(([block], index) =>
    Array.from(
      block.querySelectorAll("img"),
      (picture) => `${index} ${Math.round(picture.getBoundingClientRect().bottom)}`,
    ),
  );
  const unpaged = blocks.flatMap(([, block]) => [...(block?.querySelectorAll("img") ?? [])]);
  const rects = pictures.map((picture) => picture.getBoundingClientRect());
  const rows = new Map<string, number>();
  for (const [index, { height }] of rects.entries()) {
    const row = rowsOf[index]!;
    rows.set(row, Math.max(rows.get(row) ?? 0, height));
  }
  // By whole lines, so that what is below stays on the grid.
  const step = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const less = Math.ceil(excess / rows.size / step) * step;
  const shares = rowsOf.map((row) => 1 - less / rows.get(row)!);
  // What isn't on the page yet can't be measured.
  if (unpaged.length !== pictures.length || less <= 0 || shares.length === 0) return false;
  if (shares.some((share) => !(share > least))) return false;
  // Once is enough: a page is laid out again.
  for (const block of blocks.flat()) block?.setAttribute("data-foot", "");
  for (const [index, { width, height }] of rects.entries()) {
    for (const picture of [pictures[index]!, unpaged[index]!]) {
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

/**
 * Returns the block of pictures that an element stands in, that it begins with, or that is the next one behind what must
 * stay with it.
 */
function blockAt(first: Element): HTMLElement | undefined {
  let element: Element | null = first;
  while (element) {
    const block: HTMLElement | null = outermostHolder(element);
    if (block) return block;
    const begin: Element | null = element.matches(around) ? element.firstElementChild : null;
    if (begin) return blockAt(begin);
    if (!element.matches(staysWithNext) && !isEmpty(element)) return undefined;
    element = element.nextElementSibling;
  }
  return undefined;
}

/** Returns whether an element shows nothing: a paragraph that holds only the name of a place, say. */
function isEmpty(element: Element): boolean {
  return element.textContent.trim() === "" && !element.matches(shown) && element.querySelector(shown) === null;
}

function outermostHolder(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(".figure:has(img)") ?? element.closest<HTMLElement>(holders);
}

/** Returns the outermost element around `first` of which all goes overleaf: a block, what is before it, or what holds it. */
function outermostAt(first: Element, block: Element): Element {
  let element = first;
  for (let around = element.parentElement; around; around = element.parentElement) {
    if (around.contains(block) && !block.contains(around)) break;
    element = around;
  }
  return element;
}

/**
 * Returns the height in CSS pixels from above `first` to the foot of `last`, which is one of its next siblings or in
 * one, whatever column they stand in.
 */
function heightThrough(first: Element, last: Element, columnWidth: number): number {
  let height = 0;
  for (let element: Element | null = first; element; element = element.nextElementSibling) {
    const { marginTop, marginBottom } = getComputedStyle(element);
    const rect = element.getBoundingClientRect();
    height += Number.parseFloat(marginTop);
    if (element.contains(last)) {
      const { left, bottom } = last.getBoundingClientRect();
      return left - rect.left < columnWidth ? height + bottom - rect.top : Infinity;
    }
    height += rect.height + Number.parseFloat(marginBottom);
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
