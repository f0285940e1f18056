/** Checks that every page of any PDF declares its trim and bleed, and that all pages have one size. */
import type { Box } from "../../../../lib/pdf/geometry.ts";
import { pointsToMm } from "../../../press-geometry.ts";
import type { Check, PressFinding } from "../../finding.ts";
import type { PageFacts } from "../../facts/page-facts.ts";

const toleranceMm = 0.1;

export const declaredBoxes: Check = {
  name: "boxes",
  title: "Every page with its trim and bleed, all of one size",
  run: ({ pages }, { bleedMm, trim: ordered }) => {
    const found = pages.flatMap((page) => checkPage(page, bleedMm));
    if (ordered) {
      const wanted: Size = [ordered.widthMm, ordered.heightMm];
      for (const page of pages) {
        const size = page.trim && sizeOf(page.trim, page.rotate);
        if (!size || isNear(size, wanted) || isCover(size, wanted)) continue;
        const text = `Unexpected trim of ${inMm(size)}, expected ${inMm(wanted)}`;
        found.push({ severity: "error", page: page.number, text });
      }
    } else found.push(...sizes(pages));
    return found;
  },
};

type Size = readonly [width: number, height: number];

function isNear(size: Size, wanted: Size): boolean {
  return size.every((side, i) => Math.abs(side - wanted[i]!) <= toleranceMm);
}

/** Returns whether a page is as large as back cover, spine and front cover on one sheet. */
function isCover([width, height]: Size, wanted: Size): boolean {
  return Math.abs(height - wanted[1]) <= toleranceMm && width >= 2 * wanted[0] - toleranceMm;
}

function checkPage({ number: page, media, bleed, trim }: PageFacts, bleedMm: number): PressFinding[] {
  const error = (text: string): PressFinding[] => [{ severity: "error", page, text }];
  if (!media) return error("Missing MediaBox, expected the size of the sheet");
  if (!trim) return error("Missing TrimBox, expected where the page is cut");
  const outer = bleed ?? media;
  if (!isInside(trim, outer) || !isInside(outer, media)) {
    return error("Unexpected boxes beyond each other, expected trim within bleed within sheet");
  }
  const least = Math.min(...trim.map((side, i) => pointsToMm(Math.abs(outer[i]! - side))));
  if (least >= bleedMm - toleranceMm) return [];
  return error(`Unexpected bleed of ${least.toFixed(1)} mm around the trim, expected ${bleedMm} mm`);
}

function sizes(pages: readonly PageFacts[]): PressFinding[] {
  const known = new Set(
    pages.flatMap(({ trim, media, rotate }) => {
      const box = trim ?? media;
      return box ? [inMm(sizeOf(box, rotate))] : [];
    }),
  );
  if (known.size < 2) return [];
  const shown = [...known].slice(0, 5).join(", ");
  return [{ severity: "warning", text: `Unexpected pages of ${known.size} sizes (${shown}), expected one size` }];
}

function isInside(inner: Box, outer: Box): boolean {
  const slack = 0.02;
  return inner.every((side, i) => (i < 2 ? side >= outer[i]! - slack : side <= outer[i]! + slack));
}

function sizeOf([left, bottom, right, top]: Box, rotate: number): Size {
  const [width, height] = [pointsToMm(right - left), pointsToMm(top - bottom)];
  return rotate % 180 === 0 ? [width, height] : [height, width];
}

function inMm([width, height]: Size): string {
  return `${width.toFixed(0)} × ${height.toFixed(0)} mm`;
}
