/** Parses a Markdown file to mdast, with all syntaxes that the project reads. */
import type { Nodes, Root, RootContent } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { eachNode } from "./each-node.ts";
import { patchEditMap } from "./linear/edit-map.ts";
import type { LinePart } from "./syntax/syntax.ts";
import { directive } from "./syntax/containers/directive.ts";
import { fromMarkdownExtensions, micromarkExtensionsFor, readSyntaxes } from "./syntax/syntaxes.ts";
import { restorePositions, sourceTextOf } from "./web-export/source-text.ts";

patchEditMap();

/**
 * Parses one file; positions are those in the file. `[^label]` becomes a `footnoteReference` whether or not this file
 * defines the note, since any file of the report may define it.
 */
export function parseMarkdown(file: VFile): Root {
  const tree = parse(String(file));
  if (mayHoldAddress(String(file))) restorePositions(tree, sourceTextOf(file));
  readSyntaxes(tree, file, (lines, indent = 0) => parsePart(file, lines, indent));
  inheritPositions(tree);
  return tree;
}

/** Gives nodes without a position, which come from syntaxes of other programs, the position of their parent. */
function inheritPositions(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    const { position } = parent;
    if (!position || !("children" in parent)) return;
    for (const child of parent.children) child.position ??= position;
  });
}

/**
 * Returns whether a text may hold an address without angle brackets; the parser finds some of these after the positions
 * are set.
 */
function mayHoldAddress(text: string): boolean {
  return /@|https?:\/\/|www\./i.test(text);
}

function parse(text: string): Root {
  return unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: micromarkExtensionsFor(text),
      fromMarkdownExtensions: [...fromMarkdownExtensions],
    })
    .parse(text);
}

function parsePart(file: VFile, asked: readonly (number | LinePart)[], indent: number): RootContent[] {
  if (asked.length === 0) return [];
  const lines = asked.map((line) => (typeof line === "number" ? { line, from: indent, to: Infinity } : line));
  const { text, lineStarts } = sourceTextOf(file);
  const written = lines.map(({ line, from, to }) =>
    text.slice(lineStarts[line - 1], lineStarts[line] ?? text.length).slice(from, to),
  );
  const tree = parse(written.map((line) => line.replace(/[\r\n]+$/, "")).join("\n"));
  const move = (point: Point) => {
    const { line, from } = lines[point.line - 1] ?? lines.at(-1)!;
    const column = point.column + from;
    Object.assign(point, { line, column, offset: lineStarts[line - 1]! + column - 1 });
  };
  // Several nodes may have one position.
  const moved = new Set<Point>();
  eachNode<Nodes>(tree, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      if (!moved.has(point)) move(point);
      moved.add(point);
    }
  });
  if (written.some((line) => mayHoldAddress(line))) restorePositions(tree, sourceTextOf(file));
  // The containers of the whole file have been read before any part of it is parsed.
  directive.read!(tree, file, () => []);
  return tree.children;
}
