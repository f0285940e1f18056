/** Places pages of other sizes on a cover of A4. */
import { expect, test } from "vitest";
import { placeCoverPage } from "#manuscript/covers/cover-page.ts";
import { pointsInMm, type Box } from "#lib/pdf/geometry.ts";

const cover = { width: 210, height: 297, bleed: 3 };

function place(width: number, height: number, trimAt?: number) {
  const [widthPt, heightPt] = [width * pointsInMm, height * pointsInMm];
  const cut = (trimAt ?? 0) * pointsInMm;
  const trim: Box | undefined = trimAt === undefined ? undefined : [cut, cut, widthPt - cut, heightPt - cut];
  const { matrix, fault } = placeCoverPage({ widthPt, heightPt, trim }, cover);
  return { scale: matrix[0], shift: matrix.slice(4).map((by) => Math.round((by / pointsInMm) * 10) / 10), fault };
}

test("one with its bleed lies with the cut on the cut, whether it says where that is or not", () => {
  const exact = { scale: 1, shift: [-3, -3], fault: undefined };
  expect(place(216, 303)).toEqual(exact);
  expect(place(216, 303, 3)).toEqual(exact);
  expect(place(220, 307, 5)).toEqual({ ...exact, shift: [-5, -5] });
});

test("one without bleed, or with less, stays as large as it is and is told", () => {
  expect(place(210, 297)).toMatchObject({
    scale: 1,
    shift: [0, 0],
    fault: { found: "of 210 × 297 mm, which ends where the page is cut" },
  });
  expect(place(214, 301, 2)).toMatchObject({ scale: 1, fault: { found: "of 210 × 297 mm, which has 2 mm of bleed" } });
});

test("one of another size fills the cover, and is told", () => {
  const found = place(148, 210);
  expect(found.scale).toBeCloseTo(210 / 148);
  expect(found.fault).toEqual({
    found: "of 148 × 210 mm",
    expected: "210 × 297 mm with 3 mm of bleed on each side; it is scaled to fill the page",
  });
});
