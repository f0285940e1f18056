/** Checks that no element is empty. */

import type { AccessibilityRule } from "../accessibility-rule.ts";

export const noEmptyElements: AccessibilityRule = {
  name: "no-empty-elements",
  clause: "ours",
  run: ({ elements }) =>
    elements
      .filter(({ element, parent }) => parent && element.kids.length === 0 && !mayBeEmpty.has(element.type))
      .map(({ element }) => ({ text: `Unexpected empty ${element.type.slice(1)}, expected something in it`, element })),
};

/** A cell may say nothing; what has words instead of content is told by them. */
const mayBeEmpty: ReadonlySet<string> = new Set(["/TD", "/TH", "/TR", "/Figure", "/Formula", "/Span"]);
