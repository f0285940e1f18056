/** Reads directives of MyST, ```` ```{figure} a.png ```` and `:::{figure} a.png`, as the project's own nodes. */
import type { Code, Nodes, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { sourceTextOf, writtenLine, type SourceText } from "../../web-export/source-text.ts";
import { isAdmonition } from "../containers/admonition.ts";
import { mystForms, type MystDirective } from "./myst-forms.ts";
import type { ParsePart, Syntax } from "../syntax.ts";

export const mystDirective: Syntax = { read: readDirectives };

function readDirectives(tree: Root, file: VFile, parsePart: ParsePart): void {
  if (!/(?:(?<!`)`{3,}|(?<!~)~{3,}|(?<!:):{3,})[ \t]*\{[\w:.-]+\}/.test(String(file))) return;
  const source = sourceTextOf(file);
  // The nodes made from a directive replace it, and may be of the same type.
  const made = new Set<Nodes>();
  walk(tree);

  function walk(parent: Nodes): void {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      const isOpen = (node.type === "code" || node.type === "containerDirective") && !made.has(node);
      const found = isOpen ? readOne(node, source, parsePart) : undefined;
      if (found) {
        const read = convert(found, file);
        for (const one of read) if (one.position === found.node.position) made.add(one);
        children.splice(index--, 1, ...read);
      } else walk(node);
    }
  }
}

/** Returns whether a directive is read later: notes (admonition.ts) and formulas (formula.ts). */
function isReadElsewhere(name: string): boolean {
  return name === "math" || isAdmonition(name);
}

function convert(found: MystDirective, file: VFile): Nodes[] {
  const form = mystForms.get(found.name);
  const read = form?.(found);
  if (read && found.name === "code-cell" && Object.keys(found.options).length > 0 && !file.data["toldOfCells"]) {
    file.data["toldOfCells"] = true;
    const says = "code; its options are left out, and so is what it gives when it runs";
    complain(file, "foreign-markup", { found: "{code-cell}", read: says }, found.node);
  }
  if (read?.length === 0) {
    const what = found.name === "raw" ? "what is meant for other outputs" : "what a report makes itself";
    complain(file, "foreign-markup", { found: `{${found.name}}`, read: `${what}; left out` }, found.node);
  }
  if (read) return read;
  const putsIn = /^(?:include|embed|literalinclude|raw-include)$/.test(found.name) && found.argument !== "";
  const expected = putsIn
    ? `the text of \`${found.argument}\` in this place, or that file in \`sections\``
    : "one of the report";
  const facts = { found: `directive \`{${found.name}}\` of another program`, expected };
  complain(file, "unusual-markup", { ...facts, read: "as the words in it" }, found.node);
  const title = found.argument === "" ? [] : found.title();
  const words: Nodes[] =
    title.length > 0 ? [{ type: "paragraph", children: title, position: found.node.position! }] : [];
  return [...words, ...found.body()];
}

function readOne(node: Code | ContainerDirective, source: SourceText, parsePart: ParsePart): MystDirective | undefined {
  if (!node.position) return undefined;
  const { start, end } = node.position;
  const opening = writtenLine(source, start.line);
  const match = /^[^`~:]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{([A-Za-z][\w:.-]*)\}[ \t]*/.exec(opening);
  // Code without braces around its name has been read (code-chunk.ts).
  const isRead = node.type === "code" ? !node.lang?.startsWith("{") : node.name !== "";
  if (!match || isRead) return undefined;
  const name = match[1]!.toLowerCase().replace(/^.*:/, "");
  if (isReadElsewhere(name)) return undefined;
  const argument = opening.slice(match[0].length).trim();
  const indent = start.column - 1;
  const lines: number[] = [];
  for (let line = start.line + 1; line < end.line; line++) lines.push(line);
  const options = takeOptions(lines, source);
  const body = () =>
    node.type === "code"
      ? parsePart(lines, indent)
      : bodyOf(node, lines[0] ?? end.line, (from, to) => parsePart(rangeOf(from, to), indent));
  return {
    name,
    argument,
    options,
    text: lines.map((line) => writtenLine(source, line).slice(indent)).join("\n"),
    node,
    title: () => wordsOfFirst(parsePart([start.line], match[0].length)),
    body,
    part: (from, count, left) => parsePart(lines.slice(from, from + count), indent + left),
  };
}

/** Removes `:name: value`, or YAML between `---`, from the first lines, and returns the options. */
function takeOptions(lines: number[], source: SourceText): Record<string, string> {
  const options: Record<string, string> = {};
  const isYaml = lines.length > 0 && /^[ \t>]*---[ \t]*$/.test(writtenLine(source, lines[0]!));
  if (isYaml) lines.shift();
  for (;;) {
    const line = lines.length > 0 ? writtenLine(source, lines[0]!) : undefined;
    const match =
      line === undefined
        ? null
        : (isYaml ? /^[ \t>]*([\w-]+):[ \t]*(.*)$/s : /^[ \t>]*:([\w-]+):(?:[ \t]+(.*))?$/s).exec(line);
    if (!match) break;
    options[match[1]!] = (match[2] ?? "").trim().replace(/^(["'])((?:(?!\1).)*)\1$/s, "$2");
    lines.shift();
  }
  if (isYaml && lines.length > 0 && /^[ \t>]*---[ \t]*$/.test(writtenLine(source, lines[0]!))) lines.shift();
  while (lines.length > 0 && writtenLine(source, lines[0]!).trim() === "") lines.shift();
  return options;
}

/** Returns the blocks of a container behind its title and its options, which are in its first paragraph. */
function bodyOf({ children }: ContainerDirective, from: number, parse: (from: number, to: number) => Nodes[]): Nodes[] {
  return children.flatMap((child): Nodes[] => {
    if (child.type === "paragraph" && child.data?.directiveLabel) return [];
    const { start, end } = child.position ?? { start: { line: from }, end: { line: from } };
    if (end.line < from) return [];
    return start.line < from ? parse(from, end.line) : [child];
  });
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Returns the content of the first block, if it is a paragraph; else an empty array. */
export function wordsOfFirst([first]: readonly Nodes[]): PhrasingContent[] {
  return first?.type === "paragraph" ? first.children : [];
}
