/** Checks that the fonts of all text that is shown are embedded in the file. */
import type { Check, PressFinding } from "../../finding.ts";

export const embeddedFonts: Check = {
  name: "fonts",
  title: "Fonts embedded",
  run: ({ pages }) =>
    pages.flatMap(({ number: page, fonts }) =>
      [...fonts.values()].flatMap(({ name, program }): PressFinding[] => {
        if (program === "none") {
          const text = `Unexpected font ${name} that is not embedded, expected it in the file`;
          return [{ severity: "error", page, text }];
        }
        if (program !== "Type3") return [];
        const text = `Unexpected font ${name || "without a name"} of type Type3, expected outlines: it may be of pixels`;
        return [{ severity: "warning", page, text }];
      }),
    ),
};
