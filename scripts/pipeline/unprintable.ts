/** Tells what in a manuscript the browser fails at, when pages are made of it. */
import { join } from "node:path";
import { VFile } from "vfile";
import { nameFile } from "../manuscript/files/file-name.ts";
import { complain } from "../messages/complain.ts";
import { complainOfStall, StalledUnit } from "../pages/stalled-unit.ts";
import { UnreadablePictures } from "../pages/unreadable-pictures.ts";
import { UnusableTypeface } from "../pages/unusable-typeface.ts";
import { picturesNamedIn, type ReadBook } from "./read.ts";
import { Stopped, stopAtErrors } from "./stopped.ts";

/**
 * Tells what in the manuscript the browser failed at; for `catch`.
 * @throws {Stopped} then; else the error itself
 */
export function stopAtUnprintable(
  error: unknown,
  { report, pictures, files }: Pick<ReadBook, "report" | "pictures" | "files">,
): never {
  if (error instanceof StalledUnit) {
    complainOfStall(error, report.sections);
    throw new Stopped(files);
  }
  if (error instanceof UnusableTypeface) {
    complainOfTypeface(error, report, files);
    throw new Stopped(files);
  }
  if (!(error instanceof UnreadablePictures)) {
    complainOfSheets(error, report, files);
    throw error;
  }
  complainOfPictures(
    { report, pictures },
    error.urls,
    "the browser can't decode it: save it anew with another program",
  );
  stopAtErrors(files);
  throw error;
}

/** Complains of a typeface in the settings of the theme. */
function complainOfTypeface({ family }: UnusableTypeface, { folder, theme }: ReadBook["report"], files: VFile[]): void {
  const { others, name } = theme;
  const [role = "text"] = Array.from(others).find(([, typeface]) => typeface.family === family) ?? [];
  const file = new VFile(nameFile(join(folder, name, "theme.yaml"), folder));
  complain(file, "bad-setting", {
    setting: `typefaces.${role}`,
    found: `damaged typeface ${family}, which the browser does not take,`,
    expected: "its files anew from where they came from",
  });
  files.push(file);
}

/** Names of errors that are nobody's but a program's. */
const unforeseen = new Set(["Error", "TypeError", "RangeError"]);

/**
 * Complains of stylesheets of the report's own, where it has some and the pages fail: no program foresees all that
 * rules can do to a page. @throws {Stopped} then
 */
function complainOfSheets(error: unknown, { folder, theme }: ReadBook["report"], files: VFile[]): void {
  const sheet = [...theme.ownFiles.keys()].findLast((path) => path.endsWith(".css"));
  if (sheet === undefined || !(error instanceof Error) || !unforeseen.has(error.name)) return;
  const [why = ""] = error.message.split("\n");
  const file = new VFile(nameFile(sheet, folder));
  complain(file, "theme-style", {
    found: `rules under which no pages could be made (${why})`,
    expected:
      "rules under which text is seen where it stands: take out what was changed last, here or in a sheet before",
  });
  files.push(file);
  throw new Stopped(files);
}

/** Complains of the pictures. @param urls - as the browser gets them */
export function complainOfPictures(
  { report, pictures }: Pick<ReadBook, "report" | "pictures">,
  urls: readonly string[],
  why: string,
): void {
  for (const { file, facts } of picturesNamedIn(report)) {
    for (const { url, from = url, position } of facts.pictures) {
      if (urls.includes(pictures.get(from)?.url ?? "")) complain(file, "bad-picture", { url, why }, position);
    }
  }
}

/** Makes errors of warnings that a picture is missing: its frame is for drafts, not for a printer. */
export function refuseMissingPictures(files: readonly VFile[]): void {
  for (const { messages } of files) {
    for (const message of messages) if (message.ruleId === "missing-picture") message.fatal = true;
  }
}
