/** Keeps a formula within a line together with the punctuation and short words right beside it. */
import type { Element, Nodes, Root, RootContent } from "hast";
import { eachNode } from "../markdown/each-node.ts";
import { element, hasClass, text } from "./element.ts";

/**
 * Match what must stay on a formula's line: `behind` punctuation or a few letters, as in `$x$-th`; `before` brackets,
 * as in `($x$`.
 */
const behind = /^(?:\S{1,8}(?!\S)|[^\s\p{L}\p{N}]+)/u;
const before = /(?:(?<!\S)\S{1,8}|[^\s\p{L}\p{N}]+)$/u;

/**
 * Puts formulas with such neighbours into elements that don't break, since browsers may end a line on either side of a
 * formula.
 */
export function setFormulas(tree: Root): void {
  const parents: Exclude<Nodes, { value: string } | { type: "doctype" }>[] = [];
  eachNode<Nodes>(tree, (node) => {
    if ("children" in node && node.children.some(isFormula)) parents.push(node);
  });
  for (const parent of parents) {
    const children: RootContent[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      const formula = children[index]!;
      if (!isFormula(formula)) continue;
      const [left, right] = [takeFrom(children[index - 1], before), takeFrom(children[index + 1], behind)];
      const callout = right === "" && isCallout(children[index + 1]) ? [children[index + 1] as Element] : [];
      if (left === "" && right === "" && callout.length === 0) continue;
      const kept = [...(left ? [text(left)] : []), formula, ...(right ? [text(right)] : []), ...callout];
      children.splice(index, 1 + callout.length, element("span", { className: ["unbroken"] }, kept));
    }
  }
}

function isFormula(node: Nodes | undefined): node is Element {
  return node?.type === "element" && hasClass(node, "formula-in-line");
}

function isCallout(node: Nodes | undefined): boolean {
  return node?.type === "element" && node.tagName === "sup";
}

/** Removes what a pattern matches from a text node, and returns it. */
function takeFrom(node: Nodes | undefined, pattern: RegExp): string {
  if (node?.type !== "text") return "";
  const found = pattern.exec(node.value)?.[0] ?? "";
  if (found !== "") node.value = node.value.replace(pattern, "");
  return found;
}
