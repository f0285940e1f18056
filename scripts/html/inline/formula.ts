/** Converts a formula in a line to MathML; one that can't be set is printed as it is written. */
import type { InlineMath } from "../../markdown/syntax/formulas/formula.ts";
import { complain } from "../../messages/complain.ts";
import { element, text } from "../element.ts";
import { setFormula } from "../../lib/tex/set-formula.ts";
import type { ToHast } from "../hast-context.ts";

export const formula: ToHast<InlineMath> = (node, { context, fillLater }) => {
  const set = setFormula(node.isLarge ? `\\displaystyle ${node.value}` : node.value, false);
  if ("why" in set) {
    complain(context.file, "bad-formula", { formula: node.value, why: set.why }, node);
    return element("code", {}, [text(node.value)]);
  }
  const place = element("span", { className: ["formula-in-line"] });
  fillLater(place, (filled) => void (filled.children = [set.math]));
  return place;
};
