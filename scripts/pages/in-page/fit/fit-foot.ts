/** Makes pictures smaller so that they fit at the foot of a page that would stay too empty without them. */
import type { MeasuredUnit } from "../measure-unit.ts";

/** The share of a page (0–1) that may stay empty without pictures being made smaller. */
const largestHole = 1 / 3;
/** The least share (0–1) of its size to which a picture is reduced; smaller ones go on the next page. */
const leastShare = 0.4;
/** Spare room in CSS pixels, since something exactly as high as the page may be a fraction too high. */
const spare = 4;
const holders = ".figure:has(img), .panels, p.picture";
/** Selects elements that contain blocks and have no look of their own. */
const around = "div:not([class]), section";
/** Selects elements that are visible without words. */
const shown = "img, svg, math, hr, input, td";
const staysWithNext = "h1, h2, h3, h4, h5, h6, .leads, .caption, [data-break-after='avoid']";

/**
 * Makes the pictures smaller before which a page would end, if that would leave it too empty.
 *
 * @param bounds - rectangle of the page's text
 * @param unit - the unpaged unit, and the places of all in one column
 * @returns whether it did, and the end of the page has to be found again
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
  const block = blockAtFoot(first);
  if (!block || !page.contains(block) || block.closest("tr, [data-moved], [data-foot]")) return false;
  const outer = outermostAt(first, block);
  // Footnotes may leave less room than the text area has.
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
 * Makes the pictures of consecutive blocks smaller, on the page and in the source, so that the blocks together lose at
 * least `excess` CSS pixels of height.
 *
 * @param blocks - each with its element in the source
 * @param least - the least share (0–1) of their size
 * @returns whether they may be made so small
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
  // By whole lines, so that the text below stays on the grid.
  const step = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const less = Math.ceil(excess / rows.size / step) * step;
  const shares = rowsOf.map((row) => 1 - less / rows.get(row)!);
  // Pictures that aren't on the page yet can't be measured.
  if (unpaged.length !== pictures.length || less <= 0 || shares.length === 0) return false;
  if (shares.some((share) => !(share > least))) return false;
  // Marked, so that they are reduced only once, though a page may be laid out again.
  for (const block of blocks.flat()) block?.setAttribute("data-foot", "");
  for (const [index, { width, height }] of rects.entries()) {
    for (const picture of [pictures[index]!, unpaged[index]!]) {
      picture.setAttribute("width", String(width * shares[index]!));
      picture.setAttribute("height", String(height * shares[index]!));
    }
  }
  return true;
}

/** Returns the height of the source lines below a picture, which stay with it and may not be on the page yet. */
function heightBelow(block: Element | null, places: MeasuredUnit["places"]): number {
  let last = block;
  while (last?.nextElementSibling?.matches(".source-line")) last = last.nextElementSibling;
  const [place, end] = [block && places.get(block), last && places.get(last)];
  return place && end ? end.bottom - place.bottom : 0;
}

/**
 * Returns the block of pictures that contains an element, with which the element begins, or that follows elements which
 * must stay with it.
 */
function blockAtFoot(first: Element): HTMLElement | undefined {
  let element: Element | null = first;
  while (element) {
    const block: HTMLElement | null = outermostHolder(element);
    if (block) return block;
    const begin: Element | null = element.matches(around) ? element.firstElementChild : null;
    if (begin) return blockAtFoot(begin);
    if (!element.matches(staysWithNext) && !isEmpty(element)) return undefined;
    element = element.nextElementSibling;
  }
  return undefined;
}

/** Returns whether an element shows nothing, such as a paragraph with only an anchor. */
function isEmpty(element: Element): boolean {
  return element.textContent.trim() === "" && !element.matches(shown) && element.querySelector(shown) === null;
}

function outermostHolder(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(".figure:has(img)") ?? element.closest<HTMLElement>(holders);
}

/**
 * Returns the outermost element around `first` that goes on the next page as a whole: a block, what precedes it, or
 * what contains it.
 */
function outermostAt(first: Element, block: Element): Element {
  let element = first;
  for (let around = element.parentElement; around; around = element.parentElement) {
    if (around.contains(block) && !block.contains(around)) break;
    element = around;
  }
  return element;
}

/**
 * Returns the height, in CSS pixels, from the margin above `first` to the foot of `last`, which is a following sibling
 * or in one; Infinity where `last` is in a later column than the start of its block.
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

/** Returns where the part that stays on the page ends, with the space below it, in CSS pixels of the window. */
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
