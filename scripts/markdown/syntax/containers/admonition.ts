/** Reads notes of other programs as `:::note`: `> [!NOTE]`, `!!! note`, `=== "Tab"`, `::: {.callout-tip}`, ```` ```{note} ````. */
import type { Blockquote, BlockContent, Code, Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import type { NoteKind } from "../../../languages/language-facts.ts";
import { complain } from "../../../messages/complain.ts";
import { directives } from "../../directives/directives.ts";
import { noteKinds } from "../../directives/note.ts";
import { sourceTextOf, writtenLine, type SourceText } from "../../web-export/source-text.ts";
import type { ParsePart, Syntax } from "../syntax.ts";

/** Kinds of notes by their names in other programs. */
const alike: ReadonlyMap<string, NoteKind> = new Map([
  ...noteKinds.map((kind) => [kind, kind] as const),
  ..."info abstract summary tldr quote seealso example question help faq todo"
    .split(" ")
    .map((name) => [name, "note"] as const),
  ..."hint success check done".split(" ").map((name) => [name, "tip"] as const),
  ..."attention danger error failure fail bug".split(" ").map((name) => [name, "warning"] as const),
]);

/** Returns the kind of a note with this name, which may also be an HTML class; undefined for other names. */
export function noteKindOf(name: string): NoteKind | undefined {
  return alike.get(name.toLowerCase());
}

/** Returns whether other programs have notes of this name. */
export function isAdmonition(name: string): boolean {
  return name === "admonition" || alike.has(name.toLowerCase());
}

export const admonition: Syntax = { read: readAdmonitions };

function readAdmonitions(tree: Root, file: VFile, parsePart: ParsePart): void {
  let known: SourceText | undefined;
  const source = () => (known ??= sourceTextOf(file));
  const dropped = new Set<string>();
  let first: Nodes | undefined;
  const drop = (node: Nodes, names: readonly string[]) => {
    for (const name of names) dropped.add(name);
    if (names.length > 0) first ??= node;
  };
  walk(tree);
  if (first) complain(file, "dropped-attribute", { what: [...dropped].map((name) => `\`${name}\``).join(", ") }, first);

  function walk(parent: Nodes): void {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const node = children[index]!;
      const next = children[index + 1];
      if (node.type === "blockquote") children[index] = fromQuotation(node) ?? node;
      else if (node.type === "containerDirective") {
        const read = fromContainer(node, drop);
        children.splice(index, 1, ...read);
        // Nodes that it contained are visited too.
        if (!read.some(({ type, position }) => type === "containerDirective" && position === node.position)) {
          index--;
          continue;
        }
      } else if (node.type === "code") children[index] = fromCode(node, source, parsePart) ?? node;
      else if (node.type === "paragraph" && isMarked(node)) {
        const body = next?.type === "code" && !next.lang ? next : undefined;
        children.splice(index, body ? 2 : 1, ...fromIndented(node, body, source(), parsePart));
      }
      if (children[index]) walk(children[index]!);
    }
  }
}

