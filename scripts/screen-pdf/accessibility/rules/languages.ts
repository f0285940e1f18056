/** Checks the names of languages. */
import { textFact } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const languages: AccessibilityRule = {
  name: "languages",
  clause: { ua1: "7.2", ua2: "8.4.4" },
  run: ({ elements }) =>
    elements.flatMap(({ element }) => {
      const language = textFact(element, "Lang");
      if (language === undefined || isTag(language)) return [];
      return [{ text: `Unexpected language "${language}", expected a tag of BCP 47`, element }];
    }),
};

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
