/** Draws an ISBN's EAN-13 barcode as SVG. */
import type { Element } from "hast";
import { element, text } from "../element.ts";

/** Modules left of the symbol, of GS1's General Specifications, 5.2: the quiet zones are part of the symbol. */
const quietLeft = 11;
const quietRight = 7;
const width = quietLeft + 95 + quietRight;
/**
 * Height of bars in modules: 22.85 mm where a module is 0.33 mm wide; guard bars reach five modules further down.
 */
const barHeight = 69.24;
const guardHeight = barHeight + 5;
const digitSize = 10.5;
const height = guardHeight + 4;

/**
 * Returns black bars and digits in the report's typeface for whatever ground, which must be white. In print a
 * module is 0.33 mm wide, the nominal size.
 *
 * @param isbn - ISBN-13 with or without hyphens
 * @throws where it is no ISBN-13; the rule wrong-identifier reports that beforehand
 */
export async function toBarcode(isbn: string): Promise<Element> {
  const digits = isbn.replaceAll("-", "");
  const bars = await barsOf(digits);
  const path = bars
    .map(({ x, width, isGuard }) => `M${x} 0h${width}v${isGuard ? guardHeight : barHeight}h${-width}z`)
    .join("");
  return element(
    "svg",
    {
      className: ["barcode"],
      viewBox: `0 0 ${width} ${height}`,
      width: `${(width * 0.33).toFixed(2)}mm`,
      height: `${(height * 0.33).toFixed(2)}mm`,
      // The ISBN stands in words beside it: a listener shall not hear it twice.
      ariaHidden: "true",
    },
    [
      element("path", { d: path, fill: "#000000" }),
      element(
        "text",
        {
          x: placesOfDigits().join(" "),
          y: String(height - 0.5),
          fontSize: String(digitSize),
          textAnchor: "middle",
          fill: "#000000",
        },
        [text(digits)],
      ),
    ],
  );
}

interface Bar {
  x: number;
  width: number;
  isGuard: boolean;
}

/**
 * Returns the bars. The package's named export `raw` is another function (a symbology of that name), so the
 * default one is used.
 */
async function barsOf(digits: string): Promise<Bar[]> {
  // A megabyte and a half, needed for one page of a book that is new.
  const { default: bwipJs } = await import("bwip-js/node");
  const [symbol] = bwipJs.raw({ bcid: "ean13", text: digits, includetext: true });
  if (!symbol || !("sbs" in symbol)) throw new Error(`Unexpected barcode of ${digits}, expected bars`);
  // Widths of bars and spaces in turn; where each bar's foot is: below the others' for those that guard.
  const { sbs, bbs } = symbol;
  let x = quietLeft;
  const bars: Bar[] = [];
  for (const [index, width] of sbs.entries()) {
    if (index % 2 === 0) bars.push({ x, width, isGuard: bbs[index / 2]! < 0 });
    x += width;
  }
  return bars;
}

/**
 * Returns the middle of each digit: the first stands in the quiet zone, six below each half, seven modules each.
 */
function placesOfDigits(): number[] {
  const half = (from: number) => Array.from({ length: 6 }, (_, index) => from + 7 * index + 3.5);
  return [quietLeft - 7, ...half(quietLeft + 3), ...half(quietLeft + 50)];
}
