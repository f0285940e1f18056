/** Reads a manuscript: its settings, files and pictures, and of every section the facts that the report needs. */
import { resolve } from "node:path";
import type { VFile } from "vfile";
import type { Store } from "../lib/cache/store.ts";
import type { DataTable } from "../data/data-table.ts";
import { relocatePictures, relocateFiles, type CurrentManuscript } from "../manuscript/files/relocate-files.ts";
import { sourceFiles } from "../manuscript/files/source-hash.ts";
import { placePictures } from "../manuscript/pictures/place-pictures.ts";
import { bytesOfTexts } from "../manuscript/files/markdown-files.ts";
import { readManuscript } from "../manuscript/read-manuscript.ts";
import { checkCovers } from "../manuscript/covers/check-covers.ts";
import type { LazyPipelineWorkers } from "./tasks.ts";
import {
  readPictures,
  type PageReader,
  type Picture,
  type PictureToRead,
} from "../manuscript/pictures/read-pictures.ts";
import { citeSources } from "../markdown/sources/cite-sources.ts";
import { unknownSource } from "../markdown/rules/unknown-source.ts";
import type { ParsedReport, ParsedSection } from "../markdown/parsed-report.ts";
import type { BuildContext } from "./build-context.ts";
import { cachedCoverage } from "./cached-coverage.ts";
import { dataReader, filesIn } from "./read-data.ts";
import { readSections, type ReadingContext } from "./read-sections.ts";
import { Stopped } from "./stopped.ts";

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

/** A cover is read in half a second, one with large pictures in some five. */
const coverLimitMs = 30_000;
const mostMemory = 2e9;

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
  // The thread for a long report takes as long to start as its files to be read.
  context.workers.forCharacters(await bytesOfTexts(path));
  const { manuscript, files } = await readManuscript(path, context.store);
  const folder = manuscript?.folder ?? resolve(path);
  if (current) relocateFiles(files, folder, current);
  if (!manuscript) return { files };
  const dataOf = dataReader(manuscript.folder, manuscript.settings.language, current);
  const read = await withSources(await readSections(manuscript, context, { dataOf }), context.store);
  const report = {
    ...read,
    sections: await placePictures(read.sections.map(withIcon), current?.folder ?? folder, folder),
  };
  const found = await readPictures(picturesNamedIn(report), folder, context.store, coverReader(context.workers));
  const pictures = current ? relocatePictures(found, current) : found;
  const { data, tables } = await filesIn(report.sections, dataOf);
  const theme = manuscript.theme.ownFiles;
  const sources = sourceFiles(current?.folder ?? folder, { texts: files, pictures, data, theme });
  files.push(...data.values());
  await checkCovers(report, pictures);
  return { source: { report, pictures, data, tables, sources }, files };
}

/** Returns what reads a cover of one's own, which may come from anywhere. */
function coverReader(workers: LazyPipelineWorkers): PageReader {
  return (bytes) => workers.runWithin({ ms: coverLimitMs, memory: mostMemory }, "importCover", bytes);
}

/** Adds the sources' notes and list, where the settings name sources. */
async function withSources(report: ParsedReport, store: Store): Promise<ParsedReport> {
  const { library } = report;
  if (!library) return report;
  unknownSource(report, library);
  return citeSources(report, library, await cachedCoverage(store, report.theme));
}

/** Returns a section with its icon among its pictures. */
function withIcon(section: ParsedSection): ParsedSection {
  const { facts, icon } = section;
  if (!icon) return section;
  const picture = { url: icon.url, position: { start: icon.point, end: icon.point } };
  return { ...section, facts: { ...facts, pictures: [...facts.pictures, picture] } };
}

/** Returns all that names pictures: the sections, and the settings. */
export function picturesNamedIn({
  sections,
  settingPictures,
}: Pick<ParsedReport, "sections" | "settingPictures">): readonly {
  file: VFile;
  facts: { pictures: PictureToRead[] };
}[] {
  return [...sections, settingPictures];
}
