/** Reads typographic quotation marks around attribute values, in HTML and in braces, as straight ones. */
import type { Html, Image, Link, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { spanConstruct } from "./constructs/span-construct.ts";
import type { Syntax } from "./syntax.ts";

/**
 * Source of a pattern for a value in typographic marks of any language; each mark is one character, like a straight
 * one.
 */
const curlyValue = String.raw`(?:[“”„«»][^“”„«»"<>\n]*[“”«»]|[‘’‚][^‘’‚'<>\n]*[‘’])`;
const plainValue = String.raw`(?:"[^"\n]*"|'[^'\n]*'|[^\s"'=<>“”„«»‘’‚${"`"}]+)`;
const attribute = String.raw`\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:${curlyValue}|${plainValue}))?`;
const tag = new RegExp(String.raw`^<[A-Za-z][\w-]*(?:${attribute})*\s*\/?>$`);
const curlyAttribute = new RegExp(String.raw`(=\s*)(${curlyValue})`, "g");

/** The most characters of a tag; the limit keeps unclosed brackets from taking quadratic time. */
const mostCharacters = 1000;

/** Tokenizes inline tags that CommonMark reads as text because of such marks. */
const curlyTag = spanConstruct({
  name: "curlyTag",
  token: "htmlText",
  lineToken: "htmlTextData",
  judgeCharacters: () => {
    let written = "";
    return (character) => {
      written += character;
      if (character === "\n" || written.length > mostCharacters) return "none";
      if (character !== ">") return "within";
      return tag.test(written) && straightened(written) !== written ? "end" : "none";
    };
  },
});

export const curlyQuotes: Syntax = {
  micromark: (text) => (/<[A-Za-z][^<>]*=\s*[“”„«»‘’‚]/.test(text) ? { text: { 60: curlyTag } } : undefined),
  read: readCurlyTags,
};

/** Returns the source of attributes with straight marks around their values. */
export function straightened(attributes: string): string {
  return attributes.replaceAll(curlyAttribute, (written: string, equals: string, value: string) => {
    const inner = value.slice(1, -1);
    return inner.includes('"') ? written : `${equals}"${inner}"`;
  });
}

/**
 * @param what - description of the quoted text, for the message
 * @param form - the correct form, for the message
 */
export function complainOfCurlyQuotes(file: VFile, what: string, node: Nodes, form = 'name="value"'): void {
  const found = `typographic quotation marks around ${what}`;
  complain(file, "unusual-markup", { found, expected: `straight ones, \`${form}\``, read: "as these" }, node);
}

function readCurlyTags(tree: Root, file: VFile): void {
  if (!/[“”„«»‘’‚]/.test(String(file))) return;
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "html") readTag(node, file);
    else if (node.type === "link" || node.type === "image") readTitle(node, file);
  });
}

function readTag(node: Html, file: VFile): void {
  let name: string | undefined;
  node.value = node.value.replaceAll(
    /<([A-Za-z][\w-]*)(\s[^<>]*)>/g,
    (written: string, tagName: string, given: string) => {
      const meant = straightened(given);
      if (meant === given) return written;
      name ??= tagName;
      return `<${tagName}${meant}>`;
    },
  );
  if (name !== undefined) complainOfCurlyQuotes(file, `a value of <${name}>`, node);
}

/** Reports a title in such marks, which template-address.ts has read. */
function readTitle(node: Link | Image, file: VFile): void {
  const { start, end } = node.position ?? {};
  if (!node.title || !start || !end) return;
  if (/[“”«»‘’]\s*\)$/.test(String(file).slice(start.offset, end.offset))) {
    const what = node.type === "image" ? "picture" : "link";
    complainOfCurlyQuotes(file, `the title of a ${what}`, node, '[words](address "title")');
  }
}
