/** Makes of each mark of a page break in a section's hast a class of the block that begins the page. */
import type { Element, Nodes, Root } from "hast";
import { addClass, hasClass } from "./element.ts";

/** Elements and classes of what holds blocks, and in which no page begins by hand and no table is turned. */
const holders: ReadonlySet<string> = new Set(["li", "blockquote", "td", "th", "dt", "dd"]);
const holderClasses = ["box", "plain-note", "keep", "footnotes"];
const pageClasses: ReadonlySet<unknown> = new Set(["new-page", "wide"]);

/**
 * Sets the classes. Where no block follows, nothing breaks; a level-1 heading opens a page anyway. In lists, boxes,
 * quotations and notes breaks and turned tables are left out, of which a rule complains (`misplaced-layout`).
 *
 * @param isNote - whether the tree is what a note holds
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
