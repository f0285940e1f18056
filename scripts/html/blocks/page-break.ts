/** Converts `:::page-break` to a marker element, which set-breaks.ts turns into a class of the next block. */
import type { ContainerDirective } from "mdast-util-directive";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const pageBreak: ToHast<ContainerDirective> = () => element("div", { className: ["page-break"] });
