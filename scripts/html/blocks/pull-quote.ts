/** Converts `:::pull-quote` to a quotation with a look of its own, and the name of its author below it. */
import type { ContainerDirective } from "mdast-util-directive";
import { titleOfDirective } from "../../markdown/directives/directive-nodes.ts";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const pullQuote: ToHast<ContainerDirective> = (node, { state }) => {
  const title = titleOfDirective(node);
  const blocks = state.all({ ...node, children: node.children.filter((child) => child !== title) });
  const source = title && element("p", { className: ["pull-quote-source"] }, state.all(title));
  if (title && source) state.patch(title, source);
  return element(
    "blockquote",
    { className: ["pull-quote"] },
    state.wrap([...blocks, ...(source ? [source] : [])], true),
  );
};
