/** Checks that the boxes of every page are those that were ordered. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import { boxesFor, pointsToMm, type PressBoxes } from "../../press-geometry.ts";
import type { Check, PressFinding } from "../finding.ts";
import type { PageFacts } from "../facts/page-facts.ts";

const toleranceMm = 0.01;

const names = { media: "MediaBox", bleed: "BleedBox", trim: "TrimBox" } as const;

export const boxes: Check = {
  name: "boxes",
  title: "Sheet, bleed and trim to a hundredth of a millimetre",
  run: ({ pages }, { trim, bleedMm }) => {
    if (!trim) return [];
    const expected = boxesFor(trim, bleedMm);
    return pages.flatMap((page) => checkPage(page, expected));
  },
};

function checkPage(page: PageFacts, expected: PressBoxes): PressFinding[] {
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((key): PressFinding[] => {
    const found = page[key];
    if (found && isNear(found, expected[key])) return [];
    const text = `${found ? "Unexpected" : "Missing"} ${names[key]}${found ? ` ${inMm(found)}` : ""}, expected ${inMm(expected[key])}`;
    return [{ severity: "error", page: page.number, text }];
  });
}

function isNear(one: Box, other: Box): boolean {
  return one.every((side, i) => Math.abs(pointsToMm(side - other[i]!)) <= toleranceMm);
}

/** Returns a box in millimetres: `210.00 × 297.00 mm at 13.00, 13.00`. */
function inMm([left, bottom, right, top]: Box): string {
  const [width, height, x, y] = [right - left, top - bottom, left, bottom].map((points) =>
    pointsToMm(points).toFixed(2),
  );
  return `${width} × ${height} mm at ${x}, ${y}`;
}
