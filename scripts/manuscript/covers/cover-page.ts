/** Places a page of an author's own PDF on the cover, and tells where its size doesn't fit. */
import { pointsInMm, type Box, type Matrix } from "../../lib/pdf/geometry.ts";
import type { ImportedPage } from "../../lib/pdf/foreign/import-page.ts";
import type { Picture } from "../pictures/read-pictures.ts";
import type { SettingPictures } from "../settings/setting-pictures.ts";

interface CoverPage {
  /** Trimmed size, in millimetres. */
  width: number;
  height: number;
  bleed: number;
}

/** Returns the PDF page that is the cover; undefined where the cover is no PDF. @param pictures - by their addresses */
export function pageOfCover(
  { settingPictures }: { settingPictures: SettingPictures },
  pictures: ReadonlyMap<string, Picture>,
): ImportedPage | undefined {
  const named = settingPictures.facts.pictures.find(({ setting }) => setting === "cover.file");
  return named && pictures.get(named.url)?.page;
}

/** Where a page is placed, and how its size differs from what was expected. */
export interface CoverPlace {
  /**
   * Maps the upright page, whose lower left corner is 0, 0, onto the trimmed cover, whose lower left corner is 0, 0; in
   * points.
   */
  matrix: Matrix;
  fault: { found: string; expected: string } | undefined;
}

/** Sizes that differ by less, in millimetres, are equal: programs round points, inches and millimetres. */
const toleranceMm = 0.5;
/** Bleed that is narrower by less than this, in millimetres, is sufficient. */
const bleedToleranceMm = 0.1;

/**
 * Returns the place. A page of the cover's size, with or without bleed, keeps its size; any other is scaled to fill the
 * cover.
 */
export function placeCoverPage(
  page: Pick<ImportedPage, "widthPt" | "heightPt" | "trim">,
  { width, height, bleed }: CoverPage,
): CoverPlace {
  const whole: Box = [0, 0, page.widthPt, page.heightPt];
  const trim = page.trim ?? withoutBleed(whole, { width, height, bleed });
  const size = sizeOf(trim);
  const isAsLarge = Math.abs(size.width - width) <= toleranceMm && Math.abs(size.height - height) <= toleranceMm;
  const scale = isAsLarge ? 1 : Math.max(width / size.width, height / size.height);
  const shift = (low: number, high: number, side: number) => (side * pointsInMm - (low + high) * scale) / 2;
  const matrix: Matrix = [scale, 0, 0, scale, shift(trim[0], trim[2], width), shift(trim[1], trim[3], height)];
  const [left, bottom, right, top] = trim;
  const around = [left, bottom, page.widthPt - right, page.heightPt - top].map((side) => side / pointsInMm);
  const found = `of ${inWords(size)}`;
  const wanted = `${round(width)} × ${round(height)} mm with ${round(bleed)} mm of bleed on each side`;
  if (!isAsLarge) return { matrix, fault: { found, expected: `${wanted}; it is scaled to fill the page` } };
  const least = Math.min(...around);
  if (least >= bleed - bleedToleranceMm) return { matrix, fault: undefined };
  const reach = least < bleedToleranceMm ? "ends where the page is cut" : `has ${round(least)} mm of bleed`;
  return {
    matrix,
    fault: { found: `${found}, which ${reach}`, expected: `${wanted}; beyond it is the cover's ground` },
  };
}

/**
 * Returns the trim of a page that declares none: inside the bleed, where the page has the size of the cover with bleed,
 * or else the whole page.
 */
function withoutBleed(whole: Box, { width, height, bleed }: CoverPage): Box {
  const size = sizeOf(whole);
  const isWith = (around: number) =>
    Math.abs(size.width - width - 2 * around) <= toleranceMm &&
    Math.abs(size.height - height - 2 * around) <= toleranceMm;
  if (!isWith(bleed) || isWith(0)) return whole;
  const [x, y] = [(size.width - width) / 2, (size.height - height) / 2].map((side) => side * pointsInMm) as [
    number,
    number,
  ];
  return [x, y, whole[2] - x, whole[3] - y];
}

function sizeOf([left, bottom, right, top]: Box): { width: number; height: number } {
  return { width: (right - left) / pointsInMm, height: (top - bottom) / pointsInMm };
}

function inWords({ width, height }: { width: number; height: number }): string {
  return `${round(width)} × ${round(height)} mm`;
}

function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}
