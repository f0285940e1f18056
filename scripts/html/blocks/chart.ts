/** Converts `:::chart` to a figure with the drawn chart, and for the web page also with a table of its numbers. */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { markLegends, placeProperties, rightsLines, rightsProperties, toCaptioned, unitLine } from "./caption.ts";

export const chart: ToHast<ContainerDirective> = (node, around) => {
  const { state, context, fillLater } = around;
  const { id, caption, blocks } = toCaptioned(node, around);
  markLegends(blocks);
  const place = element("div", { className: ["chart"] });
  state.patch(node, place);
  const drawn = context.charts[context.chartOf.get(node) ?? -1];
  if (drawn) {
    // The drawing is put in after the sanitizer, which removes SVG.
    fillLater(place, (filled) => {
      filled.children = [drawn.svg];
      filled.data = { ...filled.data, onlyForWeb: drawn.table, webSummary: context.labels.table };
      if (drawn.narrow) filled.data.forNarrowWindows = drawn.narrow;
    });
  }
  const { className, ...rights } = rightsProperties(node, around);
  return element("div", { className: ["figure", ...className], id, ...rights, ...placeProperties(node) }, [
    caption,
    ...unitLine(node),
    place,
    ...blocks,
    ...rightsLines(node, around),
  ]);
};
