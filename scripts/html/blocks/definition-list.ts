/** Converts a list of terms and definitions to `<dl>`, `<dt>` and `<dd>`. */
import type { Nodes } from "mdast";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const definitionList: ToHast<Nodes> = (node, { state }) => element("dl", {}, state.wrap(state.all(node), true));

export const definitionTerm: ToHast<Nodes> = (node, { state }) => element("dt", {}, state.all(node));

/** Returns a `<dd>`. A definition of one paragraph has no `<p>`, and so no space around it. */
export const definitionDescription: ToHast<Nodes> = (node, { state }) => {
  const blocks = state.all(node);
  const [only, ...others] = blocks;
  const isPlain = only?.type === "element" && only.tagName === "p" && others.length === 0;
  return element("dd", {}, isPlain ? only.children : state.wrap(blocks, true));
};
