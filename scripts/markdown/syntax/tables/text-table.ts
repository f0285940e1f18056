/** Reads tables drawn with characters (Pandoc, reStructuredText): grids of `+---+`, and columns below `---- ----`. */
import type { Nodes, PhrasingContent, Root, RootContent, Table, TableCell, TableRow, Text } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Construct } from "micromark-util-types";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { findTextTables } from "../../text-tables/find-text-tables.ts";
import type { DrawnCell, TextTable } from "../../text-tables/text-table.ts";
import { sourceTextOf, type SourceText } from "../../web-export/source-text.ts";
import { blockOfLines } from "../constructs/block-of-lines.ts";
import type { LinePart, ParsePart, Syntax } from "../syntax.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    textTable: "textTable";
    textTableLine: "textTableLine";
  }
}

declare module "mdast" {
  interface TableData {
    /** Whether the table is drawn with characters and its cells haven't been read yet. */
    isDrawn?: true;
    /** Number of header rows, if more than one. */
    headRows?: number;
  }
}

const [dash, space] = [45, 32];

function constructOf(tables: ReadonlyMap<number, TextTable>): Construct {
  return blockOfLines({
    name: "textTable",
    token: "textTable",
    lineToken: "textTableLine",
    mostLines: Infinity,
    judgeLines(context) {
      const table = context.interrupt ? undefined : tables.get(context.now().line);
      // A more deeply indented table is code.
      if (!table || table.left > context.now().column + 2) return undefined;
      return (_, index) => (index === table.lineCount - 1 ? "end" : "within");
    },
  });
}

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    textTable(token) {
      this.enter({ type: "table", children: [], data: { isDrawn: true } }, token);
    },
  },
  exit: {
    textTable(token) {
      this.exit(token);
    },
  },
};

function readTables(tree: Root, file: VFile, parsePart: ParsePart): void {
  const tables = findTextTables(sourceTextOf(file).text);
  if (tables.size === 0) return;
  const reader = new TableReader(file, parsePart);
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "table" || !node.data?.isDrawn) return;
    delete node.data;
    reader.fill(node, tables.get(node.position!.start.line)!);
  });
}

class TableReader {
  readonly #source: SourceText;
  readonly #parsePart: ParsePart;

  constructor(file: VFile, parsePart: ParsePart) {
    this.#source = sourceTextOf(file);
    this.#parsePart = parsePart;
  }

  /** Fills a table with its rows; each further place that a cell covers gets the sign that merges it with that cell. */
  fill(table: Table, { headRows, rowCount, align, cells }: TextTable): void {
    const place = placeOf(table);
    const rows = Array.from({ length: rowCount }, (): TableCell[] => []);
    for (const cell of cells) {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
        for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
          const sign = column > cell.column ? "<" : row > cell.row ? "^" : undefined;
          const children = sign ? [signAt(sign, table)] : this.#contentOf(cell);
          rows[row]![column] = { type: "tableCell", children, ...place };
        }
      }
    }
    const head = align.map((): TableCell => ({ type: "tableCell", children: [], ...place }));
    const all = headRows === 0 ? [head, ...rows] : rows;
    table.align = align;
    table.children = all.map((row): TableRow => ({ type: "tableRow", children: row, ...place }));
    if (headRows > 1) table.data = { headRows };
  }

  /** Returns the content of a cell: phrasing content, or blocks, which the conversion of cells to HTML accepts too. */
  #contentOf({ lines }: DrawnCell): PhrasingContent[] {
    const indent = Math.min(...lines.map((line) => /^ *(?=\S)/.exec(this.#textOf(line))?.[0].length ?? Infinity));
    if (indent === Infinity) return [];
    // Spaces at a line's end belong to the drawing, and aren't a hard break.
    const parts = lines.map(({ line, from, to }) => {
      const end = from + this.#textOf({ line, from, to }).length;
      return { line, from: Math.min(from + indent, end), to: end };
    });
    const word = parts.length === 1 ? this.#wordIn(parts[0]!) : undefined;
    if (word) return [word];
    const blocks = this.#parsePart(parts);
    for (const block of blocks) eachNode<Nodes>(block, forgetLines);
    const [only, ...others] = blocks.map((block) => this.#withoutTables(block, lines));
    return only?.type === "paragraph" && others.length === 0
      ? only.children
      : ([only, ...others] as unknown as PhrasingContent[]);
  }

  /**
   * Returns a text node for a line without mark-up, as in most cells, since running the parser for each would take
   * seconds.
   */
  #wordIn({ line, from, to }: LinePart): Text | undefined {
    const value = this.#textOf({ line, from, to });
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ,%]*$/u.test(value) || /www/i.test(value)) return undefined;
    const pointAt = (index: number) => ({
      line,
      column: index + 1,
      offset: this.#source.lineStarts[line - 1]! + index,
    });
    return { type: "text", value, position: { start: pointAt(from), end: pointAt(from + value.length) } };
  }

  /** Returns a table drawn within a cell as code, with the lines as they are drawn. */
  #withoutTables(block: RootContent, lines: readonly LinePart[]): RootContent {
    if (block.type !== "table" || !block.data?.isDrawn) return block;
    const { start, end } = block.position!;
    const own = lines.filter(({ line }) => line >= start.line && line <= end.line);
    return { type: "code", value: own.map((line) => this.#textOf(line)).join("\n"), ...placeOf(block) };
  }

  #textOf({ line, from, to }: LinePart): string {
    const { text, lineStarts } = this.#source;
    const start = lineStarts[line - 1]!;
    return text.slice(start + from, Math.min(start + to, lineStarts[line] ?? text.length)).trimEnd();
  }
}

/** Removes the position of code, which others would take for whole lines; code gets the position of its cell. */
function forgetLines(node: Nodes): void {
  if (node.type === "code") delete node.position;
}

/**
 * Returns the sign that merges cells, with a position as long as the sign, since a longer one would mean an escaped
 * sign.
 */
function signAt(value: "<" | "^", { position }: Table): Text {
  if (!position) return { type: "text", value };
  const { start } = position;
  const end = { ...start, column: start.column + 1, offset: start.offset! + 1 };
  return { type: "text", value, position: { start, end } };
}

function placeOf({ position }: Nodes): Pick<Nodes, "position"> {
  return position ? { position } : {};
}

export const textTable: Syntax = {
  micromark(text) {
    const tables = findTextTables(text);
    if (tables.size === 0) return undefined;
    const construct = constructOf(tables);
    // A header may begin with any character, and with an indent that would make it code otherwise.
    return { flow: { [dash]: construct, null: construct }, flowInitial: { [space]: construct } };
  },
  fromMarkdown: [fromMarkdown],
  read: readTables,
};
