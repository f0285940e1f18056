/** Checks that small black type overprints, so that no white shows around it. */
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";

/**
 * Follows GWG 2015, 4.10 to 4.13: pure black text under 12 pt and lines under 2 pt overprint. On bare paper
 * overprinting changes nothing.
 */
export const blackOverprint: Check = {
  name: "black-overprint",
  title: "Small black type and thin black lines overprint colours",
  run: ({ pages }) =>
    pages.flatMap(({ number: page, inkFacts, bleed }) =>
      inkFacts.flatMap(({ what, sizePt, isBlack, overprints, inksBelow, box }): PressFinding[] => {
        if (!isBlack || overprints || inksBelow === 0 || (box && !touches(box, bleed))) return [];
        const size = `${Math.round(sizePt * 100) / 100} pt`;
        const text = `Unexpected black ${what} of ${size} that knocks out the colour below it, expected that it overprints`;
        return [{ severity: "warning", page, text, box }];
      }),
    ),
};
