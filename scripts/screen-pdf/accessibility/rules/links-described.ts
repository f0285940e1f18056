/** Checks that each link has its words. */
import { PdfString, readTextString } from "../../../lib/pdf/objects.ts";
import { annotationsOf } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const linksDescribed: AccessibilityRule = {
  name: "links-described",
  clause: { ua1: "7.18.5", ua2: "8.9.4.2" },
  run: ({ pages }) =>
    pages.flatMap((page, index) =>
      annotationsOf(page)
        .filter(({ entries }) => {
          const words = entries.get("Contents");
          return (
            entries.get("Subtype") === "/Link" && !(words instanceof PdfString && readTextString(words).trim() !== "")
          );
        })
        .map(() => ({ text: "Unexpected link without words, expected its Contents", page: index })),
    ),
};
