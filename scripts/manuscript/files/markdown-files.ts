/** Lists the Markdown files of a folder, which are the sections where the settings name none. */
import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, normalize } from "node:path";
import { readInside } from "./read-inside.ts";
import { maxFileBytes } from "./text-limits.ts";

/**
 * Returns whether a file with this name is a section where the settings name none. Hidden ones are not: Macs put `._a.md`
 * beside files on foreign disks, and Emacs a link `.#a.md` that leads nowhere while there is something to save.
 */
export function isSectionName(name: string): boolean {
  return /^[^.].*\.(md|markdown)$/is.test(name) && !/^readme\./i.test(name);
}

/** Lists the folder's Markdown files in the order of their names. @throws {Error} where the folder can't be read */
export async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isSectionName);
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/**
 * Returns about how much text a manuscript has, in bytes, without reading it: the sizes of the Markdown files in the
 * folder, or that of the file. 0 where it can't be told.
 */
export async function bytesOfTexts(path: string): Promise<number> {
  const names = await markdownFilesIn(path).catch(() => undefined);
  const files = names ? names.map((name) => join(path, name)) : [path];
  return files.reduce((sum, file) => sum + bytesOf(file), 0);
}

/** Returns a file's size. Synchronous, since a promise for each file takes longer than what it asks for. */
function bytesOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/**
 * Lists the folder's sections where the settings name none: those in `SUMMARY.md`, in its order, where that is a table
 * of contents as in mdBook, or else all Markdown files of the folder. @throws {Error} where the folder can't be read
 */
export async function sectionFilesIn(folder: string): Promise<string[]> {
  const names = await markdownFilesIn(folder);
  if (!names.includes("SUMMARY.md")) return names;
  const read = await readInside("SUMMARY.md", folder, maxFileBytes);
  return "why" in read ? names : (orderIn(read.bytes.toString("utf8")) ?? names);
}

/**
 * Returns the files that a table of contents links to; undefined where the text has words of its own, or names fewer
 * than two files.
 */
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
