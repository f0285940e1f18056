/** Closes every callout of mdast up to the word before it, and puts it behind the punctuation that follows. */
import type { Nodes, Parent, Root, Text } from "mdast";
import { languageFacts, type Language } from "../languages/languages.ts";
import { eachNode } from "./each-node.ts";

/**
 * Makes `returns.[^5]` of `returns[^5].`, a row of callouts as one; `returns[^5] and` stays. Does nothing where
 * the language has callouts first.
 */
export function moveCallouts(tree: Root, language: Language): void {
  if (languageFacts(language).calloutsComeFirst) return;
  eachNode<Nodes>(tree, (node) => {
    if ("children" in node) moveWithin(node);
  });
}

/**
 * Makes `needs."[^a]` of `needs." [^a]`, also over a line's end; a comma between two callouts goes, since these are set
 * apart anyway. Does nothing behind an opening bracket.
 */
export function closeUpCallouts(tree: Root): void {
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = children.length - 1; index > 0; index--) {
      const before = children[index - 1]!;
      if (children[index]!.type !== "footnoteReference" || before.type !== "text") continue;
      const isBetween = children[index - 2]?.type === "footnoteReference";
      const word = isBetween && /^\s*[,;]?\s*$/.test(before.value) ? "" : before.value.trimEnd();
      if (/\p{Ps}$/u.test(word)) continue;
      if (word !== "") before.value = word;
      else if (index > 1 && children[index - 2]!.type !== "break") children.splice(index - 1, 1);
    }
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
