/** Finds the declarations of a stylesheet that can make words invisible. */
import { generate, parse, walk, type Rule } from "css-tree";

/** A declaration that can hide words, at its place. */
export interface HidingRule {
  /** Property and value, `display: none`. */
  declaration: string;
  /** Selector of its rule. */
  selector: string;
  /** Line and column, from 1. */
  line: number;
  column: number;
}

/** Matches a length of zero, or of less than a point or pixel, which is too small to be read. */
const tiny = /^[+-]?(?:0(?:\.0*)?(?:[a-z]*|%)|0?\.\d+(?:px|pt))$/i;
/** Matches a length of three digits or more to the left or above, or of so many ems that it leads off a page. */
const faraway = /(?:^|[\s(,\d])-(?:\d{3,}(?:\.\d+)?[a-z%]*|\d{2,}(?:\.\d+)?(?:r?em|cm|in|vw|vh))(?=$|[\s),-])/i;

/** Values that hide words, by property. */
const hiding: Readonly<Record<string, RegExp>> = {
  display: /^none$/i,
  visibility: /^(?:hidden|collapse)$/i,
  "content-visibility": /^hidden$/i,
  "font-size": tiny,
  opacity: /^(?:0?\.0\d*|0|0%)$/,
  color: /^transparent$|\/\s*0%?\)$|^rgba?\(.*,\s*0%?\)$|^#(?:[\da-f]{3}0|[\da-f]{6}00)$/i,
  "-webkit-text-fill-color": /^transparent$/i,
  "text-indent": faraway,
  left: faraway,
  top: faraway,
  margin: faraway,
  "margin-left": faraway,
  "margin-top": faraway,
  transform: /\bscale[xy3d]*\(\s*0(?:\.0*)?\s*[,)]|translate/i,
  scale: /^0(?:\.0*)?(?:\s|$)/,
  clip: /^rect/i,
  "clip-path": /^(?!none$|inset\(\s*(?:-|calc\(-)|border-box$|margin-box$)/i,
  mask: /^(?!none$)/i,
  "mask-image": /^(?!none$)/i,
  "-webkit-mask": /^(?!none$)/i,
  "-webkit-mask-image": /^(?!none$)/i,
  filter: /^(?!none$)/i,
  "mix-blend-mode": /^(?!normal$)/i,
  background: /gradient\(/i,
  "background-image": /gradient\(/i,
  width: tiny,
  height: tiny,
  "max-width": tiny,
  "max-height": tiny,
  "list-style": /\bnone\b/i,
  "list-style-type": /^(?:none|""|'')$/i,
  content: /^(?!normal$)/i,
};

/** Matches selectors of generated boxes, in which no word of the manuscript stands. */
const generated = /::?(?:before|after)$/i;

/**
 * Returns the declarations in the order of the sheet. Whether one hides words depends on what its selector matches:
 * most sheets hide a drawing or a rule somewhere, which is nobody's loss.
 */
export function findHidingRules(css: string): HidingRule[] {
  const found: HidingRule[] = [];
  walk(parse(css, { positions: true, parseCustomProperty: false }), function (node) {
    if (node.type !== "Declaration" || !this.rule) return;
    const value = generate(node.value);
    const selector = hiddenBy(this.rule);
    if (selector === "" || hiding[node.property.toLowerCase()]?.test(value) !== true) return;
    const { line = 1, column = 1 } = node.loc?.start ?? {};
    found.push({ declaration: `${node.property}: ${value}`, selector, line, column });
  });
  return found;
}

/** Returns the selectors of a rule that match more than generated boxes; empty where there are none. */
function hiddenBy({ prelude }: Rule): string {
  const selectors = prelude.type === "SelectorList" ? prelude.children.toArray().map((each) => generate(each)) : [];
  return selectors.filter((selector) => !generated.test(selector)).join(", ");
}
