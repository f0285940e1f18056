/** Tells by its proportions whether a cover of one's own is as large as the page, with its bleed or without. */

/** A cover's proportions: those of the page with bleed, those of the trimmed page, others, or none that are known. */
export type CoverForm = "with bleed" | "trimmed" | "other" | "unknown";

/** Most that proportions may differ: A4 with 3 mm of bleed and without differ by twice as much. */
const tolerance = 0.004;

/**
 * Returns the form. Sizes themselves say little: programs write points as pixels, and drawings are as sharp at any.
 *
 * @param page - in millimetres, trimmed
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
