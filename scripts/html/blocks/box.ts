/**
 * Converts `:::box` to an `<aside>` with a caption and a body that may break over pages. The kind of box is a class.
 */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { toCaptioned } from "./caption.ts";

export const box: ToHast<ContainerDirective> = (node, around) => {
  const { id, caption, blocks } = toCaptioned(node, around);
  const body = element("div", { className: ["box-body"] }, around.state.wrap(blocks, true));
  const kind = around.context.targets.get(node)?.boxKind;
  return element("aside", { className: ["box", ...(kind === undefined ? [] : [`box-${kind}`])], id }, [caption, body]);
};
