/** Reads a section's text as blocks of words, whatever the lines of its Markdown. */
import type { Nodes, Root, TableCell } from "mdast";
import { toString } from "mdast-util-to-string";
import { titleOfDirective } from "../markdown/directives/directive-nodes.ts";

/** The kind of a block, as lists of changes call it. */
export type BlockKind =
  | "heading"
  | "paragraph"
  | "list item"
  | "quotation"
  | "caption"
  | "chart"
  | "table"
  | "code"
  | "html"
  | "note"
  | "front matter"
  | "data"
  | "setting";

/** A word as it is compared. */
export interface Word {
  text: string;
  /** Formatting and link of the word: `strong`, `link https://…`; empty for plain text. */
  look: string;
  /** Whether it follows the word before without a space, as a callout does. */
  isGlued: boolean;
}

/** Words with a place in the Markdown; lines and columns from 1. */
export interface ComparedCell {
  words: Word[];
  line: number;
  column: number;
  endLine: number;
}

export interface TextBlock {
  kind: BlockKind;
  /** The rows of a table; for all else one row of one cell. */
  rows: ComparedCell[][];
  /** The text of the heading that the block stands under; of a heading, its own text. */
  heading: string;
  /** Identifier of the note, where the block is one. */
  note?: string;
}

/** Returns the blocks of a section in the order of the text. */
export function textBlocksOf(tree: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  let heading = "";
  const add = (kind: BlockKind, node: Nodes, words: Word[], note?: string) => {
    if (words.length === 0) return;
    const cell = { words, ...placeOf(node) };
    blocks.push({ kind, rows: [[cell]], heading, ...(note === undefined ? {} : { note }) });
  };
  const walk = (node: Nodes, kind: BlockKind): void => {
    switch (node.type) {
      case "heading":
        heading = toString(node);
        return add("heading", node, wordsOf(node));
      case "paragraph":
        return add(node.data?.directiveLabel ? "caption" : kind, node, wordsOf(node));
      case "table": {
        const rows = node.children.map((row) => row.children.map(cellOf));
        return void blocks.push({ kind: "table", rows, heading });
      }
      case "footnoteDefinition":
        return add("note", node, wordsOf(node), node.identifier);
      case "containerDirective": {
        // Otherwise changes of a box without a title, or of a chart's attributes, would not be seen.
        const attributes = Object.entries(node.attributes ?? {}).map(([key, value]) => `${key}=${value}`);
        if (attributes.length > 0 || !titleOfDirective(node))
          add("chart", node, plainWords([node.name, ...attributes]));
        return node.children.forEach((child) => walk(child, kind));
      }
      case "blockquote":
        return node.children.forEach((child) => walk(child, "quotation"));
      case "listItem":
        return node.children.forEach((child) => walk(child, "list item"));
      case "code":
      case "html":
        return add(node.type, node, plainWords(node.value.split(/\s+/)));
      case "yaml":
        return add("front matter", node, plainWords(node.value.split(/\s+/)));
      default:
        if ("children" in node) node.children.forEach((child) => walk(child, kind));
        else if ("value" in node) add(kind, node, plainWords(node.value.split(/\s+/)));
    }
  };
  walk(tree, "paragraph");
  return blocks;
}

/** Returns a key that two blocks share only if they have the same words with the same formatting. */
export function keyOfBlock({ kind, rows }: TextBlock): string {
  return `${kind}\n${rows.map(keyOfRow).join("\n")}`;
}

export function keyOfRow(row: readonly ComparedCell[]): string {
  return row.map(({ words }) => words.map(keyOfWord).join(" ")).join("\t");
}

export function keyOfWord({ text, look }: Word): string {
  return look === "" ? text : `${text}\0${look}`;
}

export function plainWords(texts: readonly string[]): Word[] {
  return texts.filter((text) => text !== "").map((text) => ({ text, look: "", isGlued: false }));
}

function cellOf(cell: TableCell): ComparedCell {
  return { words: wordsOf(cell), ...placeOf(cell) };
}

function placeOf({ position }: Nodes): Omit<ComparedCell, "words"> {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return { line, column, endLine: position?.end.line ?? line };
}

/** Returns the words of a node, separated by white space. A word may change its look within, as **bold**ly does. */
function wordsOf(node: Nodes): Word[] {
  const words: Word[] = [];
  let text = "";
  let looks: string[] = [];
  let spaced = true;
  const flush = () => {
    if (text !== "") words.push({ text, look: [...new Set(looks)].join(" + "), isGlued: !spaced });
    if (text !== "") spaced = false;
    text = "";
    looks = [];
  };
  const put = (value: string, look: string) => {
    for (const [index, part] of value.split(/\s+/).entries()) {
      if (index > 0) {
        flush();
        spaced = true;
      }
      text += part;
      if (part !== "") looks.push(look);
    }
  };
  /**
   * @param isInline - whether the node is phrasing content, whose type (`strong`, `emphasis`) is part of a word's look
   */
  const walk = (child: Nodes, look: string, isInline: boolean): void => {
    const within = (name: string) => [look, name].filter(Boolean).join(" ");
    switch (child.type) {
      case "text":
        return put(child.value, look);
      case "inlineCode":
        return put(child.value, within("code"));
      case "break":
        return put(" ", look);
      case "html":
        return put(child.value, within("html"));
      case "image":
        return put(child.alt || child.url, within(`picture ${child.url}`));
      case "footnoteReference":
        flush();
        put(`[^${child.label ?? child.identifier}]`, within("callout"));
        return flush();
      case "link":
        // A link without text is a cross-reference, whose words are made from its target.
        if (child.children.length === 0) return put(child.url, within("reference"));
        return child.children.forEach((one) => walk(one, within(`link ${child.url}`), true));
      case "paragraph":
      case "heading":
      case "tableCell":
        put(" ", look);
        return child.children.forEach((one) => walk(one, look, true));
      default: {
        const here = isInline ? within(child.type) : look;
        if ("children" in child) child.children.forEach((one) => walk(one, here, isInline));
        else if ("value" in child) put(child.value, here);
      }
    }
  };
  const isLine = node.type !== "footnoteDefinition";
  if ("children" in node) node.children.forEach((child) => walk(child, "", isLine));
  flush();
  return words;
}
