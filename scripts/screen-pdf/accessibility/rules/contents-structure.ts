/** Checks what contents hold. */
import { isElement, type Element } from "../../../lib/pdf/tags.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const contentsStructure: AccessibilityRule = {
  name: "contents-structure",
  clause: { ua1: "7.2", ua2: "8.2.5.8" },
  run: ({ elements }) =>
    elements.flatMap(({ element }) => {
      if (element.type === "/TOC" && !element.kids.every((kid) => isElement(kid) && toc.has(kid.type)))
        return [{ text: "Unexpected content of TOC, expected TOCI", element }];
      return element.type === "/TOCI" && !leads(element)
        ? [{ text: "Unexpected entry that leads nowhere, expected a Reference", element }]
        : [];
    }),
};

const toc: ReadonlySet<string> = new Set(["/TOC", "/TOCI", "/Caption"]);

function leads(element: Element): boolean {
  return element.kids.some((kid) => isElement(kid) && (kid.type === "/Reference" || leads(kid)));
}
