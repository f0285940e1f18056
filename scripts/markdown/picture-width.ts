/** A `:::figure` directive in, how wide its pictures are to be printed out. */
import type { ContainerDirective } from "mdast-util-directive";

const pixelsInMm = 96 / 25.4;

/** In CSS pixels, rather less than asked for; undefined where nothing is asked for, NaN where it is no width. */
export function pictureWidthOf({ attributes }: ContainerDirective): number | undefined {
  const written = attributes?.width;
  if (written === undefined || written === null) return undefined;
  const mm = Number(/^(\d{1,3}(?:\.\d+)?) ?mm$/.exec(written.trim())?.[1] || NaN);
  return mm >= 1 ? Math.floor(mm * pixelsInMm) : NaN;
}
