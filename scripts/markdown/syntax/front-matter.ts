/** Reads front matter: YAML between `---` lines at the top of a file, and the forms of other programs. */
import type { Root } from "mdast";
import { frontmatterFromMarkdown, frontmatterToMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";
import type { VFile } from "vfile";
import { frontMatterIn, frontMatterOf } from "../../manuscript/yaml/front-matter.ts";
import { sourceTextOf } from "../web-export/source-text.ts";
import type { Syntax } from "./syntax.ts";

/** TOML gets the same node type: it is parsed with YAML (manuscript/yaml/front-matter.ts). */
const forms = frontmatter(["yaml", { type: "yaml", marker: "+" }]);

/**
 * Front matter is tokenized only in a file where it ends. micromark-extension-frontmatter (2.0.0) looks for the end
 * through the whole file, and micromark begins no list and no block quote meanwhile: after a thematic break `---` on
 * the first line, all of them would become paragraphs.
 */
export const frontMatter: Syntax = {
  micromark: (text) => {
    const first = text.replace(/^\ufeff/, "");
    return /^(?:---|\+{3})/.test(first) && frontMatterIn(first)?.isUsual ? forms : undefined;
  },
  fromMarkdown: [frontmatterFromMarkdown(["yaml"])],
  read: readOtherForms,
  toMarkdown: [frontmatterToMarkdown(["yaml"])],
};

/** Replaces nodes by front matter that was parsed as text because it isn't the first thing in the file. */
function readOtherForms(tree: Root, file: VFile): void {
  const found = frontMatterOf(file);
  if (!found || found.isUsual) return;
  const { yaml, firstLine, lastLine } = found;
  const isWithin = (line: number) => line >= firstLine - 1 && line <= lastLine;
  const others = tree.children.filter(({ position }) => !position || !isWithin(position.start.line));
  const { lineStarts } = sourceTextOf(file);
  const startOf = (line: number) => ({ line, column: 1, offset: lineStarts[line - 1]! });
  const position = { start: startOf(firstLine - 1), end: startOf(lastLine) };
  tree.children = [{ type: "yaml", value: yaml, position }, ...others];
}
