/** Notes in; a complaint for each that ends neither in a full stop nor in an address (house style of EU publications). */
import type { Link, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { complain } from "../../report/complain.ts";
import type { Numbering } from "../number-report.ts";

export function noteEnd({ notes }: Numbering): void {
  for (const { definition, definedIn, label } of notes) {
    const last = definition.children.at(-1);
    if (last?.type !== "paragraph") continue;
    const end = lastWithText(last.children);
    if (!end || isAddress(end) || /[.?!…]["'”’»)\]]*$/.test(toString(end).trimEnd())) continue;
    complain(definedIn.file, "note-end", { label }, last);
  }
}

function lastWithText(nodes: PhrasingContent[]): PhrasingContent | undefined {
  return nodes.findLast((node) => toString(node).trim() !== "");
}

function isAddress(node: PhrasingContent): node is Link {
  return node.type === "link" || (node.type === "text" && /https?:\/\/\S+$/.test(node.value.trimEnd()));
}
