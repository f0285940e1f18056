/** Finds the front matter of a Markdown file, and complains of one that is not closed. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { yamlOfToml } from "./toml-as-yaml.ts";

/**
 * The YAML without its fences. `firstLine` is the line of the file in which it begins, `lastLine` that of the closing
 * fence.
 */
export interface FrontMatter {
  yaml: string;
  firstLine: number;
  lastLine: number;
  /** Whether it certainly belongs to another program, so that unknown names are no typing errors. */
  isForeign?: true;
  /** Whether it is at the beginning of the file, between lines of `---` or `+++`. */
  isUsual?: true;
}

const eol = String.raw`(?:\r\n|\n|\r)`;
/** Matches the usual front matter. An empty line behind the first `---` would make that a thematic break. */
const plain = new RegExp(`^---[ \\t]*${eol}(?![ \\t]*[\\r\\n])(?:([\\s\\S]*?)${eol})??---[ \\t]*(?:[\\r\\n]|$)`);
/**
 * Matches YAML that ends with `...`, as in Pandoc, or with the name of the next part, as in RFCs written in Markdown.
 */
const otherwiseEnded = new RegExp(
  `^()---[ \\t]*${eol}([\\w-]+[ \\t]*:(?:[\\s\\S]*?))${eol}(?:\\.\\.\\.[ \\t]*(?=[\\r\\n]|$)|(?=--- (?:abstract|middle|note_)))`,
);
/** Matches YAML behind comments or empty lines, if its lines can be nothing but YAML. */
const late = new RegExp(
  `^((?:\\s*<!--(?:(?!-->)[\\s\\S])*-->)*\\s*)---[ \\t]*${eol}([\\w-]+[ \\t]*:(?:[ \\t][^\\r\\n]*)?(?:${eol}(?:[\\w-]+[ \\t]*:(?:[ \\t][^\\r\\n]*)?|[ \\t]+[^\\r\\n]+|- [^\\r\\n]*|#[^\\r\\n]*|))*?)${eol}(?:---|\\.\\.\\.)[ \\t]*(?:[\\r\\n]|$)`,
);
const toml = new RegExp(`^\\+{3}[ \\t]*${eol}(?:([\\s\\S]*?)${eol})??\\+{3}[ \\t]*(?:[\\r\\n]|$)`);

/** Returns the front matter, TOML (Hugo, Zola) converted to YAML. The file isn't changed. */
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
  // The line with the name of the next part is not part of the front matter.
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
 * Complains `bad-yaml` where settings follow a `---` that no other `---` closes, so that they would be printed as text.
 *
 * @param names - names of settings, which distinguish settings from text below a thematic break
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
