/** Checks that pages with links name the order of the tabulator. */
import { expectDict } from "../../../lib/pdf/objects.ts";
import { annotationsOf } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const tabOrder: AccessibilityRule = {
  name: "tab-order",
  clause: { ua1: "7.18.3", ua2: "8.9.3.3" },
  run: ({ pages }) =>
    pages.flatMap((page, index) =>
      annotationsOf(page).length > 0 && expectDict(page).get("Tabs") !== "/S"
        ? [{ text: "Unexpected order of the tabulator, expected that of the tags", page: index }]
        : [],
    ),
};
