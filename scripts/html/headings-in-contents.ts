/** Finds the headings that stand in the contents, on pages and on the web. */
import { listHeadings, type ListedHeading } from "../markdown/listed-levels.ts";
import type { Target } from "../markdown/number-targets.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";

/** Level of headings down to which they stand in the contents. */
const contentsDepth = 3;

/** Returns those among `targets`, without those of parts that shall stand in no contents. */
export function headingsInContents(
  { sections }: Pick<ParsedReport, "sections">,
  targets: Iterable<Target>,
): ListedHeading[] {
  return listHeadings(targets).filter(
    ({ listedLevel, sectionIndex }) => listedLevel <= contentsDepth && !sections[sectionIndex]?.isOutsideContents,
  );
}
