/** Reads definition lists: terms, each with its definitions on lines that begin with a colon (Pandoc). */
import { defListFromMarkdown, defListToMarkdown } from "mdast-util-definition-list";
import { defList } from "micromark-extension-definition-list";
import type { Attributes } from "../attributes.ts";
import type { Syntax } from "../syntax.ts";

declare module "unist" {
  interface Data {
    /** mdast declares this for its own nodes, but the package's nodes extend unist's only. */
    hProperties?: Attributes;
  }
}

export const definitionList: Syntax = {
  micromark: (text) => (/^[ \t>]{0,9}:[ \t]+\S/m.test(text) ? defList : undefined),
  fromMarkdown: [defListFromMarkdown],
  toMarkdown: [defListToMarkdown],
};
