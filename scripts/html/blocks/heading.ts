/**
 * Converts a heading to `<h1>` … `<h6>` with its number, the author's or the pipeline's, before its title.
 *
 * Within a quotation, a box, a list or a note it becomes a bold line.
 */
import type { Heading, Nodes } from "mdast";
import { sectionNumberLength } from "../../markdown/section-number.ts";
import { addClass, element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { takeAttributes } from "../own-attributes.ts";

/** Classes in braces that say something to the pipeline. */
const knownClasses: ReadonlySet<string> = new Set(["new-page", "unnumbered"]);

export const heading: ToHast<Heading> = (node, { state, context, parent }) => {
  const target = context.targets.get(node);
  const children = state.all(node);
  const first = children[0];
  const length = sectionNumberLength(node) || (target?.bareLength ?? 0);
  if (length > 0 && first?.type === "text") children.splice(0, 1, { ...first, value: first.value.slice(length) });
  const number = target?.number;
  const isWritten = length > 0 && !target?.isAnnex;
  const properties = { className: ["section-number"], ...(isWritten ? {} : { dataGenerated: "" }) };
  // What heads no part of the outline would skip levels in it (PDF/UA-1, clause 7.4.2).
  const name = target?.isInner ? "div" : `h${node.depth}`;
  const inner = target?.isInner
    ? { className: ["inner-heading", ...(isBelowOther(node, parent) ? ["lower"] : [])], dataLevel: String(node.depth) }
    : {};
  const lang = node.data?.hProperties?.lang;
  const own = { ...(target ? { id: target.id } : {}), ...inner, ...(lang === undefined ? {} : { lang }) };
  const result = element(name, own, [
    ...(number ? [element("span", properties, [text(number)]), text(" ")] : []),
    element("span", { className: ["heading-title"] }, children),
  ]);
  // One of level 1 opens a page anyway.
  if (node.depth > 1 && node.data?.hProperties?.className?.includes("new-page")) addClass(result, "new-page");
  return takeAttributes(node, result, context, knownClasses);
};

/** Returns whether a heading of a higher level stands beside it, above or below. */
function isBelowOther({ depth }: Heading, parent: Nodes | undefined): boolean {
  const beside: readonly Nodes[] = parent && "children" in parent ? parent.children : [];
  return beside.some((node) => node.type === "heading" && node.depth < depth);
}
