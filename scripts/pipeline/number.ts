/** Numbers a report that was read, checks it as a whole, and makes its units of HTML, one after another. */
import type { Element } from "hast";
import { readChartTokens, type ChartTokens } from "../charts/chart-tokens.ts";
import { drawCharts } from "../charts/draw-charts.ts";
import { json, cachedOne, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { unitsOfBook } from "../html/book.ts";
import { toPiece, type HtmlPiece } from "../html/html-piece.ts";
import { coverArtOf } from "../html/parts/cover-art.ts";
import type { Language } from "../languages/languages.ts";
import type { Unit } from "../html/units.ts";
import { checkReport } from "../markdown/check-report.ts";
import { numberReport, type Numbering } from "../markdown/numbers/number-report.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { ChosenFaces } from "../theme/choose-faces.ts";
import { inColour, sectionColoursOf, tokensOfTheme } from "../theme/read-styles.ts";
import type { Theme } from "../theme/theme.ts";
import { pageSizeOf, type PageSize } from "../theme/tokens.ts";
import type { BuildContext } from "./build-context.ts";
import { chooseLetters } from "./choose-letters.ts";
import { cachedCoverage } from "./cached-coverage.ts";
import type { ReadBook } from "./read.ts";
import { sectionHtmls } from "./section-htmls.ts";
import { stopAtExcess } from "./stopped.ts";

/** A report that is read, numbered and checked. */
export interface NumberedBook extends ReadBook {
  numbering: Numbering;
  pageSize: PageSize;
  /** Typefaces for letters that the report's own lacks. */
  faces: ChosenFaces;
  /** Units one by one, as their HTML is made; what is found meanwhile is in `files` when the last has come. */
  comingUnits: AsyncIterable<Unit>;
}

/**
 * Gives everything its number, the second step, which doesn't wait for HTML.
 *
 * @throws {Stopped} where a text is too large to become HTML in time
 */
export async function numberBook(read: ReadBook, context: BuildContext): Promise<NumberedBook> {
  const { report, pictures, data, tables } = read;
  const numbering = numberReport(report);
  checkReport(report, numbering);
  stopAtExcess(read.files);
  const { store } = context;
  const { settings, theme } = report;
  const { language } = settings;
  const faces = await chooseLetters(report, data, await cachedCoverage(store, theme), store);
  const tokens = tokensOfTheme(theme);
  const pageSize = pageSizeOf(tokens);
  const { textWidth, textHeight } = pageSize;
  const colours = report.sections.map((_, index) => coloursOf(report, index));
  const charts = await drawCharts(
    report.sections,
    { data, tables },
    {
      store,
      fonts: `${theme.fontsHash} ${faces.hash}`,
      typeface: theme.text,
      faces: faces.faces,
      tokensOf: (index) => chartTokensIn(theme, colours[index]?.[0]),
      textMm: { width: textWidth, height: textHeight },
      noData: settings.labels.noData,
      language,
    },
  );
  const sections = sectionHtmls({ report, numbering, pictures, colours }, charts, context);
  const comingUnits = unitsOfBook(report, numbering, {
    sections,
    art: coverArtOf(report.settingPictures, pictures, {
      width: pageSize.width,
      height: pageSize.height,
      bleed: settings.print.bleed,
    }),
    toPiece: (content) => cachedPiece(store, content, language),
  });
  context.timings.lap("read");
  return { ...read, numbering, pageSize, faces, comingUnits };
}

/** Returns all units, when the last is made. */
export async function allUnits({ comingUnits }: Pick<NumberedBook, "comingUnits">): Promise<Unit[]> {
  const units: Unit[] = [];
  for await (const unit of comingUnits) units.push(unit);
  return units;
}

/** Returns a piece from the cache: contents and lists of a large report take as long as a section. */
async function cachedPiece(store: Store, content: Element, language: Language): Promise<HtmlPiece> {
  const key = cacheKeyOf("piece", language, JSON.stringify(content));
  return cachedOne(store, "piece", key, json as Codec<HtmlPiece>, async () => toPiece(content, language));
}

/**
 * Returns the numbers of the colours, from 1, that a section's parts have in turn: each section has one, in a single
 * file each of its parts. What is no section has the publication's.
 */
function coloursOf({ sections, theme, isSingleFile }: ParsedReport, index: number): number[] {
  const count = sectionColoursOf(theme).length;
  if (count === 0 || sections[index]!.role !== "section") return [];
  if (isSingleFile) return Array.from({ length: count }, (_, part) => part + 1);
  return [(sections.slice(0, index).filter(({ role }) => role === "section").length % count) + 1];
}

/** Returns the colours of charts. @param number - of the section's colour, from 1 */
function chartTokensIn(theme: Theme, number: number | undefined): ChartTokens {
  const colour = number === undefined ? undefined : sectionColoursOf(theme)[number - 1];
  return readChartTokens(tokensOfTheme(colour === undefined ? theme : inColour(theme, colour)));
}
