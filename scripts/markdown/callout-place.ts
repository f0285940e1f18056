/** mdast in, the same with every callout behind the punctuation that follows it. */
import type { Nodes, Parent, Root, Text } from "mdast";
import { eachNode } from "./each-node.ts";

/** French sets the callout before the punctuation (Interinstitutional Style Guide, part four, French). */
const languagesWithCalloutFirst = new Set(["fr"]);

/** `returns[^5].` → `returns.[^5]`, a row of callouts as one; `returns[^5] and` stays. */
export function moveCallouts(tree: Root, language: string): void {
  if (languagesWithCalloutFirst.has(language)) return;
  eachNode<Nodes>(tree, (node) => {
    if ("children" in node) moveWithin(node);
  });
}

function moveWithin(parent: Parent): void {
  const children: Nodes[] = parent.children;
  for (let index = 0; index < children.length; index++) {
    if (children[index]!.type !== "footnoteReference") continue;
    let end = index;
    while (children[end]?.type === "footnoteReference") end++;
    const after = children[end];
    const match = after?.type === "text" ? /^[.,;:!?…]["'”’»)\]]*(?=\s|$)/.exec(after.value) : null;
    if (after?.type === "text" && match) {
      const before = children[index - 1];
      if (before?.type === "text") before.value += match[0];
      else children.splice(index, 0, textLike(after, match[0]));
      after.value = after.value.slice(match[0].length);
      if (after.value === "") children.splice(children.indexOf(after), 1);
    }
    index = end;
  }
}

function textLike(text: Text, value: string): Text {
  return text.position ? { type: "text", value, position: text.position } : { type: "text", value };
}
