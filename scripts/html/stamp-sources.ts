/** Puts `data-source="file:line:column"` on every block of hast, so that pages lead back to the Markdown. */
import type { Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { eachNode } from "../markdown/each-node.ts";
import { sourcePlaceOf } from "../markdown/parsed-report.ts";

const stamped = new Set("p h1 h2 h3 h4 h5 h6 li tr td th pre blockquote aside div img dt dd table hr ul ol".split(" "));

export function stampSources(tree: Root, file: VFile): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "element" || !stamped.has(node.tagName)) return;
    if (!node.position || "dataSource" in node.properties) return;
    node.properties.dataSource = sourcePlaceOf(file, node.position.start);
  });
}
