/** Checks that no page is blank but on purpose. */
import { blankReasons } from "../../plan-print.ts";
import { touches } from "./within.ts";
import type { Check, PressFinding } from "../finding.ts";
import type { PageFacts } from "../facts/page-facts.ts";

export const blankPages: Check = {
  name: "blank-pages",
  title: "Blank pages only where they belong",
  run: ({ pages }, { blanks }) =>
    pages.flatMap((page): PressFinding[] => {
      const why = blanks.get(page.number) ?? reasonOf(page);
      if (!isBlank(page)) {
        const text = "Unexpected print on a page that should be blank, expected none";
        return why === undefined ? [] : [{ severity: "error", page: page.number, text }];
      }
      if (why !== undefined) return [{ severity: "note", page: page.number, text: `Blank: ${why}` }];
      return [{ severity: "warning", page: page.number, text: "Unexpected blank page, expected something on it" }];
    }),
};

function isBlank({ texts, grounds, thinLines, trim, unread, oddities }: PageFacts): boolean {
  // Content that could not be read may be anything.
  if (unread.size > 0 || oddities.has("inline image")) return false;
  return ![...texts, ...grounds, ...thinLines.map(({ box }) => box)].some((box) => touches(box, trim));
}

/** Returns why the print command made a page blank, if the page's dictionary says so. */
function reasonOf({ saidBlank }: PageFacts): string | undefined {
  return Object.entries(blankReasons).find(([name]) => name === saidBlank)?.[1];
}
