/** A Markdown file in, its mdast out: CommonMark, GFM, front matter, directives and attributes. */
import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { directive } from "micromark-extension-directive";
import { frontmatter } from "micromark-extension-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { VFile } from "vfile";
import { readAttributes } from "./attributes.ts";
import { everyCallout } from "./every-callout.ts";
import { gfmOf } from "./gfm-of.ts";
import { restoreLiteralColons } from "./literal-colons.ts";
import { resolveDefinitions } from "./resolve-definitions.ts";

const syntax = [frontmatter(["yaml"]), directive(), everyCallout];
const mdast = [frontmatterFromMarkdown(["yaml"]), directiveFromMarkdown()];

/**
 * Parses one file. Positions are those of the file. `[^label]` is a `footnoteReference` whether or
 * not this file defines the note, since a note may be defined in any file of the report.
 */
export function parseMarkdown(file: VFile): Root {
  const text = String(file);
  const gfm = gfmOf(text);
  const processor = unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: [gfm.syntax, ...syntax],
      fromMarkdownExtensions: [...gfm.mdast, ...mdast],
    });
  const tree = processor.parse(text);
  restoreLiteralColons(tree, text);
  resolveDefinitions(tree);
  readAttributes(tree);
  return tree;
}
