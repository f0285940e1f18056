/** Lists the Markdown files of a folder, which are its sections where the settings name none. */
import { readdir, readFile } from "node:fs/promises";
import { join, normalize } from "node:path";

/** Returns whether a file of the folder is a section where the settings name none. */
export function isSectionName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name);
}

/** Lists the folder's Markdown files in the order of their names. @throws {Error} where the folder can't be read */
export async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isSectionName);
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/**
 * Lists the folder's sections where the settings name none: those that `SUMMARY.md` names, in its order, where it is a
 * table of contents as mdBook has it, else all Markdown files of the folder. @throws {Error} where it can't be read
 */
export async function sectionFilesIn(folder: string): Promise<string[]> {
  const names = await markdownFilesIn(folder);
  if (!names.includes("SUMMARY.md")) return names;
  return orderIn(await readFile(join(folder, "SUMMARY.md"), "utf8")) ?? names;
}

/** Returns the files of a table of contents; undefined where the text has words of its own, or names no two files. */
function orderIn(text: string): string[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const links = lines.map((line) => /^\s*(?:(?:[-*+]|\d+\.)\s+)?\[[^\n]*\]\(<?([^()<>\s]*)>?\)\s*$/.exec(line));
  const isOrder = lines.every((line, index) => links[index] || /^\s*(?:#{1,6}\s|-{3,}$|<!--.*-->$)/.test(line));
  const files = links.flatMap((link) => (/\.md$/i.test(link?.[1] ?? "") ? [normalize(decoded(link![1]!))] : []));
  return isOrder && files.length > 1 ? [...new Set(files)] : undefined;
}

function decoded(path: string): string {
  return path.replaceAll("%20", " ");
}
