/** Declares the options that commands which read or make a report have in common, as their help tells them. */
import { existsSync } from "node:fs";
import { silent } from "../lib/progress.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { callOf } from "../messages/call-of.ts";
import { UsageError } from "../messages/usage-error.ts";
import type { OptionForm, CommandOptions } from "./options.ts";
import type { MakeOptions } from "./outcome.ts";
import { makeProgress } from "./progress.ts";

export const manuscriptArgument = {
  name: "PATH",
  help: "Folder with report.yaml, or one Markdown file. Default: this folder, or manuscript in it",
  isOptional: true,
};

export const manuscriptOption: OptionForm = {
  kind: "text",
  value: "PATH",
  help: "The same.",
};

export const outOption: OptionForm = {
  kind: "text",
  value: "DIR",
  help: "Folder for what is made. Default: dist",
};

export const jobsOption: OptionForm = {
  kind: "count",
  most: 64,
  value: "N",
  help: "Browsers that work side by side. Default: by the machine's cores",
};

export const strictOption: OptionForm = {
  kind: "flag",
  help: "Warnings count as errors: nothing is written.",
};

export const allOption: OptionForm = {
  kind: "flag",
  help: "Each message is shown, however many there are of its kind.",
};

export const jsonOption: OptionForm = {
  kind: "flag",
  help: "What was made and all messages as JSON on standard output.",
};

export const formatOption: OptionForm = {
  kind: "text",
  value: "NAME",
  help: "Messages on standard output, and nothing else there, as github, json or sarif.",
};

const formats = ["github", "json", "sarif"] as const;
export type Format = (typeof formats)[number];

/**
 * Returns the form for programs that the command line names; undefined where people read.
 *
 * @throws {UsageError} for one that there isn't, or two
 */
export function namedFormat({ flags, texts }: CommandOptions): Format | undefined {
  const named = texts.get("format");
  const json = flags.has("json") ? "json" : undefined;
  if (named === undefined) return json;
  const format = formats.find((name) => name === named);
  if (!format) throw new UsageError(`Unexpected value ${named} of --format, expected ${formats.join(", ")}`);
  if (json && format !== json)
    throw new UsageError(`Unexpected --json beside --format ${format}, expected one of them`);
  return format;
}

/** Returns what the command line says of these options; where programs read, no progress is shown. */
export function readMakeOptions(options: CommandOptions): MakeOptions {
  const { texts, counts } = options;
  return {
    manuscript: namedManuscript(options),
    out: texts.get("out"),
    jobs: counts.get("jobs"),
    progress: namedFormat(options) === undefined ? makeProgress() : silent,
  };
}

/**
 * Returns the manuscript that the command line names, or the usual one.
 *
 * @throws {UsageError} where it names two, or none and there is no usual one
 */
export function namedManuscript({ argument, texts }: CommandOptions): string {
  const option = texts.get("manuscript");
  if (argument !== undefined && option !== undefined) {
    throw new UsageError(`Unexpected --manuscript ${option} beside ${argument}, expected one of them`);
  }
  const named = argument ?? option;
  if (named !== undefined) return named;
  const usual = usualManuscript();
  if (existsSync(usual)) return usual;
  throw new UsageError(
    `Unexpected folder without report.yaml, expected that of a report, or its PATH; \`${callOf("new", "my-report")}\` makes one`,
  );
}
