/** Counts the elements that a browser draws for an SVG, repeated ones each time. */
import { weighFunctions } from "./svg-filters.ts";
import type { Sight } from "./svg-sight.ts";

export interface DrawnElement {
  name: string;
  id: string | undefined;
  classes: string[];
  /** Ids of the elements that are drawn for it: by `<use>`, patterns, masks, markers, filters … */
  references: string[];
  /** Index of the element around it. */
  parent: number | undefined;
  /** How many elements are drawn for it alone: more than one where it shows an image. */
  weight: number;
}

const shapes = new Set("path rect circle ellipse line polyline polygon text image use foreignObject filter".split(" "));
/** Elements with which more is seen than shapes by themselves show. */
const shown = new Set("animate animateMotion animateTransform set marker".split(" "));
/** Elements whose content is drawn only where it is used. */
const stores = new Set("defs symbol clipPath mask pattern marker".split(" "));

/** Returns whether a drawing has no shape, image or text that is drawn; a filter may draw by itself. */
export function isBlankSvg(elements: readonly DrawnElement[]): boolean {
  return drawnIn(elements).length === 0;
}

/** Returns whether all that is drawn is certainly unseen; what moves may come into sight, and lines bear markers. */
export function isDrawnUnseen(elements: readonly DrawnElement[], sights: readonly Sight[]): boolean {
  return drawnIn(elements).every((index) => sights[index]!.isUnseen) && !elements.some(({ name }) => shown.has(name));
}

/** Returns the indices of what is drawn. */
function drawnIn(elements: readonly DrawnElement[]): number[] {
  const stored: boolean[] = [];
  return elements.flatMap(({ name, parent }, index) => {
    const isStored = stores.has(name) || (parent !== undefined && stored[parent]!);
    stored.push(isStored);
    return !shapes.has(name) || (isStored && name !== "filter") ? [] : [index];
  });
}

/** Returns the ids in `url(#id)`. */
export function referencesIn(text: string): string[] {
  return Array.from(text.matchAll(/url\(\s*["']?#([^"')\s]+)/gi), ([, id]) => id!);
}

/**
 * Counts the elements that are drawn. A mask that is used by ten elements of another mask, which is itself used by ten
 * elements, is drawn a hundred times.
 *
 * @param styles - text of all style sheets
 * @param maxDepth - how deep elements, with those that they repeat, may be nested
 * @returns the count, which may be Infinity
 */
export function weighDrawing(elements: readonly DrawnElement[], styles: string, maxDepth: number): number | "too deep" {
  const byId = new Map<string, number>();
  const children: number[][] = elements.map(() => []);
  for (const [index, { id, parent }] of elements.entries()) {
    if (id !== undefined && !byId.has(id)) byId.set(id, index);
    if (parent !== undefined) children[parent]!.push(index);
  }
  const styled = stylesByName(styles);
  const known = new Map<number, { weight: number; height: number } | "open">();

  function measure(index: number, depth: number): { weight: number; height: number } {
    const before = known.get(index);
    // An element that contains a reference to itself is not drawn.
    if (before === "open") return { weight: 0, height: 0 };
    if (before) return before;
    if (depth > maxDepth) return { weight: 0, height: Infinity };
    known.set(index, "open");
    const { ids, added } = fromStyles(index);
    let [weight, height] = [elements[index]!.weight + added, 0];
    for (const inner of [...children[index]!, ...ids.flatMap((one) => byId.get(one) ?? [])]) {
      const found = measure(inner, depth + 1);
      weight += found.weight;
      height = Math.max(height, found.height + 1);
    }
    const measured = { weight, height };
    known.set(index, measured);
    return measured;
  }

  /** Returns the ids of the elements that are drawn for an element, and the weight that style sheets add to it. */
  function fromStyles(index: number): { ids: string[]; added: number } {
    const { name, id, classes, references } = elements[index]!;
    if (styled.size === 0) return { ids: references, added: 0 };
    const names = ["*", name, `#${id ?? ""}`, ...classes.map((one) => `.${one}`)];
    const found = names.flatMap((one) => styled.get(one) ?? []);
    const ids = new Set([...references, ...found.flatMap(({ ids }) => ids)]);
    return { ids: [...ids], added: Math.max(0, ...found.map(({ weight }) => weight)) };
  }

  if (elements.length === 0) return 0;
  const { weight, height } = measure(0, 0);
  return height > maxDepth ? "too deep" : weight;
}

/** Ids and weight that a rule of a style sheet adds to an element. */
interface Styled {
  ids: string[];
  weight: number;
}

/** Returns the ids and weight that rules add, by the last simple selector of each: `.name`, `#name`, `name` or `*`. */
function stylesByName(styles: string): Map<string, Styled[]> {
  const byName = new Map<string, Styled[]>();
  const add = (name: string, styled: Styled) => {
    if (styled.ids.length === 0 && styled.weight === 0) return;
    const before = byName.get(name);
    if (before) before.push(styled);
    else byName.set(name, [styled]);
  };
  const plain = styles.replaceAll(/\/\*.*?(?:\*\/|$)/gs, " ");
  const rest = plain.replaceAll(/(?<![^{}])([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
    const styled = { ids: referencesIn(body), weight: weighFunctions(body) };
    for (const selector of selectors.split(",")) add(lastName(selector), styled);
    return "";
  });
  // The text outside these rules, as of nested ones, counts for every element.
  add("*", { ids: referencesIn(rest), weight: weighFunctions(rest) });
  return byName;
}

/** Returns the last simple selector; `*` for selectors that may match other elements than they name. */
function lastName(selector: string): string {
  if (/[()[\]\\]/.test(selector)) return "*";
  const last = selector
    .trim()
    .split(/[\s>+~]+/)
    .at(-1)!;
  return /[.#][\w\u0080-\uffff-]+/.exec(last)?.[0] ?? /^[\w-]+/.exec(last)?.[0] ?? "*";
}
