/** Reads a backslash before a space within a line, `e.g.\ Crete`, as a space that doesn't break (Pandoc, LaTeX). */
import type { Nodes, Root } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { offsetsOf, positionBetween, sourceTextOf } from "../web-export/source-text.ts";
import type { Syntax } from "./syntax.ts";

export const escapedSpace: Syntax = { read };

/** Matches one behind a word and before another; behind a colon it ends a path, `C:\ `. */
const escaped = /(?<=[\p{L}\p{M}\p{N}.,;!?)\]"'’”»%*])\\ (?=[^\s\\])/gu;
const unbroken = "\u00a0";

function read(tree: Root, file: VFile): void {
  if (!/\S\\ \S/.test(String(file))) return;
  const source = sourceTextOf(file);
  let isTold = false;
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "text" || !node.position || !node.value.includes("\\ ")) return;
    const offsetAt = offsetsOf(source, node);
    node.value = node.value.replace(escaped, (written, index: number) => {
      const start = offsetAt(index);
      // A backslash that is itself escaped is meant.
      if (!source.text.startsWith(written, start)) return written;
      if (!isTold) tell(file, around(node.value, index), positionBetween(source, start, start + written.length));
      isTold = true;
      return unbroken;
    });
  });
}

/** Returns the words before and behind the space at `index`, or their ends nearest to it. */
function around(value: string, index: number): string {
  const before = value
    .slice(Math.max(0, index - 20), index)
    .split(/\s/)
    .at(-1)!;
  const behind = value.slice(index + 2, index + 22).split(/\s/, 1)[0]!;
  return `${before}\\ ${behind}`;
}

function tell(file: VFile, found: string, place: Position): void {
  complain(file, "foreign-markup", { found, read: "words with a space between them that doesn't break" }, place);
}
