/** Checks the levels of headings. */

import type { AccessibilityRule } from "../accessibility-rule.ts";

export const headingLevels: AccessibilityRule = {
  name: "heading-levels",
  clause: { ua1: "7.4.2", ua2: "8.2.5.12" },
  run: ({ elements }) => {
    let last = 0;
    return elements.flatMap(({ element }) => {
      const level = Number(/^\/H([1-6])$/.exec(element.type)?.[1] ?? 0);
      if (level === 0) return [];
      const before = last;
      last = level;
      if (level <= before + 1) return [];
      return [{ text: `Unexpected heading of level ${level}, expected ${before + 1} at most`, element }];
    });
  },
};
