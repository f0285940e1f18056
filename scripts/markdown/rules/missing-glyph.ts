/** Text in; a complaint for each character that the report's typeface can't print, at its first place in a file. */
import type { Node, Point } from "unist";
import type { VFile } from "vfile";
import type { PrintedSetting } from "../../manuscript/printed-settings.ts";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** The browser draws U+2011, the hyphen that doesn't break, with the glyph of U+2010 where it must. */
const drawnOtherwise = "\u2011";

/** @param covered - code points that the typeface has */
export function missingGlyph(file: VFile, { literals }: NodesByType, covered: ReadonlySet<number>): void {
  const seen = new Set<string>();
  for (const node of literals) complainOf(node.value, file, () => node, covered, seen);
}

/** The same for titles, names and the imprint. */
export function missingGlyphInSettings(settings: readonly PrintedSetting[], covered: ReadonlySet<number>): void {
  const seenIn = new Map<VFile, Set<string>>();
  for (const { value, file, point } of settings) {
    const seen = seenIn.get(file) ?? new Set();
    seenIn.set(file, seen);
    complainOf(value, file, point, covered, seen);
  }
}

function complainOf(
  text: string,
  file: VFile,
  placeOf: () => Node | Point,
  covered: ReadonlySet<number>,
  seen: Set<string>,
): void {
  for (const character of text.match(/\P{ASCII}/gu) ?? []) {
    if (seen.has(character)) continue;
    seen.add(character);
    if (/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) continue;
    const codePoint = character.codePointAt(0)!;
    if (covered.has(codePoint) || character === drawnOtherwise) continue;
    const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    complain(file, "missing-glyph", { character, code }, placeOf());
  }
}
