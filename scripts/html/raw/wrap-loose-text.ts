/** Wraps text of HTML that stands beside blocks, in no paragraph, in one of its own, as pages are made of blocks. */
import type { Element, ElementContent, Nodes, Parents, Root } from "hast";
import { eachNode } from "../../markdown/each-node.ts";

/** Elements that hold blocks or a line of words, and that pages may divide between them. */
const containers = new Set("div section article aside blockquote".split(" "));
const blocks = new Set(
  (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header " +
    "hr li main nav ol p pre section summary table ul"
  ).split(" "),
);

/** Wraps it at the top level, and in elements that hold blocks beside it. */
export function wrapLooseText(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (
      node.type === "root" ||
      (node.type === "element" && containers.has(node.tagName) && node.children.some(isBlock))
    )
      wrapIn(node);
  });
}

function wrapIn(parent: Parents): void {
  const children: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    if (hasWords(run)) children.push(paragraphOf(run));
    else children.push(...run);
    run = [];
  };
  for (const child of parent.children) {
    if (isBlock(child)) {
      endRun();
      children.push(child);
    } else if (child.type !== "doctype") run.push(child);
  }
  endRun();
  parent.children = children;
}

function isBlock(node: Nodes): node is Element {
  return node.type === "element" && blocks.has(node.tagName);
}

function hasWords(run: readonly Nodes[]): boolean {
  return run.some((node) =>
    node.type === "text" ? node.value.trim() !== "" : "children" in node && hasWords(node.children),
  );
}

function paragraphOf(children: ElementContent[]): Element {
  const position = children.find(
    (child) => child.position && !(child.type === "text" && child.value.trim() === ""),
  )?.position;
  return { type: "element", tagName: "p", properties: {}, children, ...(position ? { position } : {}) };
}
