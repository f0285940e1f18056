/** Embeds a typeface for what is drawn on pages without a browser: marks, slugs, the spine, proofs. */
import { embedFont, type EmbeddedFont } from "../lib/pdf/fonts/embed-font.ts";
import { bytesOfFace, readFaceFiles } from "./face-files.ts";
import type { Face } from "./face.ts";
import type { Typeface } from "./theme.ts";

/**
 * Embeds the upright face.
 *
 * @param faces - for letters that it lacks
 */
export async function embedTypeface(
  typeface: Typeface,
  weight: Face["weight"],
  faces: readonly Face[],
): Promise<EmbeddedFont> {
  const url = weight === "700" ? typeface.bold : typeface.regular;
  return embedFont(await bytesOfFace({ url }), await readFaceFiles(typeface, faces, weight));
}
