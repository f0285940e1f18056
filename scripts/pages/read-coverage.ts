/** The fonts' folder in, the characters that the report's typeface can print out. */
import { join } from "node:path";
import { fontsPath } from "./read-styles.ts";

/** Code points that have a glyph in the upright face, as the other three have the same characters. */
export async function readCoverage(): Promise<Set<number>> {
  const { openSync } = await import("fontkit");
  const font = openSync(join(fontsPath, "Carlito-Regular.ttf"));
  if (!("characterSet" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return new Set(font.characterSet);
}
