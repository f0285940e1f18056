/** Checks that figures and formulas have alternative texts. */
import { textFact } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const figureAlternatives: AccessibilityRule = {
  name: "figure-alternatives",
  clause: { ua1: "7.3, 7.7", ua2: "8.2.5.28.2, 8.2.5.29" },
  run: ({ elements }) =>
    elements
      .filter(({ element }) => element.type === "/Figure" || element.type === "/Formula")
      .filter(({ element }) => !textFact(element, "Alt")?.trim() && !textFact(element, "ActualText")?.trim())
      .map(({ element }) => ({ text: "Unexpected figure without a text, expected an alternative one", element })),
};
