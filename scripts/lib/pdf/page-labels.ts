/** Builds the page labels that a reader shows instead of sheet numbers. */
import { buildTree } from "./number-tree.ts";
import { dict, textString, type PdfRef, type PdfValue } from "./objects.ts";

/** A run of pages that are counted on (ISO 32000-1, 12.4.2). */
export interface PageLabels {
  /** The run's first page, from 0; it ends where the next run starts. */
  readonly firstPageIndex: number;
  /** `D` 1, 2, 3; `r` i, ii, iii; `R` I, II, III; `a` a, b, c; `A` A, B, C; none: the prefix alone. */
  readonly style?: "D" | "r" | "R" | "a" | "A";
  readonly prefix?: string;
  /** The first page's number, 1 if not given. */
  readonly start?: number;
}

/**
 * @param runs - in order of pages.
 * @throws {Error} when the first run does not start at page 0 or runs are out of order, as 12.4.2 asks.
 */
export function buildPageLabels(runs: readonly PageLabels[]): PdfRef {
  const pairs = runs.map(({ firstPageIndex, style, prefix, start }, i): [number, PdfValue] => {
    const previous = runs[i - 1]?.firstPageIndex;
    if (previous === undefined ? firstPageIndex !== 0 : firstPageIndex <= previous) {
      const expected = previous === undefined ? "0" : `more than ${previous}`;
      throw new Error(`Unexpected first page ${firstPageIndex} of a run of page labels, expected ${expected}`);
    }
    const prefixString = prefix === undefined ? undefined : textString(prefix);
    return [firstPageIndex, dict({ S: style && `/${style}`, P: prefixString, St: start })];
  });
  return buildTree("Nums", pairs);
}
