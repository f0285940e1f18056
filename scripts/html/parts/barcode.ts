/** Draws an ISBN's EAN-13 barcode as SVG. */
import type { Element } from "hast";
import { element, text } from "../element.ts";

/** Quiet zone left of the bars, in modules (GS1 General Specifications, 5.2): quiet zones are part of the symbol. */
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
 * Returns an SVG of black bars and of digits in the report's typeface, to be put on a white background. In print a
 * module is 0.33 mm wide, the nominal size.
 *
 * @param isbn - ISBN-13 with or without hyphens
 * @throws {Error} where it is no ISBN-13, which the rule wrong-identifier reports beforehand
 */
export async function toBarcode(isbn: string): Promise<Element> {
  const digits = isbn.replaceAll("-", "");
  const bars = await barsOfDigits(digits);
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
      // Hidden from screen readers, since the ISBN is beside it as text.
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

interface BarcodeBar {
  x: number;
  width: number;
  isGuard: boolean;
}

/**
 * Returns the bars. The default export of the package is used, since its named export `raw` is another function (a
 * symbology of that name).
 */
async function barsOfDigits(digits: string): Promise<BarcodeBar[]> {
  // Imported when it is needed: it is 1.5 MB, for one page.
  const { default: bwipJs } = await import("bwip-js/node");
  const [symbol] = bwipJs.raw({ bcid: "ean13", text: digits, includetext: true });
  if (!symbol || !("sbs" in symbol)) throw new Error(`Unexpected barcode of ${digits}, expected bars`);
  // `sbs` has the widths of bars and spaces in turn; `bbs` the foot of each bar, which is lower for guard bars.
  const { sbs, bbs } = symbol;
  let x = quietLeft;
  const bars: BarcodeBar[] = [];
  for (const [index, width] of sbs.entries()) {
    if (index % 2 === 0) bars.push({ x, width, isGuard: bbs[index / 2]! < 0 });
    x += width;
  }
  return bars;
}

/**
 * Returns the middle of each digit, in modules: the first one is in the left quiet zone, six stand below each half of
 * the bars, seven modules apart.
 */
function placesOfDigits(): number[] {
  const half = (from: number) => Array.from({ length: 6 }, (_, index) => from + 7 * index + 3.5);
  return [quietLeft - 7, ...half(quietLeft + 3), ...half(quietLeft + 50)];
}
