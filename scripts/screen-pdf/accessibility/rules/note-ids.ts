/** Checks the IDs of notes. */
import { textFact } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const noteIds: AccessibilityRule = {
  name: "note-ids",
  clause: { ua1: "7.9", ua2: "8.2.5.14" },
  run: ({ elements }) => {
    const known = new Set<string>();
    return elements.flatMap(({ element }) => {
      if (element.type !== "/Note" && element.type !== "/FENote") return [];
      const id = textFact(element, "ID");
      const isOwn = id !== undefined && !known.has(id);
      if (id !== undefined) known.add(id);
      return isOwn ? [] : [{ text: "Unexpected note without an ID of its own, expected one", element }];
    });
  },
};
