/** Removes the space before every callout of mdast, and puts the callout behind the punctuation, or before it. */
import type { Nodes, Parent, Root, Text } from "mdast";
import { toString } from "mdast-util-to-string";
import { languageFacts, type Language } from "../../languages/languages.ts";

/**
 * Changes `returns[^5].` to `returns.[^5]`, `etc.[^5].` to `etc.[^5]`, and moves callouts in a row together;
 * `returns[^5] and` stays. Does nothing where the language sets callouts before the punctuation.
 */
export function moveCallouts(tree: Root, language: Language): void {
  if (languageFacts(language).calloutsComeFirst) return;
  eachTextParent(tree, moveWithin);
}

/**
 * Changes `needs." [^a]` to `needs."[^a]`, also over a line break, and removes a comma between two callouts, since
 * these are set apart anyway. Leaves the space behind an opening bracket.
 */
export function closeUpCallouts(tree: Root): void {
  eachTextParent(tree, (parent) => {
    const children: Nodes[] = parent.children;
    for (let index = children.length - 1; index > 0; index--) {
      const before = children[index - 1]!;
      if (children[index]!.type !== "footnoteReference" || before.type !== "text") continue;
      const isBetween = children[index - 2]?.type === "footnoteReference";
      const word = isBetween && /^\s*(?:[,;]\s*)?$/.test(before.value) ? "" : before.value.trimEnd();
      if (/\p{Ps}$/u.test(word)) continue;
      if (word !== "") before.value = word;
      else if (index > 1 && children[index - 2]!.type !== "break") children.splice(index - 1, 1);
    }
  });
}

/**
 * Changes `returns.[^5]` to `returns[^5].`, and moves callouts in a row together. A full stop that belongs to its word
 * stays before the callout: in an abbreviation (`U.S.`), or where a small letter follows.
 */
export function putCalloutsFirst(tree: Root): void {
  eachTextParent(tree, (parent) => {
    const children: Nodes[] = parent.children;
    for (let index = 1; index < children.length; index++) {
      const before = children[index - 1]!;
      if (children[index]!.type !== "footnoteReference" || before.type !== "text") continue;
      const end = endOfRow(children, index);
      const after = children[end];
      const isAlone = index > 1 && /^[.,;:!?]$/.test(before.value);
      const mark = isAlone ? before.value : /(?<=[^\s.,;:!?…])\s?[.,;:!?]$/.exec(before.value)?.[0];
      const isOfWord = mark === "." && (/\.\p{L}+\.$/u.test(before.value) || beginsSmall(after));
      if (mark === undefined || isOfWord) continue;
      if (after?.type === "text") after.value = mark + after.value;
      else children.splice(end, 0, textLike(before, mark));
      before.value = before.value.slice(0, -mark.length);
      if (before.value === "") children.splice(index - 1, 1);
    }
  });
}

/** Calls `see` with each parent node, except in notes, where callouts are printed as they are written. */
function eachTextParent(node: Nodes, see: (parent: Parent) => void): void {
  if (!("children" in node) || node.type === "footnoteDefinition") return;
  see(node);
  // `see` may remove children, or add some.
  for (let index = 0; index < node.children.length; index++) eachTextParent(node.children[index]!, see);
}

function beginsSmall(node: Nodes | undefined): boolean {
  return node?.type === "text" && /^\s+\p{Ll}/u.test(node.value);
}

/** Returns the index of the first child after the callouts that begin at `start`. */
function endOfRow(children: readonly Nodes[], start: number): number {
  let end = start;
  while (children[end]?.type === "footnoteReference") end++;
  return end;
}

function moveWithin(parent: Parent): void {
  const children: Nodes[] = parent.children;
  for (let index = 0; index < children.length; index++) {
    if (children[index]!.type !== "footnoteReference") continue;
    const end = endOfRow(children, index);
    const after = children[end];
    const match = after?.type === "text" ? /^[.,;:!?…]["'”’»)\]]*(?=\s|$)/.exec(after.value) : null;
    if (after?.type === "text" && match) {
      const before = children[index - 1];
      // A full stop that ends an abbreviation ends the sentence too.
      const isDouble = match[0].startsWith(".") && /[^.]\.$/.test(before ? toString(before) : "");
      const mark = isDouble ? match[0].slice(1) : match[0];
      if (before?.type === "text") before.value += mark;
      else if (mark !== "") children.splice(index, 0, textLike(after, mark));
      after.value = after.value.slice(match[0].length);
      if (after.value === "") children.splice(children.indexOf(after), 1);
    }
    index = end;
  }
}

function textLike(text: Text, value: string): Text {
  return text.position ? { type: "text", value, position: text.position } : { type: "text", value };
}
