/** Finds the browser's sheet for page sizes and bleeds: large enough, and never rounded. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mmInPx, sheetFor } from "#pages/print-sheet.ts";

test("the sheet holds page and bleed, on whole steps of Chromium's grid", () => {
  const size = fc.double({ min: 80, max: 420, noNaN: true });
  const bleed = fc.double({ min: 0, max: 10, noNaN: true });
  fc.assert(
    fc.property(size, size, bleed, (widthMm, heightMm, bleedMm) => {
      const { widthPx, heightPx, marginPx, bleedPx } = sheetFor({ widthMm, heightMm }, bleedMm);
      // Either edge of a box may be moved by half a pixel when it is painted.
      expect((bleedPx - 0.5) * mmInPx).toBeGreaterThan(bleedMm);
      expect(marginPx).toBeGreaterThan(bleedPx);
      for (const [px, mm] of [
        [widthPx, widthMm],
        [heightPx, heightMm],
      ] as const) {
        expect(px - 2 * marginPx).toBeGreaterThanOrEqual(mm / mmInPx);
        // 0.75 pt a pixel, 0.24 pt a step.
        expect((px * 0.75) / 0.24).toBeCloseTo(Math.round((px * 0.75) / 0.24), 6);
      }
    }),
  );
});
