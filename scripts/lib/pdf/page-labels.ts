/** Builds the page labels, which readers show instead of page numbers. */
import { buildTree } from "./number-tree.ts";
import { dict, textString, type PdfRef, type PdfValue } from "./objects.ts";

/** A run of pages that are numbered consecutively (ISO 32000-1, 12.4.2). */
export interface PageLabels {
  /** The run's first page, from 0; it ends where the next run starts. */
  readonly firstPageIndex: number;
  /** `D` 1, 2, 3; `r` i, ii, iii; `R` I, II, III; `a` a, b, c; `A` A, B, C; if not given, the prefix alone. */
  readonly style?: "D" | "r" | "R" | "a" | "A";
  readonly prefix?: string;
  /** The first page's number, 1 if not given. */
  readonly start?: number;
}

/**
 * Builds the number tree of page labels.
 *
 * @param runs - in the order of pages
 * @throws {Error} where the first run does not begin at page 0 or runs are out of order, as 12.4.2 demands
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
