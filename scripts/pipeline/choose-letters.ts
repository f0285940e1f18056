/** Chooses typefaces for the letters that the report's own lacks, and warns of those that none has. */
import type { VFile } from "vfile";
import type { Store } from "../lib/cache/store.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import { rareLettersInSettings, rareLettersInText, type RareLetter } from "../markdown/rare-letters.ts";
import { missingGlyph } from "../markdown/rules/missing-glyph.ts";
import { chooseFaces, type ChosenFaces } from "../theme/choose-faces.ts";

/**
 * Chooses the typefaces.
 *
 * @param data - files of charts
 * @param covered - code points that the report's typeface has
 */
export async function chooseLetters(
  { sections, printed, theme }: Pick<ParsedReport, "sections" | "printed" | "theme">,
  data: ReadonlyMap<string, VFile>,
  covered: ReadonlySet<number>,
  store: Store,
): Promise<ChosenFaces> {
  const byFile: (readonly [VFile, RareLetter[]])[] = [
    ...rareLettersInSettings(printed, covered),
    ...sections.map(({ file, facts }) => [file, facts.letters] as const),
    ...[...new Set(data.values())].map((file) => [file, rareLettersInText(file, covered)] as const),
  ];
  const all = byFile.flatMap(([, letters]) => letters);
  const lettersOf = (inCode: boolean) =>
    new Set(all.filter((found) => found.inCode === inCode).map(({ letter }) => letter));
  const hasCode = sections.some(({ facts }) => facts.hasCode);
  const hasFormulas = sections.some(({ facts }) => facts.hasFormulas);
  const letters = { text: lettersOf(false), code: lettersOf(true), hasCode, hasFormulas };
  const chosen = await chooseFaces(letters, theme, store);
  for (const [file, rare] of byFile) missingGlyph(file, rare, chosen.missing);
  return chosen;
}
