/** Finds the headings that the contents list, on pages and on the web. */
import { listHeadings, type ListedHeading } from "../markdown/numbers/listed-levels.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";

/** The deepest level of headings that the contents list. */
const contentsDepth = 3;

/**
 * Returns the headings among `targets` that the contents list, without those of sections that are kept out of the
 * contents.
 */
export function headingsInContents(
  { sections }: Pick<ParsedReport, "sections">,
  targets: Iterable<Target>,
): ListedHeading[] {
  return listHeadings(targets).filter(
    ({ listedLevel, sectionIndex }) => listedLevel <= contentsDepth && !sections[sectionIndex]?.isOutsideContents,
  );
}
