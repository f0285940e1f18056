/** Reads `{#id .class width=60%}` after a heading's text, a link or a picture into the node's data, and writes it back. */
import type { Heading, Html, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { sectionSchema } from "../../manuscript/settings/schema/settings-schema.ts";
import { complain } from "../../messages/complain.ts";
import { nearest } from "../../messages/nearest.ts";
import { eachNode } from "../each-node.ts";
import { complainOfCurlyQuotes, straightened } from "./curly-quotes.ts";
import type { Syntax } from "./syntax.ts";

/** Attributes that braces can give a node. They are in `data.hProperties`, where mdast-util-to-hast reads them. */
export interface Attributes {
  id?: string;
  className?: string[];
  /** Language of a heading. */
  lang?: string;
  /** Width of a picture, as it is written. */
  width?: string;
  /** Caption of a picture, and its alternative text, where both are given. */
  caption?: string;
  alt?: string;
  /** Credit of a picture. */
  credit?: string;
  /** Values that have no meaning here, as they are written. */
  others?: string[];
}

declare module "mdast" {
  interface Data {
    hProperties?: Attributes;
  }
}

export const attributes: Syntax = { read: readAttributes, write: writeAttributes };

/**
 * Reads `## Title {#sec-routes}`, `[text](address){.cut}`, `![alt](a.svg){#fig-a width=60%}`. Braces with any other
 * content stay text.
 */
function readAttributes(tree: Root, file: VFile): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "heading") readAtEnd(node, file);
    if ("children" in node) readBehindLinks(node, file);
  });
}

function readAtEnd(heading: Heading, file: VFile): void {
  const last = heading.children.at(-1);
  if (last?.type !== "text") return;
  const text = last.value.slice(0, lengthWithoutSpaces(last.value));
  const open = text.lastIndexOf("{");
  const written = text.slice(open + 1, -1);
  const inside = straightened(written);
  if (open === -1 || !text.endsWith("}") || inside.includes("}")) return;
  const attributes = parseAttributes(inside);
  const lang = languageAttributeIn(inside);
  // The braces belong to the last words, in brackets, whose language they give.
  if (!attributes || (lang !== undefined && text[open - 1] === "]")) return;
  if (inside !== written) complainOfCurlyQuotes(file, "a value of a heading", heading);
  complainOfValues(inside, heading, file);
  take(heading, lang === undefined ? attributes : { ...attributes, lang });
  last.value = text.slice(0, lengthWithoutSpaces(text, open));
  if (last.value === "") heading.children.pop();
}

const frontMatterNames = [
  "short-title",
  "first-note",
  "section-icon",
] as const satisfies readonly (keyof typeof sectionSchema.shape)[];

/** Complains of values behind a heading that belong in the file's front matter. */
function complainOfValues(inside: string, heading: Heading, file: VFile): void {
  for (const [written, name, value] of inside.matchAll(
    /(?<=^:?|[ \t])([\p{L}_][\p{L}\p{N}_:-]*)=("[^"]*"|'[^']*'|\S+)/gu,
  )) {
    const meant = nearest(name!, frontMatterNames);
    if (meant === undefined) continue;
    const expected = `\`${meant}: ${value}\` in the front matter of its file, between lines \`---\``;
    complain(
      file,
      "unusual-markup",
      { found: `\`${written}\` behind a heading`, expected, read: "without it" },
      heading,
    );
  }
}

/**
 * Returns the offset at which the spaces and tabs before `end` begin; a loop, since a regular expression takes quadratic
 * time for long runs of spaces.
 */
export function lengthWithoutSpaces(text: string, end = text.length): number {
  let length = end;
  while (text[length - 1] === " " || text[length - 1] === "\t") length--;
  return length;
}

function readBehindLinks({ children }: { children: Nodes[] }, file: VFile): void {
  for (const [index, node] of children.entries()) {
    const next = children[index + 1];
    if ((node.type !== "link" && node.type !== "image") || next?.type !== "text") continue;
    // In kramdown several may follow each other.
    for (;;) {
      const match = /^\{([^{}]*)\}/.exec(next.value);
      const inside = match && straightened(match[1]!);
      const attributes = inside !== null && (node.type === "image" ? parsePicture(inside) : parseLink(inside));
      if (!match || !attributes) break;
      if (inside !== match[1])
        complainOfCurlyQuotes(file, node.type === "image" ? "a value of a picture" : "a value of a link", node);
      take(node, attributes);
      next.value = next.value.slice(match[0].length);
    }
    if (next.value === "") children.splice(index + 1, 1);
  }
}

function take(node: Nodes, attributes: Attributes): void {
  const before = node.data?.hProperties;
  const className = [...(before?.className ?? []), ...(attributes.className ?? [])];
  const classes = className.length > 0 ? { className } : {};
  node.data = { ...node.data, hProperties: { ...before, ...attributes, ...classes } };
}

