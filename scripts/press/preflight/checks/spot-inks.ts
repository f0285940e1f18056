/** Checks that a file has no spot inks that were not ordered: each makes a plate. */
import { intersect, type Box } from "../../../lib/pdf/geometry.ts";
import type { SpotFact } from "../facts/page-facts.ts";
import { orderedSettingName } from "../setting-name.ts";
import type { Check, PressFinding } from "../finding.ts";

/** Follows GWG 2015, 4.18 (use of spot colours) and 4.21 (the separation All). */
export const spotInks: Check = {
  name: "spot-inks",
  title: "Spot inks that were ordered, and no others",
  run: ({ pages }, { kind, spotInks: ordered }) =>
    pages.flatMap(({ number: page, spots, trim }) => {
      const told = new Set<string>();
      return spots.flatMap((spot): PressFinding[] => {
        const problem = problemOf(spot, trim, ordered, orderedSettingName({ kind }, "inks"));
        if (!problem || told.has(spot.name)) return [];
        told.add(spot.name);
        return [{ severity: spot.name === "None" ? "warning" : "error", page, text: problem, box: spot.box }];
      });
    }),
};

function problemOf(
  { name, box }: SpotFact,
  trim: Box | undefined,
  ordered: readonly string[] | undefined,
  setting: string,
): string | undefined {
  if (name === "All") {
    // Registration marks beside the page are on all plates, so that these can be aligned. Without a trim, marks can't
    // be told from the page.
    const isMark = !trim || (box && !isInside(box, trim));
    return isMark
      ? undefined
      : "Unexpected print on all plates (Separation All), expected it of marks beside the page only";
  }
  if (name === "None") return "Unexpected paint in the ink None, expected an ink: it is not printed";
  if (!ordered || ordered.includes(name)) return undefined;
  const expected = ordered.length > 0 ? `expected ${ordered.join(", ")}` : "expected process inks only";
  return `Unexpected spot ink ${name}, ${expected} (${setting}): it makes a plate of its own`;
}

/** Returns whether two boxes share more than an edge. */
function isInside(box: Box, trim: Box): boolean {
  const common = intersect(box, trim);
  return common !== undefined && common[2] > common[0] && common[3] > common[1];
}
