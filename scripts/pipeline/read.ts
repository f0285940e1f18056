/** Reads a manuscript: its settings, files and pictures, and of every section the facts that the report needs. */
import { resolve } from "node:path";
import type { VFile } from "vfile";
import type { DataTable } from "../data/data-table.ts";
import { json, cachedAll, cachedOne, keyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { relocatePictures, relocateFiles, type CurrentManuscript } from "../manuscript/relocate-files.ts";
import { sourceFiles } from "../manuscript/source-hash.ts";
import { placePictures } from "../manuscript/place-pictures.ts";
import { readManuscript, type Manuscript } from "../manuscript/read-manuscript.ts";
import { checkCovers } from "../manuscript/check-covers.ts";
import { readPictures, type Picture, type PictureToRead } from "../manuscript/read-pictures.ts";
import { readBareNumbers } from "../markdown/number-headings.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { SectionReading } from "../markdown/read-section.ts";
import { resolveSettings } from "../markdown/resolve-settings.ts";
import { readCoverage } from "../theme/read-coverage.ts";
import type { Theme } from "../theme/theme.ts";
import { restoreMessages } from "../messages/serialize-messages.ts";
import type { BuildContext } from "./build-context.ts";
import { dataReader, filesIn, namedIn, type ReadDataOf } from "./read-data.ts";
import { Stopped } from "./stopped.ts";
import type { PipelineWorkers } from "./tasks.ts";

/** A report and all that belongs to it, read. */
export interface ReadSource {
  report: ParsedReport;
  /** Pictures by their addresses from the manuscript's folder. */
  pictures: Map<string, Picture>;
  /** Data files of charts, tables and numbers, by the path written in the Markdown. */
  data: Map<string, VFile>;
  /** Tables of those that can be read. */
  tables: Map<string, DataTable>;
  /** All files by their paths from the manuscript's folder. */
  sources: Map<string, string | Uint8Array>;
}

export interface ReadBook extends ReadSource {
  /** Files of the manuscript, which take all that is found as messages. */
  files: VFile[];
}

type ReadingContext = Pick<BuildContext, "store" | "workers" | "browsers">;

/**
 * Reads, the first step.
 *
 * @param current - the manuscript of which an earlier state is read
 * @throws {Stopped} where the settings or a section can't be read
 */
export async function readBook(path: string, context: BuildContext, current?: CurrentManuscript): Promise<ReadBook> {
  context.progress.step("Reading");
  const { source, files } = await readSource(path, context, current);
  if (!source) throw new Stopped(files);
  return { ...source, files };
}

/**
 * Reads without telling of it. Returns no `source` where the settings or a section can't be read.
 *
 * @param current - the manuscript of which an earlier state is read
 */
export async function readSource(
  path: string,
  context: ReadingContext,
  current?: CurrentManuscript,
): Promise<{ source?: ReadSource; files: VFile[] }> {
  const { manuscript, files } = await readManuscript(path, context.store);
  const folder = manuscript?.folder ?? resolve(path);
  if (current) relocateFiles(files, folder, current);
  if (!manuscript) return { files };
  const dataOf = dataReader(manuscript.folder, manuscript.settings.language, current);
  const read = await readSections(manuscript, context, { dataOf });
  const report = { ...read, sections: await placePictures(read.sections, current?.folder ?? folder, folder) };
  const found = await readPictures(picturesIn(report), folder, context.store);
  const pictures = current ? relocatePictures(found, current) : found;
  const { data, tables } = await filesIn(report.sections, dataOf);
  const theme = manuscript.theme.ownFiles;
  const sources = sourceFiles(current?.folder ?? folder, { texts: files, pictures, data, theme });
  files.push(...data.values());
  checkCovers(report, pictures);
  return { source: { report, pictures, data, tables, sources }, files };
}

/** Returns all that names pictures: the sections, and the settings. */
export function picturesIn({
  sections,
  settingPictures,
}: Pick<ParsedReport, "sections" | "settingPictures">): readonly {
  file: VFile;
  facts: { pictures: PictureToRead[] };
}[] {
  return [...sections, settingPictures];
}

/** How sections are read. */
interface SectionOptions {
  /** Whether somebody says that they are pages saved from the web. */
  isPage?: boolean;
  /** Reads data files; without it, numbers and tables that name some stay as they are written. */
  dataOf?: ReadDataOf;
}

/** Returns the report with the facts of every section; also what `import` needs. */
export async function readSections(
  manuscript: Manuscript,
  context: ReadingContext,
  { isPage = false, dataOf }: SectionOptions = {},
): Promise<ParsedReport> {
  const { sections, ...rest } = manuscript;
  const { store, workers, browsers } = context;
  const { language, notes } = manuscript.settings;
  const { callouts } = notes;
  const { fontsHash: fonts } = manuscript.theme;
  const texts = await Promise.all(
    sections.map(async ({ file }) => {
      const text = String(file);
      return { path: file.path, text, language, callouts, isPage, data: dataOf && (await namedIn(text, dataOf)) };
    }),
  );
  const kind = isPage ? "page" : "reading";
  const keys = texts.map(({ path, text, data = {} }) => {
    const named = Object.keys(data).length > 0 ? [JSON.stringify(data)] : [];
    return keyOf(kind, path, text, language, callouts, fonts, ...named);
  });
  const trees = new Map<number, Uint8Array>();
  const readOne = async (
    index: number,
    threads: PipelineWorkers,
    covered: ReadonlySet<number>,
  ): Promise<CachedReading> => {
    const { tree, ...reading } = await threads.run("readSection", { ...texts[index]!, covered });
    trees.set(index, tree);
    await store.put("tree", keys[index]!, tree);
    return reading;
  };
  const readings = await cachedAll(store, "facts", keys, json as Codec<CachedReading>, async (missing) => {
    // A section that is new must be paged: browsers start while it is read.
    browsers.start(manuscript.folder, partsIn(missing.map((index) => texts[index]!)));
    const threads = workers.forCharacters(sum(missing, (index) => texts[index]!.text.length));
    const covered = await cachedCoverage(store, manuscript.theme);
    return (index) => readOne(index, threads, covered);
  });
  for (const [index, { file }] of sections.entries()) restoreMessages(file, readings[index]!.messages);

  const loadTree = async (index: number): Promise<Uint8Array> => {
    const known = trees.get(index) ?? (await store.get("tree", keys[index]!));
    if (known) return known;
    const covered = await cachedCoverage(store, manuscript.theme);
    await readOne(index, workers.forCharacters(texts[index]!.text.length), covered);
    return trees.get(index)!;
  };
  const isAutomatic = manuscript.settings.numbering.sections === "automatic";
  const numbered = readBareNumbers(
    sections.map((section, index) => ({
      ...section,
      facts: readings[index]!.facts,
      key: keys[index]!,
      loadTree: () => loadTree(index),
    })),
    isAutomatic,
  );
  const said = numbered.map(({ facts }, index) => ({ facts, webExport: readings[index]!.webExport }));
  return { ...rest, settings: resolveSettings(manuscript, said), sections: numbered };
}

/** Counts the parts. Each title opens one; what stands before the first may be one. */
function partsIn(texts: readonly { text: string }[]): number {
  return texts.reduce((count, { text }) => count + Math.max(1, text.match(/^# /gm)?.length ?? 0), 0);
}

/** Returns the typeface's code points from the cache: reading a font takes longer than reading a section. */
export async function cachedCoverage(store: Store, { text, fontsHash }: Theme): Promise<Set<number>> {
  const codePoints = await cachedOne(
    store,
    "coverage",
    keyOf("coverage", fontsHash),
    json as Codec<number[]>,
    async () => [...(await readCoverage(text))],
  );
  return new Set(codePoints);
}

function sum(indices: readonly number[], weightOf: (index: number) => number): number {
  return indices.reduce((total, index) => total + weightOf(index), 0);
}

type CachedReading = Omit<SectionReading, "tree">;
