/** Checks that no line is too thin to be printed. */
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";

/** Thinner lines break up on the plate. */
const thinnestPt = 0.25;
/** Widths in points that differ by less are equal: files hold them with few digits. */
const tolerance = 0.005;

export const hairlines: Check = {
  name: "hairlines",
  title: `No line thinner than ${thinnestPt} pt`,
  run: ({ pages }) =>
    pages.flatMap(({ number, thinLines, bleed }) => {
      const thin = thinLines.filter(({ widthPt, box }) => widthPt < thinnestPt - tolerance && touches(box, bleed));
      const widths = new Set(thin.map(({ widthPt }) => Math.round(widthPt * 100) / 100));
      return [...widths].map((width): PressFinding => {
        return {
          severity: "error",
          page: number,
          text: `Unexpected line of ${width} pt, expected at least ${thinnestPt} pt`,
        };
      });
    }),
};
