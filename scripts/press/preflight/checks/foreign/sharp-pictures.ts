/** Checks that pictures have enough pixels for their size on paper. */
import { touches } from "../within.ts";
import type { Check, PressFinding } from "../../finding.ts";

/** Below this share of the resolution that is asked for (0–1), anybody sees the pixels. */
const poorShare = 0.5;

export const sharpPictures: Check = {
  name: "pictures",
  title: "Pictures with enough pixels for their size",
  run: ({ pages }, { resolution }) =>
    pages.flatMap(({ number: page, pictures, bleed, trim }) =>
      pictures.flatMap(({ ppi, widthPx, heightPx, box }): PressFinding[] => {
        // A picture of a few pixels only is a plain area of colour.
        if (!(ppi < resolution - 1) || Math.min(widthPx, heightPx) < 8 || !touches(box, bleed ?? trim)) return [];
        const text = `Unexpected picture of ${widthPx} × ${heightPx} pixels at ${Math.round(ppi)} ppi, expected ${resolution} ppi or more (\`--resolution\`)`;
        return [{ severity: ppi < resolution * poorShare ? "error" : "warning", page, text, box }];
      }),
    ),
};