/** Matches a word in braces: `#id`, `.class`, `-`, `name=value` or `name="some words"`. */
const word =
  /[ \t]*(?:#(?<id>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*)|\.(?<name>[\p{L}_][\p{L}\p{N}_-]*)|(?<minus>-)|[\p{L}_][\p{L}\p{N}_:-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}=]+))(?=[ \t]|$)/uy;

/**
 * Reads `#id .class` of Pandoc and Quarto, whose `-` means `.unnumbered`, and the same with a colon before it, of
 * kramdown. Values with other names are ignored. Returns undefined for anything else.
 */
export function parseAttributes(inside: string): Attributes | undefined {
  const text = inside.replace(/^:/, "").trim();
  if (text === "") return undefined;
  const attributes: Attributes = {};
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const groups = word.exec(text)?.groups;
    if (!groups) return undefined;
    const className = groups.minus ? "unnumbered" : groups.name;
    if (groups.id) attributes.id = groups.id;
    if (className) (attributes.className ??= []).push(className);
  }
  return attributes;
}

/** Returns the language in braces, `lang=fr`; undefined for none. */
export function languageAttributeIn(inside: string): string | undefined {
  return /(?:^|[ \t])lang=["']?([A-Za-z]{2,3}(?:-[A-Za-z\d]+)*)["']?(?=[ \t]|$)/.exec(inside)?.[1];
}

/** Reads `#id .class`; `target="_blank"` of web sites is ignored. */
function parseLink(inside: string): Attributes | undefined {
  const others = inside.replaceAll(/(?<=^:?|[ \t])(?:target|rel)=(?:"[^"]*"|'[^']*'|[^\s"']+)(?=[ \t]|$)/g, "");
  return others !== inside && /^:?[ \t]*$/.test(others) ? {} : withoutValues(others);
}

/** Reads braces without values: a value behind a picture or a link may be meant to change how it is printed. */
function withoutValues(inside: string): Attributes | undefined {
  return inside.includes("=") ? undefined : parseAttributes(inside);
}

/** The attributes of pictures by their names in braces, also those of other programs. */
export const pictureNames: Readonly<Record<string, "width" | "caption" | "alt" | "credit">> = {
  width: "width",
  caption: "caption",
  "fig-cap": "caption",
  alt: "alt",
  "fig-alt": "alt",
  credit: "credit",
};

/** Reads `#id width=60% fig-alt="words"`; quoted values may contain spaces. */
function parsePicture(inside: string): Attributes | undefined {
  const values: Pick<Attributes, "width" | "caption" | "alt" | "credit" | "others"> = {};
  const bare = inside.replaceAll(
    /(?<=^:?|[ \t])([\p{L}_][\p{L}\p{N}_:-]*)=(?:"([^"]*)"|'([^']*)'|([^ \t"']+))(?=[ \t]|$)/gu,
    (written, name: string, double?: string, single?: string, plain?: string) => {
      const known = Object.hasOwn(pictureNames, name) ? pictureNames[name] : undefined;
      const value = double ?? single ?? plain ?? "";
      if (known) values[known] = value;
      else (values.others ??= []).push(written);
      return "";
    },
  );
  const attributes = Object.keys(values).length > 0 && /^:?[ \t]*$/.test(bare) ? {} : withoutValues(bare);
  return attributes && { ...attributes, ...values };
}

/** Puts `{#id .class}` back where `readAttributes` read it, as HTML nodes, which are written without escapes. */
function writeAttributes(root: Root): void {
  visit(root, (node, index, parent) => {
    const attributes = node.data?.hProperties;
    if (!attributes || !parent || index === undefined) return;
    if (Object.keys(attributes).length === 0) return;
    const written: Html = { type: "html", value: formatAttributes(attributes) };
    if (node.type === "heading") node.children.push({ type: "text", value: " " }, written);
    else if (node.type === "link" || node.type === "image") parent.children.splice(index + 1, 0, written);
  });
}

function formatAttributes({ id, className = [], lang, width, caption, alt, credit, others = [] }: Attributes): string {
  const words = [...(id === undefined ? [] : [`#${id}`]), ...className.map((name) => `.${name}`)];
  if (lang !== undefined) words.push(`lang=${lang}`);
  if (width !== undefined) words.push(`width=${/[ \t]/.test(width) ? `"${width}"` : width}`);
  if (caption !== undefined) words.push(`fig-cap="${caption}"`);
  if (alt !== undefined) words.push(`fig-alt="${alt}"`);
  if (credit !== undefined) words.push(`credit="${credit}"`);
  return `{${[...words, ...others].join(" ")}}`;
}

/** Returns the id that the author gave a node, in braces or in a directive's attributes; undefined for none. */
export function givenId(node: Nodes): string | undefined {
  return node.data?.hProperties?.id ?? ("attributes" in node ? (node.attributes?.id ?? undefined) : undefined);
}
