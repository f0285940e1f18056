/** Checks the heads of cells. */
import { PdfString, asArray } from "../../../lib/pdf/objects.ts";
import { textFact } from "../tagged-facts.ts";
import { attributeOf } from "../../../lib/pdf/tags.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const tableHeads: AccessibilityRule = {
  name: "table-heads",
  clause: { ua1: "7.5", ua2: "8.2.5.26" },
  run: ({ elements }) => {
    const ids = new Set(elements.flatMap(({ element }) => textFact(element, "ID") ?? []));
    return elements.flatMap(({ element }) => {
      if (element.type === "/TH" && attributeOf(element, "Scope") === undefined)
        return [{ text: "Unexpected head without a scope, expected rows or columns", element }];
      const names = asArray(attributeOf(element, "Headers"));
      return names.some((name) => name instanceof PdfString && !ids.has(name.bytes))
        ? [{ text: "Unexpected name of a head that is nowhere, expected the ID of one", element }]
        : [];
    });
  },
};
