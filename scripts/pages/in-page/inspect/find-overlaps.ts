/** Finds lines that are printed over each other, caused by sizes, line heights or margins of a stylesheet. */
import { boundsOf, textsOn } from "../lines/text-lines.ts";
import { addFlaw, pxToMm, type InspectedPage } from "./inspected-page.ts";
import { styleOf } from "./style-of.ts";

/** Lines of a block may overlap if their height is less than this share of the type size. */
const narrowest = 0.9;
/** CSS pixels by which the rectangles of two blocks may overlap, as those of a heading and a rule above it do. */
const slack = 2;
/** The part of a line's rectangle that letters take, from the top of capitals to the descenders. */
const letters = { top: 0.2, bottom: 0.95 };
/** The share of the letters' height from which on two overlapping lines can't be read. */
const overlap = 0.25;
const withLines = "p, li, dt, dd, pre, h1, h2, h3, h4, h5, h6, figcaption, div";
const range = document.createRange();

/**
 * Examines the letters of a block only if its lines are too dense or its rectangle overlaps another one, which is rare.
 */
export function findOverlaps(page: InspectedPage): void {
  const blocks = [...page.content.querySelectorAll<HTMLElement>(withLines)]
    .filter((block) => block.querySelector(withLines) === null && /\S/.test(block.textContent))
    .map((element) => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => rect.height > 0)
    .toSorted((a, b) => a.rect.top - b.rect.top);
  for (const [index, { element, rect }] of blocks.entries()) {
    const above = blocks.slice(0, index).filter((other) => areOver(other.rect, rect, slack));
    const suspects = [...above.map((other) => other.element), ...(isDense(element) ? [element] : [])];
    if (suspects.length === 0) continue;
    const own = lettersOf(element);
    const found = suspects.flatMap((other) => collisions(own, other === element ? own : lettersOf(other)))[0];
    if (!found) continue;
    addFlaw(page, "overlapping-lines", { element, rect: boundsOf(found), amount: pxToMm(sharedHeight(found)) });
  }
}

function isDense(element: HTMLElement): boolean {
  const { fontSize, lineHeight } = styleOf(element);
  return Number.parseFloat(lineHeight) < narrowest * Number.parseFloat(fontSize);
}

/** Returns the first pair of lines that can't be read. */
function collisions(some: readonly DOMRect[], others: readonly DOMRect[]): [DOMRect, DOMRect][] {
  for (const one of some) {
    const other = others.find(
      (candidate) =>
        candidate !== one &&
        areOver(candidate, one, slack) &&
        sharedHeight([candidate, one]) > overlap * Math.min(candidate.height, one.height),
    );
    if (other) return [[one, other]];
  }
  return [];
}

function areOver(a: DOMRect, b: DOMRect, least: number): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return width > least && sharedHeight([a, b]) > least;
}

function sharedHeight([a, b]: readonly [DOMRect, DOMRect]): number {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
}

/** Returns the rectangles of the letters in each line; formulas are left out, since their lines are different. */
function lettersOf(block: HTMLElement): DOMRect[] {
  return textsOn(block)
    .filter((text) => !text.parentElement!.closest("math"))
    .flatMap((text) => {
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    })
    .map(({ left, top, width, height }) => {
      return new DOMRect(left, top + letters.top * height, width, (letters.bottom - letters.top) * height);
    });
}
