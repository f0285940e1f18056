/** Makes formulas fit that are too wide: display formulas get further lines, then type is made smaller. */
import type { FittedFormula } from "../../inspection.ts";

/** Type sizes that are tried, in per cent of the usual one; none is too small to be read. */
const sizes = [90, 80, 70, 60, 50];
/** Indentation of continued lines, in ems, and the gap between a formula and its number, in CSS pixels. */
const indentEm = 2;
const gapPx = 12;
/** Excess in CSS pixels that may be a rounding error. */
const tolerancePx = 1.5;
/** Matches signs before which a line may end: relations, sums and differences. */
const places = /^[=<>≤≥≠≈∼≡≔∝∈⊂⊆→⇒⇔+−±∪∩∨∧]$/u;
const namespace = "http://www.w3.org/1998/Math/MathML";

/**
 * Makes the formulas of an unpaged unit fit. Returns those that were changed, and those that are higher than their
 * page, for which nothing can be done. Formulas in tables make these wider instead.
 */
export function fitFormulas(column: Element, heightOf: (node: Node) => number): FittedFormula[] {
  return [...column.querySelectorAll<MathMLElement>("math")].flatMap((math) => {
    const excess = math.closest("table") ? 0 : widthOf(math) - roomOf(math);
    const fitted = excess <= tolerancePx ? undefined : fitWidth(math, excess);
    const tooHighPx = math.getBoundingClientRect().height - heightOf(math);
    if (tooHighPx > tolerancePx) return [{ ...(fitted ?? unfitted(math)), tooHighMm: inMm(tooHighPx) }];
    return fitted ? [fitted] : [];
  });
}

function fitWidth(math: MathMLElement, excess: number): FittedFormula {
  const lines = isAlone(math) ? formulaLines(math) : 1;
  const size = sizes.find((percent, index) => {
    if (index === 0 && isFit(math)) return true;
    math.setAttribute("mathsize", `${percent}%`);
    return isFit(math);
  });
  const percent = math.hasAttribute("mathsize") ? (size ?? sizes.at(-1)!) : 100;
  return { ...unfitted(math), byMm: inMm(excess), lines, percent };
}

function unfitted(math: MathMLElement): FittedFormula {
  const source = math.closest<HTMLElement>("[data-source]")?.dataset.source ?? "";
  return { source, byMm: 0, lines: 1, percent: 100 };
}

function inMm(px: number): number {
  return (px / 96) * 25.4;
}

function isFit(math: MathMLElement): boolean {
  return widthOf(math) - roomOf(math) <= tolerancePx;
}

function isAlone(math: MathMLElement): boolean {
  return math.parentElement!.matches(".formula-body");
}

/** Returns the width of a formula's content; the element of a display formula is as wide as its container. */
function widthOf(math: MathMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(math);
  return range.getBoundingClientRect().width;
}

/** Returns the width that a line has for a formula, beside its number or the punctuation that stays with it. */
function roomOf(math: MathMLElement): number {
  if (isAlone(math)) {
    const block = math.closest(".formula")!;
    const number = block.querySelector<HTMLElement>(".formula-number");
    return block.clientWidth - (number ? number.offsetWidth + gapPx : 0);
  }
  const kept = math.closest(".unbroken");
  const beside = kept ? kept.getBoundingClientRect().width - math.getBoundingClientRect().width : 0;
  let block = math.parentElement!;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement!;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  return block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - beside;
}

/** Sets a formula in lines that end before a relation or a sum. @returns the count of lines */
function formulaLines(math: MathMLElement): number {
  const row = math.children.length === 1 ? math.firstElementChild! : undefined;
  if (row?.localName !== "mrow") return 1;
  const em = Number.parseFloat(getComputedStyle(math).fontSize);
  // Signs have spacing that is not part of any rectangle.
  const lines = linesOf([...row.children], roomOf(math) - em / 2, (indentEm + 0.5) * em);
  if (lines.length === 1) return 1;
  const table = make("mtable", lines.map(toRow));
  table.setAttribute("displaystyle", "true");
  table.setAttribute("class", "tml-jot");
  row.replaceWith(table);
  return lines.length;
}

function linesOf(children: readonly Element[], room: number, indent: number): Element[][] {
  const rects = children.map((child) => child.getBoundingClientRect());
  const lines: Element[][] = [];
  let start = 0;
  let place: number | undefined;
  for (let index = 1; index <= children.length; index++) {
    const most = room - (lines.length > 0 ? indent : 0);
    if (place !== undefined && rects[index - 1]!.right - rects[start]!.left > most) {
      lines.push(children.slice(start, place));
      start = place;
      place = undefined;
    }
    const child = children[index];
    if (child && index > start && isPlace(child)) place = index;
  }
  return [...lines, children.slice(start)];
}

function isPlace(child: Element): boolean {
  return child.localName === "mo" && !child.hasAttribute("form") && places.test(child.textContent.trim());
}

function toRow(line: readonly Element[], index: number): Element {
  // Otherwise the browser takes an operator at the beginning of a line for a prefix.
  if (index > 0) line[0]!.setAttribute("form", "infix");
  const indent = make("mspace", []);
  indent.setAttribute("width", `${indentEm}em`);
  const cell = make("mtd", [make("mrow", [...(index > 0 ? [indent] : []), ...line])]);
  cell.setAttribute("class", "tml-left");
  for (const side of ["left", "right"]) cell.setAttribute(`data-${side}`, "none");
  return make("mtr", [cell]);
}

function make(name: string, children: readonly Element[]): Element {
  const element = document.createElementNS(namespace, name);
  element.append(...children);
  return element;
}
