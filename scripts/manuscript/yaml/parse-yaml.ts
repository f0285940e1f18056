/** Parses the YAML of settings, and complains of faults at their line and column. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  type Alias,
  type Document,
  type ErrorCode,
  type Node as YamlNode,
  type Pair,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import { complain } from "../../messages/complain.ts";
import { shorten } from "../../messages/shorten.ts";
import { silentMistakes, yamlMistakes } from "./yaml-mistakes.ts";

/** The longest YAML that is parsed, in characters: a hundred times the settings of a large report. */
const maxCharacters = 1024 * 1024;
/** How deep lists and settings may be nested, as the parser counts levels (several for one); settings need four. */
const maxNesting = 64;
/** The most settings and values, those that an alias repeats counted each time. */
const maxNodes = 10_000;

export interface ParsedYaml {
  document: Document;
  /** The YAML to which the offsets of nodes refer. */
  text: string;
  /** Returns the place in the file of an offset in the YAML. */
  pointAt: (offset: number) => Point;
}

/**
 * Parses YAML that can be converted to plain data: its aliases are known and few, no key is a list, and nothing is
 * nested too deeply.
 *
 * @param firstLine - line of `file` in which `yaml` begins: 1 for report.yaml, 2 in front matter
 * @param mayRepeat - whether a name may stand twice on the first level: of those, the last counts
 * @returns undefined after complaints `bad-yaml` or `too-large`
 */
export function parseYaml(
  yaml: string,
  file: VFile,
  firstLine: number,
  mayRepeat: (name: string) => boolean = () => false,
): ParsedYaml | undefined {
  const before = file.messages.length;
  const { text, pointAt } = placesIn(yaml, firstLine);
  const tooLarge = (what: string, limit: string, offset: number) =>
    void complain(file, "too-large", { what, limit }, pointAt(offset));

  if (text.length > maxCharacters) {
    const limit = `${maxCharacters.toLocaleString("en")}, as pictures, data and text have files of their own`;
    tooLarge(`settings of ${text.length.toLocaleString("en")} characters`, limit, 0);
    return undefined;
  }
  const deep = firstTooDeep(text);
  if (deep !== undefined) {
    tooLarge("settings within settings, deeper than any are", `${maxNesting} levels`, deep);
    return undefined;
  }
  // Repeated keys are found below, in linear time; the parser's own check takes quadratic time.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  const bad = (problem: string, offset: number) => void complain(file, "bad-yaml", { problem }, pointAt(offset));
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const mistakes = yamlMistakes(text);
    for (const { problem, offset } of mistakes) bad(problem, offset);
    // Later faults mostly follow from the first one.
    if (mistakes.length === 0) bad(wordingOf(fault, text), fault.pos[0]);
    return undefined;
  }
  for (const { problem, offset } of silentMistakes(text)) bad(problem, offset);

  const { contents } = document;
  if (contents !== null && !isMap(contents)) {
    if (!isEmpty(contents)) {
      const found = isCollection(contents) ? "a list" : isAlias(contents) ? "an alias" : "text";
      const [mistake] = found === "text" ? yamlMistakes(text) : [];
      const { problem, offset } = mistake ?? {
        problem: `${found} where settings are expected, as \`title: …\``,
        offset: startOfNode(contents) ?? 0,
      };
      bad(problem, offset);
    }
  } else {
    if (isMap(contents)) checkKeys(contents, bad, mayRepeat);
    checkNodes(contents, bad, (offset) => tooLarge("settings without end", maxNodes.toLocaleString("en"), offset));
  }
  return file.messages.length > before ? undefined : { document, text, pointAt };
}

/** Parses YAML that was parsed before, without complaints. */
export function parseAgain(yaml: string, firstLine: number): ParsedYaml {
  const { text, pointAt } = placesIn(yaml, firstLine);
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  return { document, text, pointAt };
}

/** Returns the offset of a node of the document. */
export function startOfNode(node: unknown): number | undefined {
  return (node as YamlNode | null | undefined)?.range?.[0];
}

/** Returns the name of a setting as it is in the plain data. */
export function nameOfKey(key: unknown): string {
  return isScalar<string | number | boolean | null>(key) ? String(key.value ?? "") : "";
}

/** Returns a setting by its name, or else one whose name differs only in capitals. */
export function pairNamed({ items }: YAMLMap, name: string): Pair | undefined {
  return (
    items.find(({ key }) => nameOfKey(key) === name) ?? items.find(({ key }) => nameOfKey(key).toLowerCase() === name)
  );
}

function placesIn(yaml: string, firstLine: number): { text: string; pointAt: ParsedYaml["pointAt"] } {
  // The parser doesn't know CR alone as a line end.
  const text = yaml.replaceAll(/\r(?!\n)/g, "\n");
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return {
    text,
    pointAt(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
    },
  };
}

const quoted = "expected quotation marks around the text";

