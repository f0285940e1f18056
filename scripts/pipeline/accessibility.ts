/** Checks the tags of a printed report by our own rules, unit by unit, while a thread joins the units. */
import { cachedAll, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import { enAccessibility } from "../languages/accessibility/en.ts";
import { folioOf } from "../pages/folios.ts";
import { accessibilityRules, type CheckedTags } from "../screen-pdf/accessibility/run-rules.ts";
import type { AccessibilityResult } from "../outputs/accessibility-page.ts";
import type { BuildContext } from "./build-context.ts";
import type { PrintedBook } from "./print.ts";

/** Checks all units; what an earlier build found of the same pages is taken from the cache. */
export async function checkAccessibility(
  { report, printed, pagination }: PrintedBook,
  { store, workers }: Pick<BuildContext, "store" | "workers">,
): Promise<AccessibilityResult> {
  const keys = printed.map(({ pdf }) => cacheKeyOf("accessibility", pdf));
  const checked = await cachedAll(store, "accessibility", keys, json as Codec<CheckedTags>, (missing) => {
    const threads = workers.forCharacters(
      missing.reduce((sum, index) => sum + printed[index]!.pdf.length / bytesAsText, 0),
    );
    return Promise.resolve((index) => threads.run("checkTags", printed[index]!.pdf));
  });
  const faults = checked.flatMap((unit, index) =>
    unit.faults.map(({ rule, text, page }) => ({
      rule,
      text,
      page: page === undefined ? undefined : folioOf(printed[index]!.firstPage + page, pagination.textFirst),
    })),
  );
  return {
    elements: checked.reduce((sum, { elements }) => sum + elements, 0),
    rules: accessibilityRules.map(({ name, clause }) => ({
      name,
      clause: clause === "ours" ? clause : clause[report.settings.archive],
      title: enAccessibility.rules[name],
      faults: faults.filter(({ rule }) => rule === name).map(({ text, page }) => ({ text, page })),
    })),
  };
}

/** Bytes of a PDF that are checked in the time that a character of Markdown is read in. */
const bytesAsText = 32;
