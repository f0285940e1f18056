/** Converts `:::keep` to an element that isn't divided between pages. */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const keep: ToHast<ContainerDirective> = (node, { state }) =>
  element("div", { className: ["keep"] }, state.wrap(state.all(node), true));
