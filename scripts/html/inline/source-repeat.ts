/** Converts the "Ibid." of a footnote to both its forms, one of which the page keeps (repeat-sources.ts). */
import type { SourceRepeat } from "../../markdown/sources/cite-sources.ts";
import { element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const sourceRepeat: ToHast<SourceRepeat> = (node, { state }) =>
  element("span", { dataNoteOf: node.slot }, [
    element("span", { className: ["ibidem"] }, state.all(node)),
    element("span", { className: ["on-new-page"] }, [text(node.onNewPage)]),
  ]);
