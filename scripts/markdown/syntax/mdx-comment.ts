/** Removes comments of MDX, JavaScript's comments in braces. */
import type { Html, Nodes, Root } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { spanConstruct } from "./constructs/span-construct.ts";
import type { Syntax } from "./syntax.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mdxComment: "mdxComment";
    mdxCommentLine: "mdxCommentLine";
  }
}

declare module "mdast" {
  interface HtmlData {
    /** Whether the node is an MDX comment and no HTML. */
    isMdxComment?: true;
  }
}

const brace = 123;
const [opening, closing] = ["{/*", "*/}"];
/** The most characters of a comment; the limit keeps an unclosed one from taking quadratic time. */
const mostCharacters = 10_000;

const comment = spanConstruct({
  name: "mdxComment",
  token: "mdxComment",
  lineToken: "mdxCommentLine",
  judgeCharacters: () => {
    let [count, last] = [0, ""];
    return (character) => {
      if (count < opening.length && character !== opening[count]) return "none";
      last = (last + character).slice(-closing.length);
      if (++count > mostCharacters) return "none";
      return last === closing && count >= opening.length + closing.length ? "end" : "within";
    };
  },
});

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    mdxComment(token) {
      this.enter({ type: "html", value: "", data: { isMdxComment: true } }, token);
      this.buffer();
    },
  },
  exit: {
    mdxComment(token) {
      this.resume();
      this.exit(token);
    },
  },
};

/** Removes comments, and paragraphs of nothing else, with one message in a file at the first. */
function removeComments(tree: Root, file: VFile): void {
  if (!String(file).includes(opening)) return;
  let count = 0;
  let first: Nodes | undefined;
  const isComment = (node: Nodes): node is Html => node.type === "html" && node.data?.isMdxComment === true;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter((node) => {
      const comments = node.type === "paragraph" || node.type === "heading" ? node.children.filter(isComment) : [];
      if ((node.type !== "paragraph" && node.type !== "heading") || comments.length === 0) return !isComment(node);
      count += comments.length;
      first ??= comments[0];
      node.children = node.children.filter((child) => !isComment(child));
      return node.children.some((child) => child.type !== "text" || child.value.trim() !== "");
    });
  });
  const read = `a comment, which is not printed (${count} in this file)`;
  if (first) complain(file, "foreign-markup", { found: "{/*…*/}", read }, first);
}

export const mdxComment: Syntax = {
  micromark: (text) => (text.includes(opening) ? { text: { [brace]: comment } } : undefined),
  fromMarkdown: [fromMarkdown],
  read: removeComments,
};
