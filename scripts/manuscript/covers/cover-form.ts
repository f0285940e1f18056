/** Tells, by its proportions, whether an author's own cover has the size of the page with its bleed or without. */

/** The proportions of a cover: of the page with bleed, of the trimmed page, others, or not known. */
export type CoverForm = "with bleed" | "trimmed" | "other" | "unknown";

/** How far proportions may differ. Those of A4 with 3 mm of bleed and without it differ by twice as much. */
const tolerance = 0.004;

/**
 * Returns the form of a cover. Absolute sizes tell little, since programs write points as pixels, and drawings can be
 * scaled.
 *
 * @param page - trimmed size and bleed, in millimetres
 */
export function formOfCover(
  { width: coverWidth, height: coverHeight }: { width: number | undefined; height: number | undefined },
  { width, height, bleed }: { width: number; height: number; bleed: number },
): CoverForm {
  if (!coverWidth || !coverHeight) return "unknown";
  const off = (around: number) =>
    Math.abs((coverWidth * (height + 2 * around)) / (coverHeight * (width + 2 * around)) - 1);
  const [withBleed, trimmed] = [off(bleed), off(0)];
  if (Math.min(withBleed, trimmed) > tolerance) return "other";
  return withBleed <= trimmed ? "with bleed" : "trimmed";
}
