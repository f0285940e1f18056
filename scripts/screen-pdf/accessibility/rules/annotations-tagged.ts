/** Checks that no annotation is left out of the tags. */
import { annotationsOf } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const annotationsTagged: AccessibilityRule = {
  name: "annotations-tagged",
  clause: { ua1: "7.18.1", ua2: "8.2.5.20" },
  run: ({ pages, tagged }) =>
    pages.flatMap((page, index) =>
      annotationsOf(page)
        .filter(({ ref }) => !tagged.has(ref))
        .map(() => ({
          text: "Unexpected annotation outside of the tags, expected an element that names it",
          page: index,
        })),
    ),
};
