/** Checks the IDs of notes. */
import { textFact } from "../tagged-facts.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const noteIds: AccessibilityRule = {
  name: "note-ids",
  clause: "7.9",
  title: "Every note has a name of its own",
  run: ({ elements }) => {
    const known = new Set<string>();
    return elements.flatMap(({ element }) => {
      if (element.type !== "/Note") return [];
      const id = textFact(element, "ID");
      const isOwn = id !== undefined && !known.has(id);
      if (id !== undefined) known.add(id);
      return isOwn ? [] : [{ text: "Unexpected note without an ID of its own, expected one", element }];
    });
  },
};
