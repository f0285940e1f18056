/** A Markdown file in, its mdast out: CommonMark, GFM, front matter, directives and attributes. */
import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { VFile } from "vfile";
import { readAttributes } from "./attributes.ts";
import { everyCallout } from "./every-callout.ts";
import { restoreLiteralColons } from "./literal-colons.ts";
import { resolveDefinitions } from "./resolve-definitions.ts";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkDirective)
  .use(everyCallout)
  .freeze();

/**
 * Parses one file. Positions are those of the file. `[^label]` is a `footnoteReference` whether or
 * not this file defines the note, since a note may be defined in any file of the report.
 */
export function parseMarkdown(file: VFile): Root {
  const tree = processor.parse(file);
  restoreLiteralColons(tree, String(file));
  resolveDefinitions(tree);
  readAttributes(tree);
  return tree;
}