/** Wordings of faults for editors, where the parser's would not say what to do. */
const wordings: Partial<Record<ErrorCode, (written: string) => string>> = {
  BAD_ALIAS: () => `\`&\` or \`*\` before what is no name of a value, ${quoted}`,
  BAD_SCALAR_START: (written) => `text that begins with \`${written[0]}\`, ${quoted}`,
  BLOCK_AS_IMPLICIT_KEY: () => `a second \`: \` in a line, ${quoted}`,
  BAD_DQ_ESCAPE: () => "a backslash in double quotation marks, expected `\\\\` for it, or single quotation marks",
  MISSING_CHAR: () => "something that is not closed, expected its quotation mark or bracket",
  BAD_INDENT: () => "a line indented otherwise than its neighbours, or a bracket that is not closed",
  MULTIPLE_DOCS: () => "a line `---` or `...` with more behind it, expected all settings before it",
  TAB_AS_INDENT: () => "a tab before a setting, expected two blanks for each level",
  TAG_RESOLVE_FAILED: (written) => tagProblem(written),
  UNEXPECTED_TOKEN: () => `more behind a value, ${quoted}, or a line of its own for what follows`,
  BAD_DIRECTIVE: (written) => `the line \`${written.slice(0, 40)}\`, expected settings only`,
};

function wordingOf({ code, message, pos }: YAMLError, text: string): string {
  return wordings[code]?.(text.slice(...pos)) ?? message.replaceAll(/\s+/g, " ").trim();
}

const standardTag = "tag:yaml.org,2002:";

/** Tags that change nothing of a plain value; any other would turn it into something else. */
const plainTags = new Set(["str", "int", "float", "bool", "null", "map", "seq"].map((tag) => `${standardTag}${tag}`));

function tagProblem(tag: string): string {
  return `the tag \`${tag.slice(0, 40)}\`, expected a value without a tag`;
}

/**
 * Returns the offset of the first list or setting that is nested too deeply. The parser of documents is recursive; this
 * one, of tokens, keeps a stack instead.
 */
function firstTooDeep(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) continue;
    if (parser.stack.length > maxNesting) return Math.max(0, parser.offset - lexeme.length);
  }
  return undefined;
}

function isEmpty(node: YamlNode): boolean {
  return isScalar(node) && node.value === null;
}

type ComplainOfYaml = (problem: string, offset: number) => void;

/** Complains of faulty keys and aliases, and where there are too many nodes. */
function checkNodes(contents: YamlNode | null, bad: ComplainOfYaml, tooMany: (offset: number) => void): void {
  const anchors = new Map<string, YamlNode>();
  const sizes = new Map<YamlNode, number>();
  const open = new Set<YamlNode>();
  const named = new Set<string>();
  let isFull = false;

  function sizeOf(node: unknown): number {
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (isAlias(node)) return sizeOfAlias(node);
    if (!isScalar(node) && !isCollection(node)) return 0;
    if (node.anchor) anchors.set(node.anchor, node);
    if (node.tag && !plainTags.has(node.tag))
      bad(tagProblem(node.tag.replace(standardTag, "!!")), startOfNode(node) ?? 0);
    if (isMap(node) && node !== contents) checkKeys(node, bad);
    open.add(node);
    const size = isCollection(node) ? node.items.reduce<number>((sum, item) => sum + sizeOf(item), 1) : 1;
    open.delete(node);
    sizes.set(node, size);
    if (size > maxNodes && !isFull) {
      isFull = true;
      tooMany(startOfNode(node) ?? 0);
    }
    return size;
  }

  function sizeOfAlias(alias: Alias): number {
    named.add(alias.source);
    const target = anchors.get(alias.source);
    const written = `the alias \`*${alias.source}\``;
    if (!target && anchors.size === 0) {
      bad(`text that begins with \`*\`, ${quoted}: \`"*${alias.source}"\``, startOfNode(alias) ?? 0);
    } else if (!target) {
      const mend = `expected \`&${alias.source}\` before a value further up, or quotation marks around text`;
      bad(`${written} of nothing, ${mend}`, startOfNode(alias) ?? 0);
    } else if (open.has(target)) {
      bad(`${written} inside what it stands for, expected it elsewhere`, startOfNode(alias) ?? 0);
    }
    return (target && sizes.get(target)) ?? 1;
  }

  sizeOf(contents);
  // Of `title: &Ports in Europe` YAML keeps "in Europe" alone.
  for (const [name, node] of anchors) {
    if (!isScalar(node) || named.has(name)) continue;
    const problem = `text that begins with \`&\`, ${quoted}: \`"&${name} ${shorten(String(node.source))}"\``;
    bad(problem, Math.max(0, (startOfNode(node) ?? 0) - name.length - 2));
  }
}

function checkKeys({ items }: YAMLMap, bad: ComplainOfYaml, mayRepeat: (name: string) => boolean = () => false): void {
  const names = new Set<string>();
  for (const { key, value } of items) {
    const offset = startOfNode(key) ?? startOfNode(value) ?? 0;
    const name = nameOfKey(key);
    if (!isScalar(key) && key !== null)
      bad("a name of a setting that is no text, expected one word before `:`", offset);
    else if (name === "__proto__") bad("the name `__proto__`, expected that of a setting", offset);
    else if (names.has(name) && !mayRepeat(name))
      bad(`the setting \`${name}\` a second time, expected it once`, offset);
    names.add(name);
  }
}
