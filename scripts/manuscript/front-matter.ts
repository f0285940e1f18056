/** Finds the settings at the top of a Markdown file, and complains of a beginning without an end. */
import type { VFile } from "vfile";
import { complain } from "../messages/complain.ts";
import { yamlOfToml } from "./toml-as-yaml.ts";

/** YAML without its fences; `firstLine` is the file's line of its first line, `lastLine` that of the closing fence. */
export interface FrontMatter {
  yaml: string;
  firstLine: number;
  lastLine: number;
  /** Whether it is certainly another program's: no name in it is a slip of the pen. */
  isForeign?: true;
  /** Whether it stands first in the file, between `---` or `+++` lines. */
  isUsual?: true;
}

const eol = String.raw`(?:\r\n|\n|\r)`;
/** An empty line behind the first `---` makes it a rule. */
const plain = new RegExp(`^---[ \\t]*${eol}(?![ \\t]*[\\r\\n])(?:([\\s\\S]*?)${eol})??---[ \\t]*(?:[\\r\\n]|$)`);
/** YAML that Pandoc ends with `...`, and RFCs in Markdown with the name of what follows. */
const otherwiseEnded = new RegExp(
  `^()---[ \\t]*${eol}([\\w-]+[ \\t]*:(?:[\\s\\S]*?))${eol}(?:\\.\\.\\.[ \\t]*(?=[\\r\\n]|$)|(?=--- (?:abstract|middle|note_)))`,
);
/** YAML behind remarks or empty lines; its lines can be nothing else. */
const late = new RegExp(
  `^((?:\\s*<!--[\\s\\S]*?-->)*\\s*)---[ \\t]*${eol}([\\w-]+[ \\t]*:(?:[ \\t][^\\r\\n]*)?(?:${eol}(?:[\\w-]+[ \\t]*:(?:[ \\t][^\\r\\n]*)?|[ \\t]+[^\\r\\n]+|- [^\\r\\n]*|#[^\\r\\n]*|))*?)${eol}(?:---|\\.\\.\\.)[ \\t]*(?:[\\r\\n]|$)`,
);
const toml = new RegExp(`^\\+{3}[ \\t]*${eol}(?:([\\s\\S]*?)${eol})??\\+{3}[ \\t]*(?:[\\r\\n]|$)`);

/** Returns the front matter; the file stays as it is. TOML (Hugo, Zola) becomes YAML. */
export function frontMatterOf(file: VFile): FrontMatter | undefined {
  return frontMatterIn(String(file));
}

export function frontMatterIn(text: string): FrontMatter | undefined {
  const ended = text.startsWith("---") ? otherwiseEnded.exec(text) : undefined;
  const whole = plain.exec(text);
  if (whole && !(ended && ended[0].length < whole[0].length)) {
    const yaml = whole[1] ?? "";
    return { yaml, firstLine: 2, lastLine: whole[1] === undefined ? 2 : 2 + linesIn(yaml), isUsual: true };
  }
  const foreign = toml.exec(text)?.[1];
  if (foreign !== undefined) {
    const yaml = yamlOfToml(foreign);
    return typeof yaml === "string" ? { ...frontMatterFrom("", yaml), isForeign: true, isUsual: true } : undefined;
  }
  const match = ended ?? (/^\s*(?:---|<!--)/.test(text) ? late.exec(text) : null);
  if (!match) return undefined;
  const found = frontMatterFrom(match[1]!, match[2]!);
  // What names the next part belongs to it.
  return ended && !ended[0].trimEnd().endsWith("...")
    ? { ...found, lastLine: found.lastLine - 1, isForeign: true }
    : found;
}

function frontMatterFrom(before: string, yaml: string): FrontMatter {
  const firstLine = linesIn(before) + 1;
  return { yaml, firstLine, lastLine: firstLine + linesIn(yaml) };
}

function linesIn(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/**
 * Complains `bad-yaml` where settings stand behind `---` that would be printed as text, since no `---` ends them.
 *
 * @param names - of settings, by which they are known from a rule and text below it
 */
export function complainOfFrontMatter(file: VFile, names: readonly string[]): void {
  const foreign = toml.exec(String(file))?.[1];
  const read = foreign === undefined ? "" : yamlOfToml(foreign);
  if (typeof read !== "string") {
    const problem = `TOML that can't be read (${read.problem})`;
    complain(file, "bad-yaml", { problem }, { line: read.line + 1, column: 1 });
  }
  const start = /^(\s*)---[ \t]*(?:\r\n|\n|\r)([\w-]+)[ \t]*:(?=\s)/.exec(String(file));
  if (!start || !names.includes(start[2]!) || frontMatterOf(file)) return;
  const before = start[1]!.split(/\r\n|\n|\r/);
  const problem = "settings without an end, expected a line `---` below the last one";
  complain(file, "bad-yaml", { problem }, { line: before.length, column: before.at(-1)!.length + 1 });
}
