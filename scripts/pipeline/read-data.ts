/** Reads the data files that sections name, each once, before the sections are read: their words depend on them. */
import { VFile } from "vfile";
import type { DataTable } from "../data/data-table.ts";
import type { Language } from "../languages/languages.ts";
import { readDataFile } from "../manuscript/read-data.ts";
import { relocateFiles, type CurrentManuscript } from "../manuscript/files/relocate-files.ts";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import type { NamedData } from "../markdown/resolve-data.ts";
import { complain } from "../messages/complain.ts";

/** A data file with its table, where that can be read; or what is wrong with it. */
type ReadData = { file: VFile; table?: DataTable } | { why: string };

/** Returns what is read of the file of that path; the same for each that asks. */
export type ReadDataOf = (url: string) => Promise<ReadData>;

/**
 * Returns what reads files of a folder. The reader of CSV is loaded only when a file is named.
 *
 * @param current - the manuscript of which the folder holds an earlier state
 */
export function dataReader(folder: string, language: Language, current?: CurrentManuscript): ReadDataOf {
  const known = new Map<string, Promise<ReadData>>();
  const read = async (url: string): Promise<ReadData> => {
    const file = await readDataFile(url, folder, language);
    if (typeof file === "string") return { why: file };
    if (current) relocateFiles([file], folder, current);
    const { readDataTable } = await import("../data/read-data-table.ts");
    const table = readDataTable(String(file), file, language);
    return { file, ...(table ? { table: { ...table, url } } : {}) };
  };
  return (url) => {
    const reading = known.get(url) ?? read(url);
    known.set(url, reading);
    return reading;
  };
}

/**
 * Returns the data that a section's numbers and tables may name, by the paths as they are written. Code may hold
 * such a name too; what is read for it alone is no file of the report.
 */
export async function namedIn(text: string, dataOf: ReadDataOf): Promise<Record<string, NamedData>> {
  const inNumbers = Array.from(text.matchAll(/\{\s*([^\s{}:|][^{}:|\n]*\.(?:csv|tsv|txt)):/gi), ([, url]) => url!);
  const inTables = Array.from(text.matchAll(/^.*:::[ \t]*table\b.*$/gm), ([line]) =>
    Array.from(line.matchAll(/\bdata=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/g), ([, a, b, c]) => a ?? b ?? c ?? ""),
  ).flat();
  // A `csv-table` of MyST.
  const inOptions = Array.from(
    text.matchAll(/^[ \t>]*:?file:[ \t]+(\S+\.(?:csv|tsv|txt))[ \t]*$/gim),
    ([, url]) => url!,
  );
  const urls = [...new Set([...inNumbers, ...inTables, ...inOptions])].filter((url) => url !== "");
  const named = await Promise.all(
    urls.map(async (url): Promise<[string, NamedData]> => {
      const read = await dataOf(url);
      return [url, "why" in read ? read : (read.table ?? { why: "" })];
    }),
  );
  return Object.fromEntries(named);
}

/** Returns the files that the sections name, by their paths as written; complains of those that a chart lacks. */
export async function filesIn(
  sections: readonly Pick<ParsedSection, "file" | "facts">[],
  dataOf: ReadDataOf,
): Promise<{ data: Map<string, VFile>; tables: Map<string, DataTable> }> {
  const data = new Map<string, VFile>();
  const tables = new Map<string, DataTable>();
  for (const { file, facts } of sections) {
    const charts = facts.charts.map(({ data: url, position }) => ({ url, position, isChart: true }));
    const others = facts.data.map((use) => ({ ...use, isChart: false }));
    for (const { url, position, isChart } of [...charts, ...others]) {
      if (url === "" || data.has(url)) continue;
      const read = await dataOf(url);
      if ("file" in read) {
        data.set(url, read.file);
        if (read.table) tables.set(url, read.table);
      } else if (isChart) complain(file, "missing-data", { url, why: read.why }, position);
    }
  }
  return { data, tables };
}
