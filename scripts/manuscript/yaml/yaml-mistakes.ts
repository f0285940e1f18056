/** Finds, in YAML that its parser refuses, what people are likely to have meant, line by line. */
import { shorten } from "../../messages/shorten.ts";

/** A mistake, in an editor's words, and its offset in the text. */
export interface YamlMistake {
  problem: string;
  offset: number;
}

/** A line with a setting or a list item. */
interface YamlLine {
  /** Offset of its first character. */
  start: number;
  indent: string;
  /** Whether it is an item, `- …`. */
  isItem: boolean;
  key: string | undefined;
  /** Text behind the colon or dash, without a comment, and its offset. */
  value: string;
  valueAt: number;
  keyAt: number;
}

const settingLine =
  /^(?<indent>[^\S\n]*)(?<dash>(?:- +)*)(?:(?<key>[^\s:#"'[\]{}&*!|>@`,-][^:#"'[\]{}]*?)(?<colon>:(?:[ \t]+|$)))?(?<value>.*)$/su;

/**
 * Returns mistakes that the parser reads without a word, but otherwise than they are meant: a blank of another kind
 * before a name becomes part of it, and `-b.md` without a blank a part of the item above.
 */
export function silentMistakes(yaml: string): YamlMistake[] {
  if (!/^[ \t]*[^\S \t\n\r]|^[ \t]*-[^\s-]/mu.test(yaml)) return [];
  const lines = linesOf(yaml);
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const mark = line.key === undefined ? undefined : findIndentMarks(line, before, lines);
    const isGlued = before?.isItem && before.value !== "" && line.value.startsWith("-");
    return mark ?? (isGlued ? findNames(line, before, lines) : undefined) ?? [];
  });
}

/** Returns mistakes of common kinds; empty where only the parser's own message is left. */
export function yamlMistakes(yaml: string): YamlMistake[] {
  const lines = linesOf(yaml);
  for (const find of [findIndentMarks, findValues, findIndents, findNames]) {
    const mistakes = lines.flatMap((line, index) => find(line, lines[index - 1], lines) ?? []);
    if (mistakes.length > 0) return mistakes;
  }
  return [];
}

/** Returns the lines outside comments and block texts (`|`, `>`). */
function linesOf(yaml: string): YamlLine[] {
  const lines: YamlLine[] = [];
  let start = 0;
  let foldedIndent: number | undefined;
  for (const written of yaml.split("\n")) {
    const match = settingLine.exec(written.trimEnd());
    const at = start;
    start += written.length + 1;
    if (!match || /^\s*(?:#|$)|^(?:---|\.\.\.)/.test(written)) continue;
    const { indent = "", dash = "", key, colon = "", value = "" } = match.groups!;
    if (foldedIndent !== undefined && indent.length > foldedIndent) continue;
    foldedIndent = /^[|>][-+\d]*\s*(?:#.*)?$/.test(value) ? indent.length : undefined;
    const keyAt = at + indent.length + dash.length;
    lines.push({
      start: at,
      indent,
      isItem: dash !== "",
      key,
      value: value.replace(/(?:^|(?<!\s)\s+)#.*$/s, ""),
      valueAt: keyAt + (key?.length ?? 0) + colon.length,
      keyAt,
    });
  }
  return lines;
}

type Find = (line: YamlLine, before: YamlLine | undefined, all: readonly YamlLine[]) => YamlMistake | undefined;

const findIndentMarks: Find = ({ start, indent }) => {
  const other = /[^ ]/u.exec(indent);
  if (!other) return undefined;
  const name = other[0] === "\t" ? "a tab" : "a blank of another kind (U+" + hex(other[0]) + ")";
  return { problem: `${name} before a setting, expected two blanks for each level`, offset: start + other.index };
};

const findValues: Find = (line, _, all) => {
  const { value, valueAt, key, isItem } = line;
  if (value === "" || (key === undefined && !isItem)) return undefined;
  const at = (problem: string, index = 0): YamlMistake => ({ problem, offset: valueAt + index });
  const inQuotes = `\`${key === undefined ? "- " : `${shorten(key)}: `}${quotedText(value)}\``;
  const opening = value[0]!;
  if (opening === '"' || opening === "'") return findQuotes(value, inQuotes, at, hasEnd(line, all));
  if (opening === "[" || opening === "{") return findBrackets(value, inQuotes, at);
  if (
    /^(?:[@`%]|!(?!!))/.test(value) ||
    /^[>|](?![-+\d]*$)/.test(value) ||
    /^[*&](?:\s|[^\s]*[*\s])/.test(value) ||
    value.startsWith("- ")
  )
    return at(`a value that begins with \`${opening}\`, expected it in quotation marks: ${inQuotes}`);
  const colon = /:(?=\s|$)/.exec(value);
  return colon ? at(`a colon in a value, expected the value in quotation marks: ${inQuotes}`, colon.index) : undefined;
};

function findQuotes(
  value: string,
  inQuotes: string,
  at: (problem: string, index?: number) => YamlMistake,
  hasEndBelow: boolean,
): YamlMistake | undefined {
  const mark = value[0]!;
  const whole = mark === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/;
  const closed = whole.exec(value)?.[0];
  if (closed === undefined) {
    if (hasEndBelow) return undefined;
    return at(
      `a quotation mark that nothing closes, expected one at the end of the value too: \`${shorten(value)}${mark}\``,
    );
  }
  if (closed.length === value.length) return undefined;
  const isApostrophe = mark === "'" && value.endsWith("'") && /^\p{L}/u.test(value.slice(closed.length));
  return isApostrophe
    ? at(
        `an apostrophe between \`'\` and \`'\`, expected double quotation marks around: \`${quotedText(value.slice(1, -1))}\``,
        closed.length - 1,
      )
    : at(`quotation marks around a part of a value, expected them around the whole: ${inQuotes}`);
}

/** Returns whether a quotation mark that opens in a line can be closed in one below, before the next setting. */
function hasEnd({ start, value }: YamlLine, all: readonly YamlLine[]): boolean {
  const next = all[all.findIndex((line) => line.start === start) + 1];
  return next !== undefined && next.key === undefined && value.length > 1;
}

function findBrackets(
  value: string,
  inQuotes: string,
  at: (problem: string, index?: number) => YamlMistake,
): YamlMistake | undefined {
  if (value.startsWith("{{"))
    return at(`a place that a template fills, expected its words, or quotation marks: ${inQuotes}`);
  const [opening, closing] = value.startsWith("[") ? ["[", "]"] : ["{", "}"];
  const end = value.lastIndexOf(closing);
  if (end === -1)
    return at(
      `\`${opening}\` that nothing closes, expected \`${closing}\` at its end: \`${shorten(value)}${closing}\``,
    );
  return end < value.length - 1
    ? at(`a value that begins with \`${opening}\`, expected it in quotation marks: ${inQuotes}`)
    : undefined;
}

const findIndents: Find = ({ key, indent, keyAt, isItem, value }, before, all) => {
  if (key === undefined || isItem) return undefined;
  const [first, ...others] = all.filter((line) => line.key !== undefined);
  if (keyAt === first?.keyAt && indent !== "" && others.some((line) => line.indent === "")) {
    const problem = `\`${shorten(key)}\` indented further than what stands below it, expected it to begin at column 1`;
    return { problem, offset: keyAt };
  }
  if (!before?.key || (before === first && before.indent !== "" && indent === "")) return undefined;
  const opener = before.value === "";
  const name = shorten(key);
  if (indent.length > before.indent.length && !opener && !before.isItem) {
    const problem = `\`${name}\` indented further than the line above it, expected it to begin at column ${before.indent.length + 1}, as \`${shorten(before.key)}\` does`;
    return { problem, offset: keyAt };
  }
  if (indent.length >= before.indent.length || value === undefined) return undefined;
  const levels = levelsAbove(keyAt, all);
  if (levels.includes(indent.length)) return undefined;
  const columns = levels.map((level) => level + 1).join(" or ");
  return {
    problem: `\`${name}\` indented otherwise than the lines above it, expected it to begin at column ${columns}`,
    offset: keyAt,
  };
};

/** Returns the indentations of the settings around a line, the innermost last. */
function levelsAbove(keyAt: number, all: readonly YamlLine[]): number[] {
  const levels: number[] = [];
  for (const line of all) {
    if (line.keyAt >= keyAt) break;
    while (levels.length > 0 && levels.at(-1)! > line.indent.length) levels.pop();
    if (levels.at(-1) !== line.indent.length) levels.push(line.indent.length);
  }
  return levels;
}

const findNames: Find = ({ key, indent, value, keyAt, isItem }, before) => {
  if (key !== undefined || isItem) return undefined;
  const offset = keyAt;
  if (/^-[^\s-]/.test(value)) {
    return {
      problem: `an item of a list without a blank behind its dash, expected \`- ${shorten(value.slice(1))}\``,
      offset,
    };
  }
  if (before && indent.length > before.indent.length) return undefined;
  const name = /^(\p{L}[\p{L}\p{N}-]*):([^\S \t\n])\s*/u.exec(value);
  if (name) {
    const problem = `a blank of another kind (U+${hex(name[2]!)}) behind a colon, expected a usual one: \`${name[1]}: ${shorten(value.slice(name[0].length))}\``;
    return { problem, offset: offset + name[1]!.length + 1 };
  }
  const glued = /^([\p{L}][\p{L}\p{N}-]*)(?::|\s*=\s*)(?=\S)(?!\/\/)/u.exec(value);
  if (!glued) return undefined;
  const written = glued[0].trimEnd().endsWith(":")
    ? "a colon without a blank behind it"
    : "`=` between a setting and its value";
  return { problem: `${written}, expected \`${glued[1]}: ${shorten(value.slice(glued[0].length))}\``, offset };
};

/** Returns a value in quotation marks, of the kind that it doesn't contain. */
function quotedText(value: string): string {
  const text = shorten(value);
  if (!text.includes('"') && !text.includes("\\")) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

function hex(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
}
