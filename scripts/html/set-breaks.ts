/** Turns the markers of page breaks in a section's hast into classes of the blocks behind them. */
import type { Element, Nodes, Root } from "hast";
import { addClass, hasClass } from "./element.ts";

/** Elements, and below classes, that hold blocks and in which neither a page is begun by hand nor a table is turned. */
const holders: ReadonlySet<string> = new Set(["li", "blockquote", "td", "th", "dt", "dd"]);
const holderClasses = ["box", "plain-note", "keep", "footnotes"];
const pageClasses: ReadonlySet<unknown> = new Set(["new-page", "wide"]);

/**
 * Sets the classes. A break without a block behind it does nothing, and a heading of level 1 begins a page anyway. In
 * lists, boxes, quotations and notes, breaks and turned tables are removed; the rule `misplaced-layout` complains of
 * them.
 *
 * @param isNote - whether the tree is the content of a note
 */
export function setBreaks(tree: Root, isNote: boolean): void {
  setIn(tree, isNote);
}

function setIn(node: Nodes, isHeld: boolean): void {
  if (!("children" in node)) return;
  if (node.children.some(isBreak)) takeBreaks(node, isHeld);
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const { className } = child.properties;
    if (isHeld && Array.isArray(className) && className.some((name) => pageClasses.has(name))) {
      child.properties.className = className.filter((name) => !pageClasses.has(name));
    }
    setIn(child, isHeld || holders.has(child.tagName) || holderClasses.some((name) => hasClass(child, name)));
  }
}

function takeBreaks(parent: Root | Element, isHeld: boolean): void {
  const children: Nodes[] = parent.children;
  for (const [index, child] of children.entries()) {
    if (isHeld || !isBreak(child)) continue;
    const next = children.slice(index + 1).find((one): one is Element => one.type === "element" && !isBreak(one));
    if (next && next.tagName !== "h1") addClass(next, "new-page");
  }
  parent.children = children.filter((child) => !isBreak(child)) as typeof parent.children;
}

function isBreak(node: Nodes): boolean {
  return node.type === "element" && hasClass(node, "page-break");
}
