/** Writes a complete HTML document from language, title, styles and content. */
import type { Element, Nodes } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { contentPolicy } from "./content-policy.ts";
import { element, text } from "./element.ts";

export interface DocumentHead {
  /** Language of the document, BCP 47. */
  language: string;
  title: string;
  /** Text of the document's only stylesheet. */
  styles: string;
  /** Further elements of the head. */
  metadata?: readonly Element[];
}

/**
 * Returns one file that opens in any browser, from any place, and loads nothing. HTML in `raw` nodes is written as it
 * is.
 */
export function toHtmlDocument(
  { language, title, styles: written, metadata = [] }: DocumentHead,
  body: readonly Element[],
): string {
  // Line ends as the HTML parser reads them, since the policy has the hash of the styles.
  const styles = written.replaceAll(/\r\n?/g, "\n");
  const html = element("html", { lang: language }, [
    element("head", {}, [
      element("meta", { charSet: "utf-8" }),
      element("meta", { httpEquiv: ["Content-Security-Policy"], content: contentPolicy(styles) }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, [text(title)]),
      ...metadata,
      element("style", {}, [text(styles)]),
    ]),
    element("body", {}, [...body] as Nodes[]),
  ]);
  return `${unified()
    .use(rehypeStringify, { allowDangerousHtml: true })
    .stringify({ type: "root", children: [{ type: "doctype" }, html] })}\n`;
}
