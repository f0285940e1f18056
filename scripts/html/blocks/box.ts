/** Converts `:::box` to an aside: a caption, and a body that may be divided between pages. */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { toCaptioned } from "./caption.ts";

export const box: ToHast<ContainerDirective> = (node, around) => {
  const { id, caption, blocks } = toCaptioned(node, around);
  const body = element("div", { className: ["box-body"] }, around.state.wrap(blocks, true));
  return element("aside", { className: ["box"], id }, [caption, body]);
};
