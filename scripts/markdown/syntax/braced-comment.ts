/** Removes comments that other programs write in braces: those of MDX, Liquid, Jinja and Hugo. */
import type { Html, Nodes, Root } from "mdast";
import type { Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import { blockOfLines } from "./constructs/block-of-lines.ts";
import { spanConstruct } from "./constructs/span-construct.ts";
import type { Syntax } from "./syntax.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    bracedComment: "bracedComment";
    bracedCommentLine: "bracedCommentLine";
  }
}

declare module "mdast" {
  interface HtmlData {
    /** The marks of a comment in braces, which is no HTML; undefined for HTML. */
    commentMarks?: string;
  }
}

/** How a program writes comments; both patterns match where a text ends. */
interface CommentForm {
  opening: RegExp;
  closing: RegExp;
  /** The marks, for the message. */
  marks: string;
}

const forms: readonly CommentForm[] = [
  { opening: /^\{\/\*$/, closing: /\*\/\}$/, marks: "{/*…*/}" },
  { opening: /^\{\{-?[ \t]*\/\*$/, closing: /\*\/[ \t]*-?\}\}$/, marks: "{{/*…*/}}" },
  {
    opening: /^\{%-?[ \t]*comment(?:[ \t][^{}%]*)?%\}$/,
    closing: /\{%-?[ \t]*endcomment[ \t]*-?%\}$/,
    marks: "{% comment %}…{% endcomment %}",
  },
  { opening: /^\{#-?[ \t]$/, closing: /[ \t]-?#\}$/, marks: "{# … #}" },
];
const perhaps = /\{\/\*|\{\{-?[ \t]*\/\*|\{%-?[ \t]*comment\b|\{#-?[ \t]/;

const brace = 123;
/** The most characters of what opens a comment, and of what closes one. */
const mostOfMark = 80;
/** The most characters and lines of a comment; the limits keep an unclosed one from taking quadratic time. */
const [mostCharacters, mostLines] = [10_000, 200];

const inLine = spanConstruct({
  name: "bracedComment",
  token: "bracedComment",
  lineToken: "bracedCommentLine",
  judgeCharacters: () => {
    let [count, last] = [0, ""];
    let form: CommentForm | undefined;
    return (character) => {
      if (++count > mostCharacters) return "none";
      if (count === 1 && character !== "{") return "none";
      last = (last + character).slice(-mostOfMark);
      if (form) return form.closing.test(last) ? "end" : "within";
      form = forms.find(({ opening }) => opening.test(last));
      if (form) last = "";
      else if (character === "}" || character === "\n" || count === mostOfMark) return "none";
      return "within";
    };
  },
});

/** Tokenizes comments that begin and end with a line, and may hold empty ones. */
const block = blockOfLines({
  name: "bracedCommentBlock",
  token: "bracedComment",
  lineToken: "bracedCommentLine",
  mostLines,
  judgeLines: () => {
    let form: CommentForm | undefined;
    return (line, index) => {
      let rest = line.trimEnd();
      if (index === 0) {
        const opened = openedBy(rest);
        if (!opened) return "none";
        form = opened.form;
        rest = rest.slice(opened.length);
      }
      if (form!.closing.test(rest)) return "end";
      // What stands behind a comment is read as text.
      return new RegExp(form!.closing.source.slice(0, -1)).test(rest) ? "none" : "within";
    };
  },
});

/** Returns the form of the comment that a line opens, and the length of its mark. */
function openedBy(line: string): { form: CommentForm; length: number } | undefined {
  for (let length = 1; length <= Math.min(line.length, mostOfMark); length++) {
    const form = forms.find(({ opening }) => opening.test(line.slice(0, length)));
    if (form) return { form, length };
  }
  return undefined;
}

const enter: Handle = function (token) {
  const marks = openedBy(this.sliceSerialize(token))?.form.marks ?? "";
  this.enter({ type: "html", value: "", data: { commentMarks: marks } }, token);
  this.buffer();
};

const fromMarkdown: FromMarkdownExtension = {
  enter: { bracedComment: enter },
  exit: {
    bracedComment(token) {
      this.resume();
      this.exit(token);
    },
  },
};

/** Removes comments, and paragraphs of nothing else, with one message in a file at the first. */
function removeComments(tree: Root, file: VFile): void {
  if (!perhaps.test(String(file))) return;
  let count = 0;
  let first: Html | undefined;
  const isComment = (node: Nodes): node is Html => node.type === "html" && node.data?.commentMarks !== undefined;
  const take = (comment: Html) => {
    count++;
    first ??= comment;
  };
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).filter((node) => {
      if (isComment(node)) take(node);
      const comments = node.type === "paragraph" || node.type === "heading" ? node.children.filter(isComment) : [];
      if ((node.type !== "paragraph" && node.type !== "heading") || comments.length === 0) return !isComment(node);
      for (const comment of comments) take(comment);
      node.children = node.children.filter((child) => !isComment(child));
      return node.children.some((child) => child.type !== "text" || child.value.trim() !== "");
    });
  });
  const read = `a comment, which is not printed (${count} in this file)`;
  if (first) complain(file, "foreign-markup", { found: first.data!.commentMarks!, read }, first);
}

export const bracedComment: Syntax = {
  micromark: (text) => (perhaps.test(text) ? { text: { [brace]: inLine }, flow: { [brace]: block } } : undefined),
  fromMarkdown: [fromMarkdown],
  read: removeComments,
};
