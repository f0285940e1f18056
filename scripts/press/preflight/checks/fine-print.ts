/**
 * Checks that small type and thin lines are printed in few inks, since presses don't lay plates exactly on each other.
 */
import { plural } from "../../../messages/plural.ts";
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";
import type { InkFact } from "../facts/page-facts.ts";

/** Plates are off by up to a tenth of a millimetre: smaller letters and thinner lines blur. */
const leastTypePt = 9;
const leastLinePt = 0.5;
/** Sizes in points that differ by less are equal: files hold them with few digits. */
const tolerance = 0.01;
/** A press can keep two inks in register, and the text colours of most publications have two. */
const mostInks = 2;

/** Follows GWG 2015, 4.15 (rich black text), 4.16 (small text) and 4.17 (line width). */
export const finePrint: Check = {
  name: "fine-print",
  title: `Type under ${leastTypePt} pt and lines under ${leastLinePt} pt in one or two inks`,
  run: ({ pages }) =>
    pages.flatMap(({ number: page, inkFacts, bleed }) =>
      inkFacts.flatMap((fact): PressFinding[] => {
        const { box } = fact;
        const text = textOf(fact);
        return text === undefined || (box && !touches(box, bleed)) ? [] : [{ severity: "warning", page, text, box }];
      }),
    ),
};

function textOf({ what, sizePt, inkCount, overprints, inksBelow }: InkFact): string | undefined {
  if (what !== "text" && what !== "line") return undefined;
  if (sizePt > (what === "text" ? leastTypePt : leastLinePt) - tolerance) return undefined;
  const size = `${Math.round(sizePt * 100) / 100} pt`;
  const thing = what === "text" ? `text of ${size}` : `line of ${size}`;
  if (inkCount > mostInks) return `Unexpected ${thing} in ${plural(inkCount, "ink")}, expected ${mostInks} at most`;
  if (inkCount > 0 || overprints || inksBelow <= mostInks) return undefined;
  return `Unexpected white ${thing} in a ground of ${plural(inksBelow, "ink")}, expected ${mostInks} at most`;
}
