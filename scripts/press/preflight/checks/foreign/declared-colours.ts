/** Checks that a file's colours can be converted to inks without guesses. */
import type { Check, PressFinding } from "../../finding.ts";
import type { ColourFact } from "../../facts/page-facts.ts";
import { standardFamilyOf } from "./declared-standard.ts";

const inks =
  /^(?:Indexed |Pattern )?(?:DeviceCMYK|DeviceGray|CalGray|DeviceN|Separation .*|ICCBased of [14] components)$/;
/** Colour spaces whose profile or own definition says how to print them. */
const defined = /^(?:Indexed |Pattern )?(?:ICCBased of 3 components|Lab|CalRGB)$/;
const nameOf: Record<string, string> = { image: "a picture", shading: "a gradient", group: "a transparency group" };

/**
 * Follows ISO 15930-4, 6.7: PDF/X-1a has inks only; X-3 and X-4 also have colours with a profile, which the printer
 * converts.
 */
export const declaredColours: Check = {
  name: "colour-spaces",
  title: "Colours in black, process or spot inks",
  run: (facts) => {
    const takesProfiles = ["X-3", "X-4"].includes(standardFamilyOf(facts) ?? "");
    return facts.pages.flatMap(({ number: page, colours }) => {
      const wrong = new Map<string, ColourFact>();
      for (const colour of colours.values()) {
        if (!inks.test(colour.space) && colour.space !== "Pattern") wrong.set(`${colour.space} ${colour.by}`, colour);
      }
      return Array.from(wrong.values(), ({ space, by }): PressFinding => {
        const text = `Unexpected colours in ${space} (${nameOf[by] ?? `operator ${by}`}), expected black, CMYK or spot inks`;
        if (!takesProfiles || !defined.test(space)) return { severity: "error", page, text };
        return { severity: "warning", page, text: `${text}: the printer's program converts them` };
      });
    });
  },
};

/** Follows ISO 15930-4 and -6, 6.13: PDF/X-1a and X-3 have no transparency; in X-4 it is blended in inks. */
export const declaredTransparency: Check = {
  name: "transparency",
  title: "Transparency only where the standard has it, blended in inks",
  run: (facts) => {
    const isOpaque = ["X-1a", "X-3"].includes(standardFamilyOf(facts) ?? "");
    return facts.pages.flatMap(({ number: page, transparency, groupSpace }): PressFinding[] => {
      if (groupSpace !== undefined && !inks.test(groupSpace) && transparency.size > 0) {
        return [{ severity: "error", page, text: `Unexpected blending in ${groupSpace}, expected DeviceCMYK` }];
      }
      if (transparency.size === 0) return [];
      const kinds = [...transparency].toSorted().join(", ");
      if (isOpaque) return [{ severity: "error", page, text: `Unexpected transparency (${kinds}), expected none` }];
      return [{ severity: "note", page, text: `Transparency: ${kinds}` }];
    });
  },
};
