/** Makes one string from a block's text, and leads from each of its characters back to the node and position. */
import type { Nodes, Parents, PhrasingContent, Text } from "mdast";
import type { Position } from "unist";
import { offsetsOf, positionBetween, sliceText, type OffsetAt, type SourceText } from "./source-text.ts";

/** The range of a flat text that comes from one node. */
export interface FlatPiece {
  from: number;
  to: number;
  node: Nodes;
  parent: Parents;
  /** Whether the node is in a link, whose text isn't prose. */
  isLinked: boolean;
  /** Finds offsets in the file; cached, since a long paragraph may need many. */
  offsetAt?: OffsetAt;
}

export interface FlatText {
  value: string;
  pieces: FlatPiece[];
}

/** Character that replaces nodes without text of their own: callouts, pictures, code, HTML. */
export const opaque = "\uFFFC";

export function flatten(block: Parents): FlatText {
  const pieces: FlatPiece[] = [];
  let value = "";
  const add = (parent: Parents, isLinked: boolean) => {
    for (const node of parent.children) {
      if ("children" in node) {
        add(node, isLinked || node.type === "link" || node.type === "linkReference");
        continue;
      }
      const from = value.length;
      value += flatValue(node);
      pieces.push({ from, to: value.length, node, parent, isLinked });
    }
  };
  add(block, false);
  return { value, pieces };
}

function flatValue(node: Nodes): string {
  if (node.type === "text") return node.value;
  return node.type === "break" ? "\n" : opaque;
}

/** Returns the position in the file of the characters from `from` to before `to`. */
export function placeInFlat(source: SourceText, { pieces }: FlatText, from: number, to: number): Position {
  const first = pieces.find((piece) => from < piece.to) ?? pieces.at(-1)!;
  const last = pieces.findLast((piece) => piece.from < to) ?? first;
  return positionBetween(source, offsetIn(source, first, from), offsetIn(source, last, to));
}

function offsetIn(source: SourceText, piece: FlatPiece, index: number): number {
  const { node, from, to } = piece;
  if (node.type === "text") {
    piece.offsetAt ??= offsetsOf(source, node);
    return piece.offsetAt(Math.min(Math.max(index - from, 0), to - from));
  }
  return index < to ? node.position!.start.offset! : node.position!.end.offset!;
}

/** A line of a flat text with words, and its range. */
export interface FlatLine {
  from: number;
  to: number;
  text: string;
}

/** Returns the lines of a flat text that have words. */
export function linesOfFlat(value: string): FlatLine[] {
  return [...value.matchAll(/[^\r\n]+/g)]
    .map(({ index, 0: text }) => ({ from: index, to: index + text.length, text: text.trim() }))
    .filter(({ text }) => text !== "");
}

/** Returns the nodes for the flat text from `from` to before `to`; a node that crosses a limit is cut in two. */
export function slicePhrasing(
  source: SourceText,
  nodes: PhrasingContent[],
  from: number,
  to: number,
): PhrasingContent[] {
  const slices: PhrasingContent[] = [];
  let start = 0;
  for (const node of nodes) {
    const length = flatLength(node);
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    if (first === 0 && last === length && start < to) slices.push(node);
    else if (first < last) slices.push(sliceNode(source, node, first, last));
    start += length;
  }
  return slices;
}

function sliceNode(source: SourceText, node: PhrasingContent, from: number, to: number): PhrasingContent {
  if (node.type === "text") return sliceText(source, node, from, to);
  if (!("children" in node)) return node;
  const children = slicePhrasing(source, node.children, from, to);
  return { ...node, children, position: positionOfNodes(children) };
}

function flatLength(node: Nodes): number {
  if ("children" in node) return node.children.reduce((sum, child) => sum + flatLength(child), 0);
  return flatValue(node).length;
}

/** Returns the position from the start of the first node to the end of the last. */
export function positionOfNodes(nodes: Nodes[]): Position {
  return { start: nodes[0]!.position!.start, end: nodes.at(-1)!.position!.end };
}

export function isText(node: Nodes | undefined): node is Text {
  return node?.type === "text";
}
