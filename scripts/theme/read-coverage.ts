/** Reads which characters the typeface of a theme's text can print. */
import { hyphens } from "../lib/pdf/fonts/hyphen-face.ts";
import { bytesOfFace } from "./face-files.ts";
import type { Typeface } from "./theme.ts";

/**
 * Returns the code points that have a glyph in the upright face, as the other three have the same characters, and the
 * hyphens.
 */
export async function readCoverage({ regular }: Pick<Typeface, "regular">): Promise<Set<number>> {
  const { create } = await import("fontkit");
  const font = create(await bytesOfFace({ url: regular }));
  if (!("characterSet" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return new Set([...font.characterSet, hyphens.first, hyphens.last]);
}
