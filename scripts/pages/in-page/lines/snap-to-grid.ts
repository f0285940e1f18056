/** Adjusts the space between blocks so that the lines of running text are on the baseline grid. */

/**
 * Units per CSS pixel. Browsers truncate lengths to 1/64 px, and write them with six digits; with half a unit more, a
 * length stays the same when it is read again.
 */
const units = 64;
/**
 * Deviation in CSS pixels that comes from rounding line heights, and isn't corrected; a larger one up to `little` is
 * subtracted.
 */
const tolerance = 0.3;
const little = 2;
const flow = new Set(["block", "list-item", "flow-root"]);
const headings = "h1, h2, h3, h4, h5, h6";
const withoutBlocks = `p, ${headings}, dt, pre`;

/** A block with lines of running text, and the top of its first line. */
interface GridBlock {
  element: Element;
  top: number;
}

/**
 * Puts the lines of running text in `root` on the grid that has a line at `top`, in CSS pixels. Running text has the
 * line height of the body. Headings, tables, figures and other blocks may end anywhere: the space below them is
 * increased until the next line of running text is on the grid, or the space above a heading, so that all headings of
 * a level have the same distance from their text. Parts that fill pages by themselves (covers) have no grid.
 */
export function snapToGrid(root: Element, top: number): void {
  const step = gridStep();
  const spaces = new Map<HTMLElement, number>();
  let onGrid = top;
  let moved = 0;
  let rest = 0;
  let above = -Infinity;
  for (const block of blocksIn(root, step)) {
    // A part on the next page is beside this one and begins at its top again.
    if (block.top < above) break;
    above = block.top;
    const at = block.top + moved;
    const off = offGrid(at - onGrid, step);
    const before = off === 0 ? undefined : adjustableBefore(block.element, root);
    // A block without anything above it stays where it is, as the title on a band at a page's top; the text below is
    // put on the grid.
    onGrid = off === 0 || before ? at : at - off;
    if (!before) continue;
    // This also applies behind a block without lines of running text.
    if (before.gap < -little) break;
    const exact = rest + (off > little ? step - off : -off);
    const added = Math.round(exact * units) / units;
    rest = exact - added;
    spaces.set(before.element, before.gap + added);
    moved += added;
    onGrid += added;
  }
  for (const [element, px] of spaces) element.style.marginBottom = `${(Math.round(px * units) + 0.5) / units}px`;
}

/** Returns by how many CSS pixels a place is off the nearest line of the grid; 0 within the tolerance. */
export function offGrid(distance: number, step = gridStep()): number {
  const off = distance - Math.round(distance / step) * step;
  return Math.abs(off) < tolerance ? 0 : off;
}

function gridStep(): number {
  return Number.parseFloat(getComputedStyle(document.body).lineHeight);
}

function blocksIn(parent: Element, step: number): GridBlock[] {
  return [...parent.children].flatMap((element) => {
    // SVG texts of charts are displayed as blocks, but have places of their own.
    if (!(element instanceof HTMLElement)) return [];
    const style = getComputedStyle(element);
    const isInFlow = flow.has(style.display) && style.position !== "absolute" && style.float === "none";
    if (!isInFlow || style.getPropertyValue("page") !== "auto") return [];
    const hasOnlyLines = element.matches(withoutBlocks);
    const isOfText = Math.abs(Number.parseFloat(style.lineHeight) - step) < 0.1;
    const inside = hasOnlyLines ? [] : blocksIn(element, step);
    if (!isOfText || !(hasOnlyLines || beginsWithLine(element))) return inside;
    const above = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.borderTopWidth);
    return [{ element, top: topOf(element) + above }, ...inside];
  });
}

function beginsWithLine(element: Element): boolean {
  const first = [...element.childNodes].find((node) => node.nodeType !== Node.COMMENT_NODE && node.textContent?.trim());
  if (!first || first.nodeType === Node.TEXT_NODE) return first !== undefined;
  return getComputedStyle(first as Element).display.startsWith("inline");
}

/** An element with a block below it, and the CSS pixels between them. */
interface Gap {
  element: HTMLElement;
  gap: number;
}

/**
 * Returns the gap that moves a block when it changes: the one above the headings that lead to it, or the one below them
 * where nothing is above.
 */
function adjustableBefore(block: Element, root: Element): Gap | undefined {
  const before = blockBefore(block, root);
  if (!before?.element.matches(headings)) return before;
  return adjustableBefore(before.element, root) ?? before;
}

/** Returns the element above a block, and the gap between them. */
function blockBefore(block: Element, root: Element): Gap | undefined {
  let below = block;
  while (!below.previousElementSibling && below.parentElement && below.parentElement !== root) {
    below = below.parentElement;
  }
  const element = below.previousElementSibling;
  if (!(element instanceof HTMLElement)) return undefined;
  return { element, gap: topOf(below) - element.getBoundingClientRect().bottom };
}

/**
 * Returns the top of an element's first rectangle: a continued element has one on each page, and the next one may be
 * higher.
 */
function topOf(element: Element): number {
  return (element.getClientRects()[0] ?? element.getBoundingClientRect()).top;
}
