/** Converts `:::page-break` to a mark, which becomes a class of the block behind it (set-breaks.ts). */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const pageBreak: ToHast<ContainerDirective> = () => element("div", { className: ["page-break"] });
