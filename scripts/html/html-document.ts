/** A page's language, title, styles and content in; the whole HTML document, as text, out. */
import type { Element, Nodes } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { element, text } from "./element.ts";

export interface DocumentHead {
  /** BCP 47. */
  language: string;
  title: string;
  /** CSS. */
  styles: string;
}

/** Self-contained: one file that opens in any browser, from any place. */
export function toHtmlDocument({ language, title, styles }: DocumentHead, body: readonly Element[]): string {
  const html = element("html", { lang: language }, [
    element("head", {}, [
      element("meta", { charSet: "utf-8" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, [text(title)]),
      element("style", {}, [text(styles)]),
    ]),
    element("body", {}, [...body] as Nodes[]),
  ]);
  return `${unified()
    .use(rehypeStringify)
    .stringify({ type: "root", children: [{ type: "doctype" }, html] })}\n`;
}
