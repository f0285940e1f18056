/** Warns of each character of a file for which no typeface has a glyph, at its first occurrence. */
import type { VFile } from "vfile";
import { codePointName } from "../../manuscript/printable-text.ts";
import { complain } from "../../messages/complain.ts";
import type { RareLetter } from "../rare-letters.ts";

/**
 * Adds the warnings to the file.
 *
 * @param letters - rare letters of the file
 * @param missing - characters for which no typeface has a glyph
 */
export function missingGlyph(file: VFile, letters: readonly RareLetter[], missing: ReadonlySet<string>): void {
  if (missing.size === 0) return;
  const found = new Map<string, Pick<RareLetter, "count" | "place">>();
  for (const { letter, count, place } of letters) {
    for (const character of letter) {
      if (!missing.has(character)) continue;
      const known = found.get(character);
      found.set(character, { count: count + (known?.count ?? 0), place: known?.place ?? place });
    }
  }
  for (const [character, { count, place }] of found) {
    complain(file, "missing-glyph", { character, code: codePointName(character), count }, place);
  }
}
