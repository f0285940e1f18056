/** Chooses typefaces for the letters that the report's own lacks, those that the pipeline writes among them. */
import type { VFile } from "vfile";
import { namesOfCountries } from "../charts/countries.ts";
import { numberFormat, percentFormat } from "../data/format-number.ts";
import { localeOf, type Language } from "../languages/languages.ts";
import type { Store } from "../lib/cache/store.ts";
import type { PrintedSetting } from "../manuscript/settings/printed-settings.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { SectionFacts } from "../markdown/section-facts.ts";
import {
  joinRareLetters,
  rareLettersInSettings,
  rareLettersInText,
  type RareLetter,
} from "../markdown/rare-letters.ts";
import { missingGlyph } from "../markdown/rules/missing-glyph.ts";
import { chooseFaces, type ChosenFaces } from "../theme/choose-faces.ts";

/**
 * Chooses the typefaces.
 *
 * @param data - files of charts
 * @param covered - code points that the report's typeface has
 */
export async function chooseLetters(
  { sections, printed, settings, theme }: Pick<ParsedReport, "sections" | "printed" | "settings" | "theme">,
  data: ReadonlyMap<string, VFile>,
  covered: ReadonlySet<number>,
  store: Store,
): Promise<ChosenFaces> {
  const { language } = settings;
  const signs = data.size > 0 ? signsOfNumbers(language) : "";
  const byFile: (readonly [VFile, RareLetter[]])[] = [
    ...rareLettersInSettings(printed, covered),
    ...sections.map(
      ({ file, facts }) =>
        [
          file,
          joinRareLetters([
            facts.letters,
            ...rareLettersInSettings(namesOnMaps(file, facts, language), covered).values(),
          ]),
        ] as const,
    ),
    ...[...new Set(data.values())].map((file) => [file, rareLettersInText(file, covered, signs)] as const),
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

/** Returns the words that maps of a section print beside those of their tables: names of countries. */
function namesOnMaps(file: VFile, { charts }: SectionFacts, language: Language): PrintedSetting[] {
  return charts
    .filter(({ type }) => type === "tile-map")
    .map(({ position }) => {
      const point = () => position?.start ?? { line: 1, column: 1 };
      return { value: namesOfCountries(language).join(" "), file, point };
    });
}

/** Returns all signs with which numbers are written. */
function signsOfNumbers(language: Language): string {
  return `${numberFormat(localeOf(language), 1)(-1_234_567_890)} ${percentFormat(localeOf(language), 1)(1)}`;
}
