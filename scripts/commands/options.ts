/** Reads a command's arguments by the form of its options, or says in a sentence what is wrong with them. */
import { parseArgs } from "node:util";
import { callOf } from "../messages/call-of.ts";
import { nearest } from "../messages/nearest.ts";
import { UsageError } from "../messages/usage-error.ts";

/** An option's kind: without a value (`flag`), with text, or with a whole number of at least 1. */
export interface OptionForm {
  kind: "flag" | "text" | "count";
  /** The largest number that it takes. */
  most?: number;
  /** Word for the value in the help, as PATH. */
  value?: string;
  help: string;
}

/** A command as its `--help` tells it. */
export interface CommandForm {
  /** Its name, as `build`. */
  name: string;
  /** Its purpose in a sentence or two. */
  purpose: string;
  /** Name in the help of the one argument without a dash, if it takes one. */
  argument?: { name: string; help: string; isOptional?: boolean };
  options: Record<string, OptionForm>;
  /** Further lines: examples, exit codes. */
  epilogue: string;
}

export interface CommandOptions {
  argument: string | undefined;
  flags: Set<string>;
  texts: Map<string, string>;
  counts: Map<string, number>;
}

/**
 * Returns the options that were given.
 *
 * @throws {UsageError} which names what was not understood, and what was probably meant
 */
export function readOptions(form: CommandForm, args: readonly string[]): CommandOptions {
  const known = { ...form.options, help: helpOption };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { kind }]) => [
        name,
        { type: kind === "flag" ? "boolean" : "string" } as const,
      ]),
    ),
  });
  const options: CommandOptions = { argument: undefined, flags: new Set(), texts: new Map(), counts: new Map() };
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (!form.argument || options.argument !== undefined) throw new UsageError(`Unexpected argument ${token.value}`);
      options.argument = token.value;
    } else if (token.kind === "option") {
      readOption(token.name, token.value, token.rawName, known, options);
    }
  }
  return options;
}

const helpOption: OptionForm = { kind: "flag", help: "This text." };

function readOption(
  name: string,
  value: string | undefined,
  rawName: string,
  known: Record<string, OptionForm>,
  options: CommandOptions,
): void {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!option) {
    const near = nearest(name, Object.keys(known));
    throw new UsageError(`Unexpected option ${rawName}, expected ${near ? `--${near}` : "one that --help lists"}`);
  }
  if (option.kind === "flag") {
    if (value !== undefined) throw new UsageError(`Unexpected value ${value} of ${rawName}, expected none`);
    options.flags.add(name);
    return;
  }
  if (value === undefined || value === "" || value.startsWith("--")) {
    throw new UsageError(`Unexpected end after ${rawName}, expected ${option.value ?? "a value"}`);
  }
  if (option.kind === "text") options.texts.set(name, value);
  else options.counts.set(name, readCount(value, rawName, option.most));
}

function readCount(value: string, rawName: string, most = 999_999): number {
  if (/^[1-9]\d{0,5}$/.test(value) && Number(value) <= most) return Number(value);
  throw new UsageError(`Unexpected value ${value} of ${rawName}, expected a whole number from 1 to ${most}`);
}

export function helpText({ name, purpose, argument, options, epilogue }: CommandForm): string {
  const rows: [string, string][] = Object.entries({ ...options, help: helpOption }).map(([name, { value, help }]) => [
    `--${name}${value ? ` ${value}` : ""}`,
    help,
  ]);
  if (argument) rows.unshift([argument.name, argument.help]);
  const written = argument?.isOptional ? `[${argument.name}]` : argument?.name;
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    purpose,
    "",
    `  ${callOf(name, [written, "[options]"].filter(Boolean).join(" "))}`,
    "",
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
    "",
    epilogue.trim(),
    "",
  ].join("\n");
}
