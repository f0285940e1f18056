/** Reads definition lists: terms, each with its definitions on lines that begin with a colon (Pandoc). */
import { defListFromMarkdown, defListToMarkdown } from "mdast-util-definition-list";
import { defList } from "micromark-extension-definition-list";
import type { Construct, Event } from "micromark-util-types";
import type { Attributes } from "../attributes.ts";
import type { Syntax } from "../syntax.ts";

declare module "unist" {
  interface Data {
    /** mdast declares this for its own nodes, but the package's nodes extend unist's only. */
    hProperties?: Attributes;
  }
}

/** The package's construct, listed by the code of the colon. */
const construct = defList.document![58] as Construct;
const resolvePackage = construct.resolveAll!;

/*
 * The package (2.0.1) is given line ends that end where their line does. In a container in a quotation they reach to
 * where the next line's text begins; so that of a term was left behind in the paragraph before, and the parser threw.
 * It is changed in its place, since it names itself for the definitions behind the first.
 */
construct.resolveAll = (events, context) => {
  for (const [, { _tokenizer }] of events) _tokenizer?.events.forEach(endAtLine);
  return resolvePackage(events, context);
};

function endAtLine([, token]: Event): void {
  const { type, end } = token;
  if (!type.startsWith("lineEnding") || end.column === 1) return;
  token.end = { ...end, column: 1, offset: end.offset - (end.column - 1) };
}

export const definitionList: Syntax = {
  micromark: (text) => (/^[ \t>]{0,9}:[ \t]+\S/m.test(text) ? defList : undefined),
  fromMarkdown: [defListFromMarkdown],
  toMarkdown: [defListToMarkdown],
};
