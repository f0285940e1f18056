/** Keeps a paragraph in bold type, a heading without heading mark-up, on the page of the block that follows it. */
import type { Element, Nodes, Root } from "hast";
import { toString } from "hast-util-to-string";
import { eachNode } from "../markdown/each-node.ts";
import { addClass } from "./element.ts";

/** The most characters of such a heading; a longer one is a paragraph. */
const longestHeading = 120;

/**
 * Gives such paragraphs the class that keeps them on the page of the next block.
 *
 * @param goesOn - whether another part of the file follows
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
  // Other programs centre a table's title in this way: <div class="text-center">.
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
