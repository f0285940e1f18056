/** Checks that all fonts are embedded in the file. */
import type { Check, PressFinding } from "../finding.ts";

export const fonts: Check = {
  name: "fonts",
  title: "Fonts embedded as subsets, TrueType or CFF",
  run: ({ pages }) =>
    pages.flatMap(({ number, fonts: used }) =>
      [...used.values()].flatMap(({ name, program }): PressFinding[] => {
        const problem = problemOf(name, program);
        return problem ? [{ severity: "error", page: number, text: `Unexpected font ${name} ${problem}` }] : [];
      }),
    ),
};

function problemOf(name: string, program: string): string | undefined {
  if (program === "none") return "that is not embedded, expected it in the file";
  if (program !== "TrueType" && program !== "CFF") return `of type ${program}, expected TrueType or CFF`;
  return /^[A-Z]{6}\+/.test(name) ? undefined : "embedded whole, expected a subset of it";
}
