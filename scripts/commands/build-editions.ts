/** Builds all language editions of a report, and says where they differ from it in structure. */
import { dirname, join, relative } from "node:path";
import { silent } from "../lib/progress.ts";
import { rootOf } from "../manuscript/files/file-name.ts";
import { findEdition, isSettingsFile } from "../manuscript/language-editions.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import { plural } from "../messages/plural.ts";
import type { PlainMessage } from "../messages/format-messages.ts";
import { hasErrors } from "../messages/has-errors.ts";
import { UsageError } from "../messages/usage-error.ts";
import { compareEditions } from "../proof/compare-editions.ts";
import { readingContext } from "../pipeline/build-context.ts";
import { readSource } from "../pipeline/read.ts";
import { build, type BuildOptions, type BuildResult } from "./build-report.ts";
import type { ExitCode } from "./command.ts";
import { messagesOf, refusedOutcome, type Outcome } from "./outcome.ts";
import type { Format } from "./report-options.ts";
import { writeIn, writeOutcome } from "./write-messages.ts";

export interface EditionsResult extends Outcome {
  /** Outcomes of each, the report itself first. */
  editions: ({ language: string } & BuildResult)[];
}

interface EditionToBuild {
  language: string;
  manuscript: string;
  /** The folder for what is made of it. */
  out: string;
  /** Stands before the names of its files, where they count from its folder, not from the report's. */
  prefix: string;
}

/**
 * Makes of the report what `build` makes, and of each edition that its setting `language-editions` names the same, in
 * a folder of `out` that is named as its language. Differences in structure are warnings.
 *
 * @throws {UsageError} where the settings name no edition, or `out` is no folder that can be written in
 * @throws {BrowserError} where there is no browser, or it can't be started
 */
export async function buildEditions(options: BuildOptions = {}): Promise<EditionsResult> {
  const { manuscript = usualManuscript(), out = "dist", progress = silent, strict = false } = options;
  progress.step("Comparing editions");
  const { source, files } = await readSource(manuscript, readingContext());
  if (!source) return { ...refusedOutcome(files), editions: [] };
  const { report } = source;
  const named = report.languageEditions ?? [];
  if (named.length === 0) {
    throw new UsageError(
      "Unexpected --editions for a report without editions, expected `language-editions: [fr]` in report.yaml, with a folder or settings file each",
    );
  }
  const found = await Promise.all(named.map((edition) => findEdition(edition, report.folder)));
  if (hasErrors(files)) return { ...refusedOutcome(files), editions: [] };
  const { differences, editions } = await compareAll(report, found as string[], { manuscript, out });
  if (strict && differences.length > 0) return { ...refusedOutcome([]), messages: differences, editions: [] };
  return buildAll(editions, differences, options);
}

/** Reads all editions; those that can't be read are told of when they are built. */
async function compareAll(
  report: ParsedReport,
  paths: readonly string[],
  { manuscript, out }: { manuscript: string; out: string },
): Promise<{ differences: PlainMessage[]; editions: EditionToBuild[] }> {
  const { language } = report.settings;
  const editions: EditionToBuild[] = [{ language, manuscript, out, prefix: "" }];
  const { folder } = report;
  const differences: PlainMessage[] = [];
  const taken = new Map<string, number>();
  for (const path of paths) {
    const { source } = await readSource(path, readingContext());
    const tag = source?.report.settings.language ?? "unread";
    const count = (taken.get(tag) ?? 0) + 1;
    taken.set(tag, count);
    const name = count === 1 ? tag.toLowerCase() : `${tag.toLowerCase()}-${count}`;
    const own = isSettingsFile(path) ? dirname(path) : path;
    const prefix = rootOf(folder) === "" ? "" : relative(folder, own);
    editions.push({ language: tag, manuscript: path, out: join(out, name), prefix });
    if (source) differences.push(...inFolder(prefix, messagesOf(compareEditions(report, source.report))));
  }
  return { differences, editions };
}

/** Returns messages with their files named from the report's folder. */
function inFolder(prefix: string, messages: readonly PlainMessage[]): PlainMessage[] {
  return messages.map((message) => ({ ...message, file: prefix === "" ? message.file : join(prefix, message.file) }));
}

async function buildAll(
  editions: readonly EditionToBuild[],
  differences: readonly PlainMessage[],
  options: BuildOptions,
): Promise<EditionsResult> {
  const built: EditionsResult["editions"] = [];
  // One after another: each takes all browsers.
  for (const { language, manuscript, out, prefix } of editions) {
    const result = await build({ ...options, manuscript, out });
    built.push({ language, ...result, messages: inFolder(prefix, result.messages) });
  }
  const count = plural(differences.length, "difference");
  return {
    ok: built.every(({ ok }) => ok),
    messages: onceEach([...built.flatMap((one) => one.messages), ...differences]),
    notices: [...new Set(built.flatMap(({ notices }) => notices))],
    outputs: built.flatMap(({ outputs }) => outputs),
    summary: [
      ...built.flatMap(({ language, ok, summary }) => (ok ? summary : [`${language}: not built, for its errors`])),
      `${plural(built.length - 1, "language edition")}, ${differences.length === 0 ? "alike in structure" : `${count} in structure`}`,
    ],
    editions: built,
  };
}

/** Leaves out messages that stand twice: editions may share a theme, pictures and data. */
function onceEach(messages: readonly PlainMessage[]): PlainMessage[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}

/** Builds all, and prints what came of it, for people or in a form for programs. */
export async function writeEditions(
  options: BuildOptions,
  format: Format | undefined,
  showsAll: boolean,
): Promise<ExitCode> {
  const result = await buildEditions(options);
  if (format === undefined) return writeOutcome(result, showsAll);
  const editions = result.editions.map(({ language, record }) => ({ language, ...record }));
  return writeIn(format, result, { editions, notices: result.notices });
}
