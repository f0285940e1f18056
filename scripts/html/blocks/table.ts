/** Converts `:::table` to its caption, the table, and its notes and source. */
import type { ContainerDirective } from "mdast-util-directive";
import { tableFormOf } from "../../markdown/directives/table.ts";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { markLegends, placeProperties, toCaptioned, unitLine } from "./caption.ts";

export const table: ToHast<ContainerDirective> = (node, around) => {
  const { id, caption, blocks } = toCaptioned(node, around);
  markLegends(blocks);
  const className = ["table", ...(tableFormOf(node).isWide ? ["wide"] : [])];
  return element("div", { className, id, ...placeProperties(node) }, [caption, ...unitLine(node), ...blocks]);
};
