/** Gives what a report is printed with when only its pages matter: no cache, no heads that differ, no sides. */
import { noStore } from "#lib/cache/cached.ts";
import { labelsOf } from "#languages/labels.ts";
import type { LayoutContext } from "#pages/layout-context.ts";
import { sheetFor } from "#pages/print-sheet.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { theme } from "./usual-theme.ts";

export const a4 = { widthMm: 210, heightMm: 297 };
export const a4Sheet = sheetFor(a4, 3);

/** Returns the means. @param other - what the test is about */
export async function plainMeans(
  pool: LayoutContext["pool"],
  other: Partial<LayoutContext> = {},
): Promise<LayoutContext> {
  return {
    pool,
    store: noStore,
    css: await readPrintStyles(theme),
    surroundings: "",
    sheet: a4Sheet,
    title: "T",
    language: "en",
    labels: labelsOf("en"),
    // As Chromium printed it: in one piece.
    pagesInPiece: Infinity,
    repair: ([pdf]) => Promise.resolve({ pdf: pdf! }),
    onPages: () => undefined,
    ...other,
  };
}
