/** Keeps a paragraph that is bold as a whole, a heading made by hand, on the page of what follows it. */
import type { Element, Nodes, Root } from "hast";
import { toString } from "hast-util-to-string";
import { eachNode } from "../markdown/each-node.ts";
import { addClass } from "./element.ts";

/** Most characters of such a heading; more are a paragraph. */
const longestHeading = 120;

/**
 * Gives such paragraphs the class of words that stay with what they lead to.
 *
 * @param goesOn - whether something follows the tree
 */
export function setHandHeadings(tree: Root, goesOn: boolean): void {
  eachNode<Nodes>(tree, (node) => {
    if (!("children" in node)) return;
    let before: Element | undefined;
    for (const child of node.children) {
      if (child.type !== "element") continue;
      if (before && isHandHeading(before)) addClass(before, "leads");
      before = child;
    }
    if (node === tree && goesOn && before && isHandHeading(before)) addClass(before, "leads");
  });
}

function isHandHeading(element: Element): boolean {
  // Other programs centre the title of a table so: <div class="text-center">.
  if (element.tagName === "div") {
    const [only, ...others] = element.children.filter((child) => child.type === "element");
    return only !== undefined && others.length === 0 && isHandHeading(only);
  }
  if (element.tagName !== "p") return false;
  const [only, ...others] = element.children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  if (others.length > 0 || only?.type !== "element" || (only.tagName !== "strong" && only.tagName !== "b"))
    return false;
  const { length } = toString(only).trim();
  return length > 0 && length <= longestHeading;
}
