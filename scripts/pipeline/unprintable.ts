/** Tells what in a manuscript the browser fails at, when pages are made of it. */
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { complainOfStall, StalledUnit } from "../pages/stalled-unit.ts";
import { UnreadablePictures } from "../pages/unreadable-pictures.ts";
import { picturesIn, type ReadBook } from "./read.ts";
import { Stopped, stopAtErrors } from "./stopped.ts";

/** For `catch`: tells what in the manuscript the browser failed at. @throws {Stopped} then; else the error itself */
export function stopAtUnprintable(
  error: unknown,
  { report, pictures, files }: Pick<ReadBook, "report" | "pictures" | "files">,
): never {
  if (error instanceof StalledUnit) {
    complainOfStall(error, report.sections);
    throw new Stopped(files);
  }
  if (!(error instanceof UnreadablePictures)) throw error;
  complainOfPictures(
    { report, pictures },
    error.urls,
    "the browser can't decode it: save it anew with another program",
  );
  stopAtErrors(files);
  throw error;
}

/** Complains of the pictures. @param urls - as the browser gets them */
export function complainOfPictures(
  { report, pictures }: Pick<ReadBook, "report" | "pictures">,
  urls: readonly string[],
  why: string,
): void {
  for (const { file, facts } of picturesIn(report)) {
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
