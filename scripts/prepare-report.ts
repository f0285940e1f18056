/** A path in; the report read, numbered, checked and cut into units out. What build and check have in common. */
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import type { Element } from "hast";
import type { VFile } from "vfile";
import { readChartTokens } from "./charts/colour.ts";
import { drawCharts, type DrawnChart } from "./charts/draw-charts.ts";
import { forgetful, json, keptAll, keptOne, keyOf, type Form } from "./cache/kept.ts";
import type { Store } from "./cache/store.ts";
import type { SectionHtml, SectionSource } from "./html/section-to-html.ts";
import { unitsOfBook } from "./html/book.ts";
import { toPiece, type HtmlPiece } from "./html/html-piece.ts";
import type { Language } from "./html/labels.ts";
import type { Unit } from "./html/units.ts";
import type { PlacedPicture } from "./html/section-to-hast.ts";
import { knownPictures, renameFiles, type KnownAs } from "./manuscript/known-as.ts";
import { sourceFiles } from "./manuscript/source-hash.ts";
import { readManuscript, type Manuscript, type Role } from "./manuscript/read-manuscript.ts";
import { readData } from "./manuscript/read-data.ts";
import { readPictures, type Picture } from "./manuscript/read-pictures.ts";
import { checkReport } from "./markdown/check-report.ts";
import { missingGlyphInSettings } from "./markdown/rules/missing-glyph.ts";
import { numberReport, type Numbering } from "./markdown/number-report.ts";
import type { ParsedReport, SettledSettings } from "./markdown/parsed-report.ts";
import type { SectionReading } from "./markdown/read-section.ts";
import { settleSettings } from "./markdown/settle-settings.ts";
import { readCoverage } from "./pages/read-coverage.ts";
import { fontsPath, hashFonts, readTokens } from "./pages/read-styles.ts";
import { pageSizeOf, type PageSize } from "./pages/tokens.ts";
import { hasErrors } from "./report/has-errors.ts";
import { restoreMessages } from "./report/kept-messages.ts";
import { lazyWorkshop, type LazyWorkshop, type Workshop } from "./work/workshop.ts";

/** A report that is read, numbered and checked. */
export interface NumberedReport {
  report: ParsedReport;
  numbering: Numbering;
  pictures: ReadonlyMap<string, Picture>;
  /** Tables of charts, by the path written in the Markdown. */
  data: ReadonlyMap<string, VFile>;
  /** All files that were read, by their paths from the manuscript's folder. */
  sources: ReadonlyMap<string, string | Uint8Array>;
  pageSize: PageSize;
}

export interface PreparedReport extends NumberedReport {
  units: Unit[];
}

/** What the work is done with. */
export interface Means {
  /** Results of earlier builds. */
  store: Store;
  workshop: LazyWorkshop;
  /** Told of the folder, and of how many new parts to expect, when a section is not in the store. */
  onFresh?: (folder: string, parts: number) => void;
  /** The manuscript of which an earlier state is read. */
  knownAs?: KnownAs;
}

/** A report and all that belongs to it, read. */
export interface ReadSource {
  report: ParsedReport;
  pictures: Map<string, Picture>;
  /** By the path written in the Markdown. */
  data: Map<string, VFile>;
  /** All files by their paths from the manuscript's folder. */
  sources: Map<string, string | Uint8Array>;
}

const alone: Means = { store: forgetful, workshop: lazyWorkshop(1) };

/** Without `prepared` where an error stops the way to pages; `files` always hold all that was found. */
export async function prepareReport(
  path: string,
  means = alone,
): Promise<{ prepared?: PreparedReport; files: VFile[] }> {
  const { numbered, units: coming, files } = await numberedReport(path, means);
  if (!numbered) return { files };
  const units = await allOf(coming);
  return hasErrors(files) ? { files } : { prepared: { ...numbered, units }, files };
}

export async function allOf(coming: AsyncIterable<Unit>): Promise<Unit[]> {
  const units: Unit[] = [];
  for await (const unit of coming) units.push(unit);
  return units;
}

/**
 * The same without waiting for HTML: `units` come one by one while it is made, and what is found meanwhile is in
 * `files` when the last has come.
 */
export async function numberedReport(
  path: string,
  means = alone,
): Promise<
  | { numbered: NumberedReport; units: AsyncIterable<Unit>; files: VFile[] }
  | { numbered?: undefined; units?: undefined; files: VFile[] }
> {
  const { source, files } = await readSource(path, means);
  if (!source) return { files };
  const { report, pictures, data, sources } = source;
  const numbering = numberReport(report);
  checkReport(report, numbering);
  const { store } = means;
  const { language } = report.settings;
  const fonts = await hashFonts();
  missingGlyphInSettings(report.printed, await keptCoverage(store, fonts));
  const tokens = await readTokens(report.settings.look);
  const pageSize = pageSizeOf(tokens);
  const { textWidth, textHeight } = pageSize;
  const charts = await drawCharts(report.sections, data, {
    store,
    covered: await keptCoverage(store, fonts),
    fonts,
    fontsPath,
    tokens: readChartTokens(tokens),
    textMm: { width: textWidth, height: textHeight },
    language,
  });
  const sections = toHtml(report, numbering, pictures, charts, means);
  const units = unitsOfBook(report, numbering, sections, (content) => keptPiece(store, content, language));
  return { numbered: { report, numbering, pictures, data, sources, pageSize }, units, files };
}

