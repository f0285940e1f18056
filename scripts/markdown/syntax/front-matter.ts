/** Reads settings at the top of a file: YAML between `---` lines, and what other programs write there. */
import type { Root } from "mdast";
import { frontmatterFromMarkdown, frontmatterToMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";
import type { VFile } from "vfile";
import { frontMatterIn, frontMatterOf } from "../../manuscript/front-matter.ts";
import { sourceTextOf } from "../web-export/source-text.ts";
import type { Syntax } from "./syntax.ts";

/** TOML is a node of the same name: what it says is read as YAML (manuscript/front-matter.ts). */
const forms = frontmatter(["yaml", { type: "yaml", marker: "+" }]);

/**
 * Is asked for only where front matter has its end. micromark-extension-frontmatter (2.0.0) looks for the end as far
 * as the file goes, and micromark begins no list and no quotation meanwhile: after a first line of `---` that is a
 * thematic break, all of them would be paragraphs.
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

/** Puts front matter that was read as text, since it isn't the first that stands in the file, in its place. */
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
