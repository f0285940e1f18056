/** Text in; a complaint for each character that the report's typeface can't print, at its first place in a file. */
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** The browser draws U+2011, the hyphen that doesn't break, with the glyph of U+2010 where it must. */
const drawnOtherwise = "\u2011";

export function missingGlyph(file: VFile, { literals }: NodesByType, covered: ReadonlySet<number>): void {
  const seen = new Set<string>();
  for (const node of literals) {
    for (const character of node.value.match(/\P{ASCII}/gu) ?? []) {
      if (seen.has(character)) continue;
      seen.add(character);
      if (/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) continue;
      const codePoint = character.codePointAt(0)!;
      if (covered.has(codePoint) || character === drawnOtherwise) continue;
      const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
      complain(file, "missing-glyph", { character, code }, node);
    }
  }
}