/** Without `source` where the settings or a section can't be read. */
export async function readSource(path: string, means = alone): Promise<{ source?: ReadSource; files: VFile[] }> {
  const { knownAs } = means;
  const { manuscript, files } = await readManuscript(path);
  const folder = manuscript?.folder ?? resolve(path);
  if (knownAs) renameFiles(files, folder, knownAs);
  if (!manuscript) return { files };
  const report = await readReport(manuscript, means);
  const found = await readPictures(report.sections, folder);
  const pictures = knownAs ? knownPictures(found, knownAs) : found;
  const data = await readData(report.sections, folder);
  if (knownAs) renameFiles([...data.values()], await realpath(folder), knownAs);
  const sources = sourceFiles(knownAs?.folder ?? folder, { texts: files, pictures, data });
  files.push(...data.values());
  return { source: { report, pictures, data, sources }, files };
}

/** The report with the facts of every section; also what `import` needs. */
export async function readReport(manuscript: Manuscript, means = alone): Promise<ParsedReport> {
  const { sections, ...rest } = manuscript;
  const { language } = manuscript.settings;
  const fonts = await hashFonts();
  const texts = sections.map(({ file }) => ({ path: file.path, text: String(file), language }));
  const keys = texts.map(({ path, text }) => keyOf("reading", path, text, language, fonts));
  const trees = new Map<number, Uint8Array>();
  const read = async (index: number, workshop: Workshop, covered: ReadonlySet<number>): Promise<KeptReading> => {
    const { tree, ...reading } = await workshop.run("readSection", { ...texts[index]!, covered });
    trees.set(index, tree);
    await means.store.put("tree", keys[index]!, tree);
    return reading;
  };
  const readings = await keptAll(means.store, "facts", keys, json as Form<KeptReading>, async (missing) => {
    means.onFresh?.(manuscript.folder, partsIn(missing.map((index) => texts[index]!)));
    const workshop = means.workshop.forCharacters(sum(missing, (index) => texts[index]!.text.length));
    const covered = await keptCoverage(means.store, fonts);
    return (index) => read(index, workshop, covered);
  });
  for (const [index, { file }] of sections.entries()) restoreMessages(file, readings[index]!.messages);

  const loadTree = async (index: number): Promise<Uint8Array> => {
    const known = trees.get(index) ?? (await means.store.get("tree", keys[index]!));
    if (known) return known;
    const covered = await keptCoverage(means.store, fonts);
    await read(index, means.workshop.forCharacters(texts[index]!.text.length), covered);
    return trees.get(index)!;
  };
  return {
    ...rest,
    settings: settleSettings(manuscript, readings),
    sections: sections.map((section, index) => ({
      ...section,
      facts: readings[index]!.facts,
      key: keys[index]!,
      loadTree: () => loadTree(index),
    })),
  };
}

/** Each title opens a part; what stands before the first may be one. */
function partsIn(texts: readonly { text: string }[]): number {
  return texts.reduce((count, { text }) => count + Math.max(1, text.match(/^# /gm)?.length ?? 0), 0);
}

/** Reading a font takes longer than reading a section. */
async function keptCoverage(store: Store, fonts: string): Promise<Set<number>> {
  const codePoints = await keptOne(store, "coverage", keyOf("coverage", fonts), json as Form<number[]>, async () => [
    ...(await readCoverage()),
  ]);
  return new Set(codePoints);
}

/** Contents and lists of a large report take as long as a section. */
async function keptPiece(store: Store, content: Element, language: Language): Promise<HtmlPiece> {
  const key = keyOf("piece", language, JSON.stringify(content));
  return keptOne(store, "piece", key, json as Form<HtmlPiece>, async () => toPiece(content, language));
}

function sum(indices: readonly number[], weightOf: (index: number) => number): number {
  return indices.reduce((total, index) => total + weightOf(index), 0);
}

type KeptReading = Omit<SectionReading, "tree">;

/** Each as soon as its charts are drawn and it is made. */
function toHtml(
  { sections, settings }: ParsedReport,
  numbering: Numbering,
  pictures: ReadonlyMap<string, Picture>,
  charts: readonly Promise<(DrawnChart | null)[]>[],
  { store, workshop }: Means,
): Promise<SectionHtml>[] {
  const { language } = settings;
  let characters = 0;
  const htmls = sections.map(async (section, index): Promise<SectionHtml> => {
    const { file, facts, role, key } = section;
    const input = {
      path: file.path,
      numbers: numbering.sections[index]!,
      pictures: placedPictures(facts.pictures, pictures),
      charts: await charts[index]!,
      language,
      citation: citationIn(role, settings),
    };
    const htmlKey = keyOf("html", key, JSON.stringify(input));
    const html = await keptOne(store, "html", htmlKey, json as Form<SectionHtml>, async () => {
      characters += String(file).length;
      const threads = workshop.forCharacters(characters);
      return threads.run("toSectionHtml", { ...input, tree: await section.loadTree() });
    });
    restoreMessages(file, html.messages);
    return html;
  });
  // They are awaited one after another, and a later one may fail first.
  for (const html of htmls) html.catch(() => undefined);
  return htmls;
}

/** What stands before the text is cited as the report. */
function citationIn(role: Role, settings: SettledSettings): SectionSource["citation"] {
  const place = settings["cite-sections"];
  if (place === "none" || !["introduction", "section", "annex"].includes(role)) return undefined;
  const { abbreviation, body, title, subtitle, date, language } = settings;
  return { place, cited: { abbreviation, body, title, subtitle, date, language } };
}

function placedPictures(
  named: readonly { url: string }[],
  pictures: ReadonlyMap<string, Picture>,
): Record<string, PlacedPicture> {
  return Object.fromEntries(
    named.flatMap(({ url: written }) => {
      const picture = pictures.get(written);
      return picture ? [[written, { url: picture.url, width: picture.width, height: picture.height }]] : [];
    }),
  );
}
