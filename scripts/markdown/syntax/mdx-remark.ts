/** Removes comments of MDX, JavaScript's comments in braces. */
import type { Html, Nodes, Root } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Construct, State } from "micromark-util-types";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { isLineEnd } from "./is-line-end.ts";
import type { Syntax } from "./syntax.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mdxRemark: "mdxRemark";
    mdxRemarkLine: "mdxRemarkLine";
  }
}

declare module "mdast" {
  interface HtmlData {
    /** Whether the node is an MDX comment and no HTML. */
    isRemark?: true;
  }
}

const brace = 123;
const [opening, closing] = ["{/*", "*/}"];
/** The most characters of a comment; the limit keeps an unclosed one from taking quadratic time. */
const mostCharacters = 10_000;

const remark: Construct = {
  name: "mdxRemark",
  tokenize(effects, ok, nok) {
    let count = 0;
    let behind = "";
    const inside: State = (code) => {
      if (code === null || count > mostCharacters) return nok(code);
      if (isLineEnd(code)) return lineEnd(code);
      const character = String.fromCharCode(Math.max(code, 32));
      if (count < opening.length && character !== opening[count]) return nok(code);
      count++;
      behind = (behind + character).slice(-closing.length);
      effects.consume(code);
      return behind === closing && count > opening.length + 1 ? end : inside;
    };
    const lineEnd: State = (code) => {
      if (count < opening.length) return nok(code);
      effects.exit("mdxRemarkLine");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return lineStart;
    };
    const lineStart: State = (code) => {
      if (code === null) return nok(code);
      if (isLineEnd(code)) {
        effects.enter("lineEnding");
        effects.consume(code);
        effects.exit("lineEnding");
        return lineStart;
      }
      effects.enter("mdxRemarkLine");
      behind = "";
      return inside(code);
    };
    const end: State = (code) => {
      effects.exit("mdxRemarkLine");
      effects.exit("mdxRemark");
      return ok(code);
    };
    return (code) => {
      effects.enter("mdxRemark");
      effects.enter("mdxRemarkLine");
      return inside(code);
    };
  },
};

const fromMarkdown: FromMarkdownExtension = {
  enter: {
    mdxRemark(token) {
      this.enter({ type: "html", value: "", data: { isRemark: true } }, token);
      this.buffer();
    },
  },
  exit: {
    mdxRemark(token) {
      this.resume();
      this.exit(token);
    },
  },
};

/** Removes comments, and paragraphs of nothing else, with one message in a file at the first. */
function takeOutRemarks(tree: Root, file: VFile): void {
  if (!String(file).includes(opening)) return;
  let count = 0;
  let first: Nodes | undefined;
  const isRemark = (node: Nodes): node is Html => node.type === "html" && node.data?.isRemark === true;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter((node) => {
      const remarks = node.type === "paragraph" || node.type === "heading" ? node.children.filter(isRemark) : [];
      if ((node.type !== "paragraph" && node.type !== "heading") || remarks.length === 0) return !isRemark(node);
      count += remarks.length;
      first ??= remarks[0];
      node.children = node.children.filter((child) => !isRemark(child));
      return node.children.some((child) => child.type !== "text" || child.value.trim() !== "");
    });
  });
  const read = `a remark, which is not printed (${count} in this file)`;
  if (first) complain(file, "foreign-markup", { found: "{/*…*/}", read }, first);
}

export const mdxRemark: Syntax = {
  micromark: (text) => (text.includes(opening) ? { text: { [brace]: remark } } : undefined),
  fromMarkdown: [fromMarkdown],
  read: takeOutRemarks,
};
