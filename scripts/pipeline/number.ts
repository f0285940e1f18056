/** Numbers a report that was read, checks it as a whole, and makes its units of HTML, one after another. */
import type { Element } from "hast";
import { readChartTokens, type ChartTokens } from "../charts/chart-tokens.ts";
import { drawCharts, type DrawnChart } from "../charts/draw-charts.ts";
import { json, cachedOne, keyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import type { SectionHtml, SectionSource } from "../html/section-to-html.ts";
import { unitsOfBook } from "../html/book.ts";
import { toPiece, type HtmlPiece } from "../html/html-piece.ts";
import { coverArtOf } from "../html/parts/cover-art.ts";
import type { Language } from "../languages/languages.ts";
import type { Unit } from "../html/units.ts";
import type { PlacedPicture } from "../html/hast-context.ts";
import type { Role } from "../manuscript/read-manuscript.ts";
import type { NamedPicture } from "../manuscript/place-pictures.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import { checkReport } from "../markdown/check-report.ts";
import { numberReport, type Numbering } from "../markdown/number-report.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import type { ChosenFaces } from "../theme/choose-faces.ts";
import { inColour, sectionColoursOf, tokensOf } from "../theme/read-styles.ts";
import type { Theme } from "../theme/theme.ts";
import { pageSizeOf, type PageSize } from "../theme/tokens.ts";
import { restoreMessages } from "../messages/serialize-messages.ts";
import type { BuildContext } from "./build-context.ts";
import { chooseLetters } from "./choose-letters.ts";
import { cachedCoverage, type ReadBook } from "./read.ts";

/** A report that is read, numbered and checked. */
export interface NumberedBook extends ReadBook {
  numbering: Numbering;
  pageSize: PageSize;
  /** Typefaces for letters that the report's own lacks. */
  faces: ChosenFaces;
  /** Units one by one, as their HTML is made; what is found meanwhile is in `files` when the last has come. */
  comingUnits: AsyncIterable<Unit>;
}

/** Numbers, the second step, which doesn't wait for HTML. */
export async function numberBook(read: ReadBook, context: BuildContext): Promise<NumberedBook> {
  const { report, pictures, data, tables } = read;
  const numbering = numberReport(report);
  checkReport(report, numbering);
  const { store } = context;
  const { settings, theme } = report;
  const { language } = settings;
  const faces = await chooseLetters(report, data, await cachedCoverage(store, theme), store);
  const tokens = tokensOf(theme);
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
      language,
    },
  );
  const sections = toHtml({ report, numbering, pictures, colours }, charts, context);
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
  const key = keyOf("piece", language, JSON.stringify(content));
  return cachedOne(store, "piece", key, json as Codec<HtmlPiece>, async () => toPiece(content, language));
}

/** Makes the HTML of each section as soon as its charts are drawn. */
function toHtml(
  {
    report: { sections, settings, isSingleFile },
    numbering,
    pictures,
    colours,
  }: Pick<NumberedBook, "report" | "numbering" | "pictures"> & { colours: readonly (readonly number[])[] },
  charts: readonly Promise<(DrawnChart | null)[]>[],
  { store, workers }: Pick<BuildContext, "store" | "workers">,
): Promise<SectionHtml>[] {
  const { language, labels } = settings;
  let characters = 0;
  const htmls = sections.map(async (section, index): Promise<SectionHtml> => {
    const { file, facts, role, key } = section;
    const input = {
      path: file.path,
      numbers: numbering.sections[index]!,
      pictures: placedPictures(facts.pictures, pictures),
      charts: await charts[index]!,
      language,
      labels,
      calloutForm: settings.notes.callouts,
      citation: citationIn(role, settings),
      ...(isSingleFile ? { isWhole: true } : {}),
      ...(colours[index]!.length > 0 ? { colours: colours[index] } : {}),
    };
    const htmlKey = keyOf("html", key, JSON.stringify(input));
    const html = await cachedOne(store, "html", htmlKey, json as Codec<SectionHtml>, async () => {
      characters += String(file).length;
      const threads = workers.forCharacters(characters);
      return threads.run("toSectionHtml", { ...input, tree: await section.loadTree() });
    });
    restoreMessages(file, html.messages);
    return html;
  });
  // They are awaited one after another, and a later one may fail first.
  for (const html of htmls) html.catch(() => undefined);
  return htmls;
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
  return readChartTokens(tokensOf(colour === undefined ? theme : inColour(theme, colour)));
}

/** Returns where a section says how to cite it; what stands before the text is cited as the report. */
function citationIn(role: Role, settings: ResolvedSettings): SectionSource["citation"] {
  const place = settings["cite-sections"];
  if (place === "none" || !["introduction", "section", "annex"].includes(role)) return undefined;
  const { abbreviation, body, title, subtitle, date, language, labels } = settings;
  return { place, cited: { abbreviation, body, title, subtitle, date, language, labels } };
}

function placedPictures(
  named: readonly NamedPicture[],
  pictures: ReadonlyMap<string, Picture>,
): Record<string, PlacedPicture> {
  return Object.fromEntries(
    named.flatMap(({ url: written, from = written }) => {
      const picture = pictures.get(from);
      return picture ? [[written, { url: picture.url, width: picture.width, height: picture.height }]] : [];
    }),
  );
}