/** Reads `> [!NOTE]`, `> [!tip] Title` (GitHub, Obsidian). */
function fromQuotation(quotation: Blockquote): ContainerDirective | undefined {
  const [first, ...others] = quotation.children;
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  if (first?.type !== "paragraph" || text?.type !== "text") return undefined;
  const match = /^\[!(\p{L}+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/u.exec(text.value);
  const kind = match && alike.get(match[1]!.toLowerCase());
  if (!kind) return undefined;
  const rest = text.value.slice(match[0].length);
  const words = [...(rest === "" ? [] : [{ ...text, value: rest }]), ...first.children.slice(1)];
  if (words[0]?.type === "break") words.shift();
  const body: BlockContent[] = words.length > 0 ? [{ ...first, children: words }] : [];
  return noteOf(kind, quotation, match[2]!, [...body, ...(others as BlockContent[])]);
}

/**
 * Reads `:::warning[Title]`, `::: {.callout-note title="x"}`, `:::{tip}`; a container with only unknown classes is
 * replaced by its content.
 */
function fromContainer(node: ContainerDirective, drop: (node: Nodes, names: readonly string[]) => void): Nodes[] {
  const { attributes, children } = node;
  const { class: classes, title, ...others } = attributes ?? {};
  const names = node.name ? [node.name] : [...(classes ?? "").split(" "), ...Object.keys(others)];
  // `{note}` is MyST's directive.
  const isOwn = (name: string) => names.includes(name) && (name !== "note" || names.includes("kind"));
  const own = node.name ? undefined : directives.find(({ name }) => isOwn(name));
  if (own) {
    const left = Object.entries({ ...attributes }).filter(([name]) => name !== own.name && name !== "class");
    return [{ ...node, name: own.name, attributes: Object.fromEntries(left) }];
  }
  const kind = names
    .map((name) => alike.get(name.replace(/^(?:callout|admonition|alert)-/, "").toLowerCase()))
    .find(Boolean);
  if (kind && node.name !== "note") return [noteOf(kind, node, title ?? "", children as BlockContent[], others.id)];
  if (node.name) return [node];
  const { id, ...given } = others;
  drop(node, [
    ...(classes ?? "").split(/\s+/).flatMap((name) => (name === "" ? [] : [`.${name}`])),
    ...Object.keys(given),
  ]);
  const place = node.position ? { position: node.position } : {};
  return id ? [{ type: "html", value: `<a id="${id}"></a>`, ...place }, ...children] : children;
}

/** Reads ```` ```{note} Title ```` (MyST), also with options such as `:class:` below it, and notes of mdBook. */
function fromCode(node: Code, source: () => SourceText, parsePart: ParsePart): ContainerDirective | undefined {
  if (!node.position) return undefined;
  const { kind, title } = admonishIn(node) ?? mystNoteIn(node);
  if (!kind) return undefined;
  const { start, end } = node.position;
  const lines: number[] = [];
  for (let line = start.line + 1; line < end.line; line++) lines.push(line);
  while (lines.length > 0 && /^[ \t>]*:[\w-]+:/.test(writtenLine(source(), lines[0]!))) lines.shift();
  return noteOf(kind, node, title, parsePart(lines, start.column - 1) as BlockContent[]);
}

interface NoteWords {
  kind?: NoteKind | undefined;
  title: string;
}

function mystNoteIn({ lang, meta }: Code): NoteWords {
  const name = /^\{(\w+)\}$/.exec(lang ?? "")?.[1] ?? "";
  return { kind: name === "admonition" ? "note" : alike.get(name.toLowerCase()), title: meta ?? "" };
}

/** Reads ```` ```admonish warning title="Title" ```` (mdBook). */
function admonishIn({ lang, meta }: Code): NoteWords | undefined {
  const [name, ...others] = [lang, meta]
    .filter(Boolean)
    .join(" ")
    .split(/[ ,\t]+/);
  if (name !== "admonish") return undefined;
  const [, , title = ""] = /(?:^|[\s,])(?:title[ \t]*=[ \t]*)?(["'])(.*?)\1/.exec(meta ?? "") ?? [];
  return { kind: alike.get(others[0]?.toLowerCase() ?? "") ?? "note", title };
}

const marked = /^(?:!!!|\?\?\?\+?) ?(\p{L}+)/u;
const tab = /^===[+!]* ?(?=["'])/;

function isMarked({ children: [first] }: Paragraph): boolean {
  return first?.type === "text" && kindIn(first.value) !== undefined;
}

/** Returns the kind of a note by its first line; a tab is a plain note. */
function kindIn(text: string): NoteKind | undefined {
  return tab.test(text) ? "note" : alike.get(marked.exec(text)?.[1]?.toLowerCase() ?? "");
}

/** Reads `!!! note "Title"` and `=== "Tab"` with the text indented below (Python-Markdown, MkDocs). */
function fromIndented(paragraph: Paragraph, body: Code | undefined, source: SourceText, parsePart: ParsePart): Nodes[] {
  const { start, end } = paragraph.position!;
  const first = paragraph.children[0]!;
  const kind = kindIn(first.type === "text" ? first.value : "")!;
  const last = body?.position?.end.line ?? end.line;
  const lines = Array.from({ length: last - start.line }, (_, index) => start.line + 1 + index);
  const indent = start.column - 1 + 4;
  const isWithin = (line: number) => {
    const written = writtenLine(source, line);
    return written.slice(0, indent).replace(/^[ \t>]*/, "") === "";
  };
  const split = lines.findIndex((line) => !isWithin(line));
  const inner = split === -1 ? lines : lines.slice(0, split);
  const behind = split === -1 ? [] : lines.slice(split);
  const title = titleIn(writtenLine(source, start.line), start.line, parsePart);
  const note = noteOf(kind, paragraph, title, parsePart(inner, indent) as BlockContent[]);
  return [note, ...parsePart(behind, start.column - 1)];
}

/** Returns the title behind the kind, with or without quotation marks. */
function titleIn(line: string, number: number, parsePart: ParsePart): PhrasingContent[] {
  const before = /^[ \t>]*(?:(?:!!!|\?\?\?\+?) ?\p{L}+(?:[^"]*")?|===[+!]* ?["'])[ \t]*/u.exec(line)?.[0] ?? line;
  const [paragraph] = before.length < line.length ? parsePart([number], before.length) : [];
  const words = paragraph?.type === "paragraph" ? paragraph.children : [];
  const last = words.at(-1);
  if (/["']/.test(before) && last?.type === "text") last.value = last.value.replace(/["'][ \t]*$/, "");
  return words;
}

function noteOf(
  kind: NoteKind,
  { position }: Nodes,
  title: string | PhrasingContent[],
  children: BlockContent[],
  id?: string | null,
): ContainerDirective {
  const plain: PhrasingContent[] = typeof title === "string" ? [{ type: "text", value: title.trim() }] : title;
  const words = plain.filter((word) => word.type !== "text" || word.value !== "");
  const label: Paragraph[] =
    words.length > 0
      ? [{ type: "paragraph", data: { directiveLabel: true }, children: words, ...(position ? { position } : {}) }]
      : [];
  return {
    type: "containerDirective",
    name: "note",
    attributes: { ...(id ? { id } : {}), kind },
    children: [...label, ...children],
    ...(position ? { position } : {}),
  };
}
