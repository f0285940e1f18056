/** Converts a display formula to MathML, with its number at the end of the line. */
import type { DisplayMath } from "../../markdown/syntax/formulas/formula.ts";
import { complain } from "../../messages/complain.ts";
import { element, text } from "../element.ts";
import { setFormula } from "../../lib/tex/set-formula.ts";
import type { ToHast } from "../hast-context.ts";

export const formula: ToHast<DisplayMath> = (node, { context, fillLater }) => {
  const set = setFormula(node.value, true);
  if ("why" in set) complain(context.file, "bad-formula", { formula: node.value, why: set.why }, node);
  const place = element("div", { className: ["formula-body"] });
  if ("math" in set) fillLater(place, (filled) => void (filled.children = [set.math]));
  else place.children = [element("code", {}, [text(node.value)])];
  const target = context.targets.get(node);
  if (!target?.number) return element("div", { className: ["formula"] }, [place]);
  const number = element("div", { className: ["formula-number"], dataGenerated: "" }, [text(`(${target.number})`)]);
  return element("div", { className: ["formula"], id: target.id }, [place, number]);
};
