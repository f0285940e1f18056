/** Reads the printed width of a picture: `80mm`, `60%`, `6 columns`. */

/** A share of the text's width in per cent, or a length in CSS pixels. */
export type PictureWidth = { percent: number } | { px: number };

/**
 * The number of columns into which the text's width is divided, and the gutter between two of them, in per cent of the
 * width.
 */
const columns = 12;
export const gutterPercent = 3;

const pixelsInMm = 96 / 25.4;
const mmIn: Record<string, number> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };

/**
 * The least number without a unit that is read as pixels, as in other programs: as millimetres it would be wider than
 * the text of any page.
 */
const leastPixels = 200;

/** The forms of a width, for messages. */
export const widthForms =
  'millimetres, a share of the text\'s width or columns of its twelve, as `width="80mm"`, `width="60%"`, `width="6 columns"`';

/**
 * Returns the width, rounded down to whole pixels or hundredths of a per cent; undefined for a text that isn't a width.
 */
export function pictureWidthOf(written: string): PictureWidth | undefined {
  // Pandoc writes all decimals that it has: 2.1833333333333336in.
  const [, digits, unit = ""] = /^(\d{1,4}(?:\.\d{1,20})?) ?(mm|cm|in|pt|px|%|columns?|)$/.exec(written.trim()) ?? [];
  const value = Number(digits);
  if (!(value > 0) || (unit === "" && value < leastPixels)) return undefined;
  if (unit === "%") return value <= 100 && value >= 1 ? { percent: Math.floor(value * 100) / 100 } : undefined;
  if (unit.startsWith("column")) {
    if (!Number.isInteger(value) || value > columns) return undefined;
    const percent = (value * (100 + gutterPercent)) / columns - gutterPercent;
    return { percent: Math.floor(percent * 100) / 100 };
  }
  const mm = value * mmIn[unit || "px"]!;
  return mm >= 1 && mm < 1000 ? { px: Math.floor(mm * pixelsInMm) } : undefined;
}
