/**
 * Converts a heading to `<h1>` … `<h6>`: its number, given by author or pipeline, then its title.
 *
 * A heading within a quotation, a box, a list or a note becomes a bold line.
 */
import type { Heading, Nodes } from "mdast";
import { sectionNumberLength } from "../../markdown/numbers/section-number.ts";
import { addClass, element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { takeAttributes } from "../own-attributes.ts";

/** Classes in braces (`{.new-page}`) that the pipeline understands. */
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
  // A heading within a block belongs to no outline, in which it could skip levels (PDF/UA-1, clause 7.4.2).
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
  // A heading of level 1 begins a page anyway.
  if (node.depth > 1 && node.data?.hProperties?.className?.includes("new-page")) addClass(result, "new-page");
  return takeAttributes(node, result, context, knownClasses);
};

/** Returns whether a sibling, before or behind, is a heading of a higher level. */
function isBelowOther({ depth }: Heading, parent: Nodes | undefined): boolean {
  const beside: readonly Nodes[] = parent && "children" in parent ? parent.children : [];
  return beside.some((node) => node.type === "heading" && node.depth < depth);
}
