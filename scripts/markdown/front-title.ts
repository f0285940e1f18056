/** Makes a heading from the `title` in a file's front matter or in the settings, where the file has none of level 1. */
import type { Heading, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { frontMatterOf } from "../manuscript/yaml/front-matter.ts";
import { frontTitleIn } from "../manuscript/yaml/front-title.ts";
import { textOfNode } from "./text-of.ts";
import { sourceTextOf } from "./web-export/source-text.ts";

/**
 * Adds the heading, with the position of the title in the file. Web sites print a page's title from the front matter. A
 * heading of the file with the same words is kept instead.
 *
 * @param ofSettings - title in the report's settings, which takes precedence over the file's
 */
export function addFrontTitle(tree: Root, file: VFile, ofSettings?: string): void {
  const frontMatter = tree.children[0]?.type === "yaml" ? frontMatterOf(file) : undefined;
  const written = frontMatter && frontTitleIn(frontMatter);
  const title = ofSettings === undefined ? written : { value: ofSettings, point: { line: 1, column: 1 } };
  if (!title) return;
  const headings = tree.children.filter((node): node is Heading => node.type === "heading");
  const first = headings[0];
  if (headings.some(({ depth }) => depth === 1) || tree.children.some(opensWithTitle)) return;
  if (first && plain(textOfNode(first)) === plain(title.value)) return;
  const { line, column } = title.point;
  const point = { line, column, offset: sourceTextOf(file).lineStarts[line - 1]! + column - 1 };
  const position = { start: point, end: point };
  tree.children.splice(frontMatter ? 1 : 0, 0, {
    type: "heading",
    depth: 1,
    children: [{ type: "text", value: title.value, position }],
    position,
  });
}

function opensWithTitle(node: Nodes): boolean {
  return node.type === "html" && /<h1\b/i.test(node.value);
}

function plain(text: string): string {
  return text
    .normalize()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
