/** Checks what lists and their items hold. */
import { isElement } from "../../../lib/pdf/tags.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const listStructure: AccessibilityRule = {
  name: "list-structure",
  clause: { ua1: "7.2", ua2: "8.2.5.25" },
  run: ({ elements }) =>
    elements.flatMap(({ element, parent }) => {
      const allowed = kidsOf.get(element.type);
      const text = `Unexpected content of ${element.type.slice(1)}, expected ${allowed?.join(", ").replaceAll("/", "")}`;
      if (allowed && !element.kids.every((kid) => isElement(kid) && allowed.includes(kid.type)))
        return [{ text, element }];
      const isLost = element.type === "/LI" && parent?.type !== "/L";
      return isLost ? [{ text: "Unexpected item outside of a list, expected L around it", element }] : [];
    }),
};

/** Kids by the type of their parent. */
const kidsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["/L", ["/L", "/LI", "/Caption"]],
  ["/LI", ["/Lbl", "/LBody"]],
]);
