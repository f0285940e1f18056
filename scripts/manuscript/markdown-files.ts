/** Lists the Markdown files of a folder, which are its sections where the settings name none. */
import { readdir } from "node:fs/promises";

/** Returns whether a file of the folder is a section where the settings name none. */
export function isSectionName(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name);
}

/** Lists the folder's Markdown files in the order of their names. @throws {Error} where the folder can't be read */
export async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isSectionName);
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
