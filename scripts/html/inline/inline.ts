/** Lists what converts each node within a line that isn't converted as usual. */
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
