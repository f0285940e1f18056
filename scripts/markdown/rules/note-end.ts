/** Complains of each note that ends neither in a full stop nor in an address (house style of EU publications). */
import type { Link, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { shorten } from "../../messages/shorten.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function noteEnd(file: VFile, { notes }: NodesByType): void {
  for (const definition of notes) {
    const last = definition.children.at(-1);
    if (last?.type !== "paragraph") continue;
    const end = last.children.findLast((node) => toString(node).trim() !== "");
    if (!end || isAddress(end) || /[.?!…]["'”’»)\]]*$/.test(toString(end).trimEnd())) continue;
    const isInPlace = String(file).startsWith("^[", definition.position?.start.offset);
    const note = isInPlace
      ? `^[${shorten(toString(definition), 30)}]`
      : `[^${definition.label ?? definition.identifier}]`;
    complain(file, "note-end", { note }, last);
  }
}

function isAddress(node: PhrasingContent): node is Link {
  return node.type === "link" || (node.type === "text" && /https?:\/\/\S+$/.test(node.value.trimEnd()));
}
