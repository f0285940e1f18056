/** Writes the files of a manuscript into a folder that is gone after the test, and gives what `check` says of it. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { prepareReport, type PreparedReport } from "./prepare-report.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";

export type Files = Record<string, string | Uint8Array>;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** Writes the files. @returns the folder's path */
export async function writeManuscript(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mistakes-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/**
 * Checks the files.
 *
 * @param path - from the folder, of what is checked: the folder itself, or one file
 * @returns messages as `file:line:column severity code text`, with paths from the folder
 */
export async function checkManuscript(
  files: Files,
  path = ".",
): Promise<{ says: string[]; prepared: PreparedReport | undefined; folder: string }> {
  const folder = await writeManuscript(files);
  const { prepared, files: read } = await prepareReport(join(folder, path));
  const says = toPlainMessages(read).map((message) => formatMessage(message).replaceAll(`${folder}/`, ""));
  return { says, prepared, folder };
}
