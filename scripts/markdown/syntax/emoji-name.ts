/** Replaces GitHub's names of emoji between colons, `:tada:`, by the emoji. */
import { nameToEmoji } from "gemoji";
import type { Nodes, Root } from "mdast";
import { eachNode } from "../each-node.ts";
import type { Syntax } from "./syntax.ts";

export const emojiName: Syntax = { read: readNames };

/** Matches a name between spaces or punctuation, but not in `12:30:45` or `a:b:c`. */
const name = /(?<![\p{L}\p{N}:]):([a-z\d_+-]+):(?![\p{L}\p{N}:])/gu;

function readNames(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "text" || !node.value.includes(":")) return;
    node.value = node.value.replaceAll(name, (written, key: string) =>
      Object.hasOwn(nameToEmoji, key) ? nameToEmoji[key]! : written,
    );
  });
}
