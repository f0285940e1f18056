/**
 * Lists the converters of those nodes within a line that mdast-util-to-hast doesn't convert as the report needs them.
 */
import { callout } from "./callout.ts";
import { formula } from "./formula.ts";
import { image } from "./image.ts";
import { link } from "./link.ts";
import { smallMark } from "./small-mark.ts";
import { sourceRepeat } from "./source-repeat.ts";

/** Converters by the node's type. */
export const inline = {
  footnoteReference: callout,
  image,
  inlineMath: formula,
  link,
  subscript: smallMark,
  superscript: smallMark,
  mark: smallMark,
  sourceRepeat,
};
