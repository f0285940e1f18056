/** Reads ` ewpage`, `{{< pagebreak >}}` and HTML with a page break as `:::page-break`. */
import type { Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { pageBreak } from "../directives/page-break.ts";
import type { Syntax } from "./syntax.ts";

export const foreignBreak: Syntax = { read: readBreaks };

const command =
  /^(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\}|\[\d\])?|\{\{<\s*pagebreak\s*>\}\}|\+{3}pagebreak\+{3}|\[pagebreak\])$/i;
/** Matches an element without text. */
const emptyElement = /^<(div|p|br|hr|span)\b([^<>]*)>(?:\s|&nbsp;|<br\s*\/?>)*(?:<\/\1>)?$/i;
const styleAttribute = /style\s*=\s*["']([^"'<>]*)["']/gi;
const breakProperty = /(?:page-)?break-(?:after|before)\s*:\s*(?:always|page)\b/i;
const comment = /^<!--\s*(?:page-?break|newpage)\s*-->$/i;

/**
 * Replaces breaks at the top level only: within boxes, lists and quotations no page can begin, and they stay as they
 * are written.
 */
function readBreaks(tree: Root, file: VFile): void {
  if (!/\\(?:new|clear|cleardouble)page|page-?break|break-(?:after|before)/i.test(String(file))) return;
  for (const [index, node] of tree.children.entries()) {
    const found = writtenBreak(node);
    if (found === undefined) continue;
    const { position } = node;
    const read: ContainerDirective = {
      type: "containerDirective",
      name: pageBreak.name,
      attributes: {},
      children: [],
      ...(position ? { position } : {}),
    };
    tree.children[index] = read;
    complain(file, "foreign-markup", { found, read: "`:::page-break`" }, node);
  }
}

function writtenBreak(node: Nodes): string | undefined {
  if (node.type === "html") return breaksPage(node.value.trim()) ? node.value.trim() : undefined;
  const [only, ...others] = node.type === "paragraph" ? node.children : [];
  if (only?.type !== "text" || others.length > 0) return undefined;
  return command.test(only.value.trim()) ? only.value.trim() : undefined;
}

function breaksPage(html: string): boolean {
  const attributes = emptyElement.exec(html)?.[2] ?? "";
  return comment.test(html) || [...attributes.matchAll(styleAttribute)].some(([, style]) => breakProperty.test(style!));
}
