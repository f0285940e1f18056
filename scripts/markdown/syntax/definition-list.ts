/** Reads lists of terms, each with its definitions on lines that begin with a colon (Pandoc, PHP Markdown Extra). */
import { defListFromMarkdown, defListToMarkdown } from "mdast-util-definition-list";
import { defList } from "micromark-extension-definition-list";
import type { Attributes } from "./attributes.ts";
import type { Syntax } from "./syntax.ts";

declare module "unist" {
  interface Data {
    /** The package's nodes are unist's alone; all others have this by mdast. */
    hProperties?: Attributes;
  }
}

export const definitionList: Syntax = {
  micromark: (text) => (/^[ \t>]{0,9}:[ \t]+\S/m.test(text) ? defList : undefined),
  fromMarkdown: [defListFromMarkdown],
  toMarkdown: [defListToMarkdown],
};
