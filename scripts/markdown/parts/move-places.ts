/** Moves positions that count from the beginning of a part to their place in the file. */
import type { Nodes, Root } from "mdast";
import type { Point } from "unist";
import { eachNode } from "../each-node.ts";
import type { TextPart } from "./cut-file.ts";

/** Returns plain data with its positions moved; columns stay, since a part begins at the start of a line. */
export function movePlaces<Value>(value: Value, part: TextPart): Value {
  if (part.lines === 0) return value;
  return moved(value, part) as Value;
}

function moved(value: unknown, part: TextPart): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => moved(item, part));
  if (isPoint(value)) return pointBehind(value, part);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner, part)]));
}

function isPoint(value: object): value is Point {
  return "line" in value && "column" in value && typeof value.line === "number" && typeof value.column === "number";
}

function pointBehind({ line, column, offset }: Point, { lines, characters }: TextPart): Point {
  return { line: line + lines, column, ...(offset === undefined ? {} : { offset: offset + characters }) };
}

/** Moves the positions of a tree in place; several nodes may share one position object. */
export function moveTree(tree: Root, part: TextPart): void {
  if (part.lines === 0) return;
  const seen = new Set<Point>();
  eachNode<Nodes>(tree, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      if (!seen.has(point)) Object.assign(point, pointBehind(point, part));
      seen.add(point);
    }
  });
}
