/** Converts subscript, superscript and marked words to `<sub>`, `<sup>` and `<mark>`. */
import type { SmallMark } from "../../markdown/syntax/small-marks.ts";
import { element } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

const tagNames = { subscript: "sub", superscript: "sup", mark: "mark" } as const;

export const smallMark: ToHast<SmallMark> = (node, { state }) => element(tagNames[node.type], {}, state.all(node));
