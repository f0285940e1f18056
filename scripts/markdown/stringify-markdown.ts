/** Writes mdast as readable Markdown that parses to the same tree and changes little between versions. */
import type { FootnoteDefinition, Nodes, Root } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { stringify as toYaml } from "yaml";
import { toMarkdownExtensions, writeSyntaxes } from "./syntax/syntaxes.ts";

const processor = unified()
  // A thematic break isn't written `---`, which would open front matter at the top of a file.
  .use(remarkStringify, { bullet: "-", emphasis: "*", strong: "*", fence: "`", rule: "*", listItemIndent: "one" })
  .data({ toMarkdownExtensions: [...toMarkdownExtensions] })
  .freeze();

/**
 * Returns `tree`, which isn't changed, as Markdown. Notes come at the end in the order of their callouts, and uncalled
 * ones last; an address that is its own text is written `<https://…>`. `frontMatter` replaces the tree's own front
 * matter, unless it is empty.
 */
export function stringifyMarkdown(tree: Root, frontMatter: Readonly<Record<string, unknown>> = {}): string {
  const root = structuredClone(tree);
  if (Object.keys(frontMatter).length > 0) {
    root.children = root.children.filter(({ type }) => type !== "yaml");
    root.children.unshift({ type: "yaml", value: toYaml(frontMatter, { lineWidth: 0 }).trimEnd() });
  }
  moveNotesToEnd(root);
  writeSyntaxes(root);
  return processor.stringify(root);
}

function moveNotesToEnd(root: Root): void {
  const order = new Map<string, number>();
  visit(root, "footnoteReference", ({ identifier }) => {
    if (!order.has(identifier)) order.set(identifier, order.size);
  });
  const isNote = (node: Nodes): node is FootnoteDefinition => node.type === "footnoteDefinition";
  const rank = ({ identifier }: FootnoteDefinition) => order.get(identifier) ?? Infinity;
  const notes = root.children
    .filter((node) => isNote(node))
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  root.children = [...root.children.filter((node) => !isNote(node)), ...notes];
}
