/** The sections' facts in; the CSV files that their charts name out, or complaints where one is missing. */
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, relative, resolve, sep } from "node:path";
import { VFile } from "vfile";
import type { ParsedSection } from "../markdown/parsed-report.ts";
import { complain } from "../report/complain.ts";

/** A chart shows some hundred numbers; what is larger is no data of a chart. */
const maxBytes = 1024 * 1024;

/** By the path written in the Markdown, relative to the manuscript's folder, of which it must be a file. */
export async function readData(sections: readonly ParsedSection[], folder: string): Promise<Map<string, VFile>> {
  const files = new Map<string, VFile>();
  const inside = (await realpath(folder)) + sep;
  for (const { file, facts } of sections) {
    for (const { data: url, position } of facts.charts) {
      if (url === "" || files.has(url)) continue;
      const read = await readOne(url, folder, inside);
      if (typeof read === "string") complain(file, "missing-data", { url, why: read }, position);
      else files.set(url, read);
    }
  }
  return files;
}

/** The file, or what is wrong with it. */
async function readOne(url: string, folder: string, inside: string): Promise<VFile | string> {
  if (extname(url).toLowerCase() !== ".csv") return "its kind is not .csv";
  const path = await realpath(resolve(folder, url)).catch(() => undefined);
  if (path === undefined) return "there is no such file";
  if (!path.startsWith(inside)) return "it lies outside the manuscript's folder";
  if ((await stat(path)).size > maxBytes) return "it is larger than 1 MB";
  const bytes = await readFile(path);
  try {
    const value = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const shown = relative(process.cwd(), path);
    return new VFile({ path: shown.startsWith("..") ? path : shown, value });
  } catch {
    return "it is not UTF-8";
  }
}
