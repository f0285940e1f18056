/** A command's arguments in, its checked options out, or what is wrong with them in a sentence. */
import { parseArgs } from "node:util";
import { nearest } from "../report/nearest.ts";
import { UsageError } from "./usage-error.ts";

/** What an option takes: nothing (`flag`), text, or a whole number of at least 1. */
export interface OptionForm {
  kind: "flag" | "text" | "count";
  /** Word for the value in the help, as PATH. */
  value?: string;
  help: string;
}

/** A command as its `--help` tells it. */
export interface CommandForm {
  /** `npm run build` */
  call: string;
  /** What it does, in a sentence or two. */
  purpose: string;
  /** Name in the help of the one argument without a dash, if it takes one. */
  argument?: { name: string; help: string };
  options: Record<string, OptionForm>;
  /** Further lines: examples, exit codes. */
  epilogue: string;
}

export interface Options {
  argument: string | undefined;
  flags: Set<string>;
  texts: Map<string, string>;
  counts: Map<string, number>;
}

/** Throws a UsageError that names what it did not understand, and what was probably meant. */
export function readOptions(form: CommandForm, args: readonly string[]): Options {
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
  const options: Options = { argument: undefined, flags: new Set(), texts: new Map(), counts: new Map() };
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
  options: Options,
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
  else if (/^[1-9]\d{0,5}$/.test(value)) options.counts.set(name, Number(value));
  else throw new UsageError(`Unexpected value ${value} of ${rawName}, expected a whole number from 1`);
}

export function helpText({ call, purpose, argument, options, epilogue }: CommandForm): string {
  const rows: [string, string][] = Object.entries({ ...options, help: helpOption }).map(([name, { value, help }]) => [
    `--${name}${value ? ` ${value}` : ""}`,
    help,
  ]);
  if (argument) rows.unshift([argument.name, argument.help]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    purpose,
    "",
    `  ${call} --${argument ? ` ${argument.name}` : ""} [options]`,
    "",
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
    "",
    epilogue.trim(),
    "",
  ].join("\n");
}
