/**
 * Replaces names of numbers and tables in CSV files by their words in the tree, so that later steps see ordinary text.
 */
import type { Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { Position } from "unist";
import type { VFile } from "vfile";
import type { DataTable } from "../data/data-table.ts";
import { formatTiedNumber } from "../data/format-tied-number.ts";
import { asTied, nearlyTied, parseTiedNumber, type TiedProblem } from "../data/tied-number.ts";
import type { Language } from "../languages/languages.ts";
import { complain } from "../messages/complain.ts";
import { directiveOf } from "./directives/directives.ts";
import { isDirective } from "./directives/directive-nodes.ts";
import { tableDataOf } from "./directives/table.ts";
import { eachNode } from "./each-node.ts";
import { tableOfData } from "./table-of-data.ts";

/**
 * A data file that a section names: its table, or the reason why it can't be read, which is empty where it was reported
 * with the file itself.
 */
export type NamedData = DataTable | { why: string };

/** A place where a data file is named. */
export interface DataUse {
  url: string;
  position: Position | undefined;
}

interface Source {
  file: VFile;
  /** Data files by the path written in the Markdown. */
  data: Readonly<Record<string, NamedData>>;
  language: Language;
  uses: DataUse[];
}

declare module "mdast" {
  interface TextData {
    /** The source text, where the printed words come from a data file. */
    written?: string;
  }
}

/**
 * Changes the tree in place, and complains of names that lead to no number. @returns the places that name data files
 */
export function resolveData(tree: Root, file: VFile, { data, language }: Pick<Source, "data" | "language">): DataUse[] {
  const source: Source = { file, data, language, uses: [] };
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "tiedNumber") {
      const { value: written } = node;
      Object.assign(node, { type: "text", value: numberFor(written, node, source), data: { written } });
    } else if (node.type === "image" && node.alt) {
      node.alt = withNumbers(node.alt, node, source);
    } else if (isDirective(node)) {
      for (const name of worded(node)) node.attributes![name] = withNumbers(node.attributes![name]!, node, source);
      if (node.type === "containerDirective") addTable(node, source);
    }
  });
  return source.uses;
}

/** Returns the names of a directive's attributes whose values are words with `{`. */
function worded(node: Parameters<typeof directiveOf>[0]): string[] {
  const printed = [...(directiveOf(node)?.printedAttributes ?? []), "alt"];
  return printed.filter((name) => node.attributes?.[name]?.includes("{"));
}

function withNumbers(text: string, node: Nodes, source: Source): string {
  for (const [found] of text.matchAll(nearlyTied)) {
    const expected = `a CSV file with its ending, \`${asTied(found)}\``;
    complain(source.file, "raw-markup", { found, like: "a number that is tied to a data file", expected }, node);
  }
  return text.replaceAll(/\{[^{}\n]*\.(?:csv|tsv|txt):[^{}\n]*\}/gi, (written) => numberFor(written, node, source));
}

/** Returns the words for a name of a number; the name itself, after a complaint, where there is no such number. */
function numberFor(written: string, node: Nodes, source: Source): string {
  const complainOf = ({ at, problem, expected }: TiedProblem) => {
    complain(source.file, "tied-number", { written, problem, expected }, placeIn(node, written, at));
    return written;
  };
  const tied = parseTiedNumber(written);
  if ("problem" in tied) return complainOf(tied);
  const table = tableAt(tied.url, node, source);
  if (!table) return written;
  const text = formatTiedNumber(tied, table, source.language);
  return typeof text === "string" ? text : complainOf(text);
}

/** Returns the position of a character in a name that stands on one line; else the position of its node. */
function placeIn(node: Nodes, written: string, at: number): Position | undefined {
  const { position } = node;
  const { start, end } = position ?? {};
  const isOneLine = start && start.line === end!.line && end!.column - start.column === written.length;
  if (!isOneLine) return position;
  const point = { ...start, column: start.column + at };
  if (start.offset !== undefined) point.offset = start.offset + at;
  return { start: point, end: end! };
}

/** Puts the table of a data file into the directive that names it. */
function addTable(directive: ContainerDirective, source: Source): void {
  const asked = tableDataOf(directive);
  if (!asked) return;
  const table = tableAt(asked.data, directive, source);
  if (!table) return;
  const result = tableOfData(table, asked, source.language, directive.position);
  if ("problem" in result) {
    complain(source.file, "bad-directive", { name: ":::table", ...result }, directive);
    return;
  }
  const isTitle = directive.children[0]?.type === "paragraph" && directive.children[0].data?.directiveLabel;
  directive.children.splice(isTitle ? 1 : 0, 0, result);
}

/** Returns the table of a file; undefined where there is none, which is reported here or was with the file. */
function tableAt(url: string, node: Nodes, { file, data, uses }: Source): DataTable | undefined {
  const { position } = node;
  uses.push({ url, position });
  const named = Object.hasOwn(data, url)
    ? data[url]!
    : { why: "its path is written with signs that are read otherwise" };
  if ("why" in named) {
    if (named.why !== "") complain(file, "missing-data", { url, why: named.why }, position);
    return undefined;
  }
  return named.isFaulty ? undefined : named;
}
