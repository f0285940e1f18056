/** Checks that nothing white overprints: it would not be seen in print. */
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";

/**
 * Follows GWG 2015, 4.8 (white text) and 4.9 (white paths): white has to knock out. Where it overprints, a colour of
 * DeviceCMYK in overprint mode 1 and a tint of 0 of a spot ink leave all that lies below (ISO 32000-1, 8.6.7 and
 * 11.7.4.3); in mode 0 process inks knock out, while spot inks below shine through.
 */
export const whiteOverprint: Check = {
  name: "white-overprint",
  title: "Nothing white overprints",
  run: ({ pages }) =>
    pages.flatMap(({ number: page, inkFacts, bleed }) =>
      inkFacts.flatMap(({ what, inkCount, overprints, leavesBelow, space, box }): PressFinding[] => {
        if (inkCount > 0 || !overprints || (box && !touches(box, bleed))) return [];
        const unexpected = `Unexpected white ${what} in ${space} that overprints, expected that it knocks out`;
        return leavesBelow
          ? [{ severity: "error", page, text: `${unexpected}: it is not seen in print`, box }]
          : [{ severity: "warning", page, text: `${unexpected}: spot inks below it shine through`, box }];
      }),
    ),
};
