/** Divides blocks of code into lines, and puts the name of the language, where the author gave one, above them. */
import type { Element, Text } from "hast";
import { element, text } from "./element.ts";

/** Columns from one tab stop to the next, as usual in editors. */
const tabColumns = 4;

/**
 * Makes an element of each line of a `<pre>`, so that a line that breaks because of its length looks different from two
 * lines (styles/agency/text.css). Code with elements in it stays as it is.
 */
export function setCode(pre: Element): void {
  const code = codeIn(pre);
  if (code) {
    code.holder.children = linesOf(code.text.value);
    code.holder.data = { ...code.holder.data, webText: code.text.value };
  }
  const language = languageOf(code?.holder);
  if (language !== undefined) labelWith(language, pre);
}

/** Returns the text of a `<pre>` and the element that holds it; undefined where there are further nodes. */
function codeIn(pre: Element): { holder: Element; text: Text } | undefined {
  const [only, ...others] = pre.children;
  const holder = only?.type === "element" && only.tagName === "code" ? only : pre;
  if (holder !== pre && others.length > 0) return undefined;
  const [content, ...rest] = holder.children;
  return content?.type === "text" && rest.length === 0 ? { holder, text: content } : undefined;
}

function linesOf(value: string): Element[] {
  const lines = value.replace(/\n$/, "").split("\n");
  return lines.map((line) => element("span", { className: ["code-line"] }, [text(`${withoutTabs(line)}\n`)]));
}

/**
 * Replaces tabs by spaces up to the next tab stop: in the continuation of a long line, behind its sign, tabs would end
 * at other columns.
 */
function withoutTabs(line: string): string {
  if (!line.includes("\t")) return line;
  let column = 0;
  const pieces = line.split(/(\t)/).map((piece) => {
    const set = piece === "\t" ? " ".repeat(tabColumns - (column % tabColumns)) : piece;
    column += Array.from(set).length;
    return set;
  });
  return pieces.join("");
}

/** Returns the language of a code block: the first word behind its fence. */
function languageOf(code: Element | undefined): string | undefined {
  const classes = code?.properties.className;
  const names = Array.isArray(classes) ? classes.filter((name) => typeof name === "string") : [];
  return names.find((name) => name.startsWith("language-"))?.slice("language-".length);
}

/** Puts a code block into an element that holds it and its label. */
function labelWith(language: string, pre: Element): void {
  const { position: _, ...inner } = pre;
  const label = element("p", { className: ["code-language"], dataGenerated: "" }, [
    element("small", {}, [text(language)]),
  ]);
  Object.assign(pre, element("div", { className: ["code"] }, [label, inner]));
}
