/** Finds in the unpaged unit what stands at a place of a page. */
import type { BreakToken } from "./paged-js.ts";

const isBlank = (node: Node): boolean => node instanceof Text && !/[^\t\n\r ]/.test(node.data);

/**
 * Returns the place in the unit of where an overflow begins; undefined where all behind it is repeated heads. Nodes are
 * found by those beside them: texts repeat each other, so that none can be found by its words.
 *
 * @param source - the unit, unpaged
 */
export function placeInSource({ startContainer, startOffset }: Range, source: ParentNode): BreakToken | undefined {
  if (startContainer instanceof Text) {
    const text = textInSource(startContainer, source);
    // Its beginning may stand on an earlier page, its end never does.
    return text && { node: text, offset: startOffset + text.length - startContainer.length };
  }
  const first = startContainer.childNodes[startOffset];
  for (let node = first ?? nextAfter(startContainer); node; node = nextAfter(node)) {
    const place = beginOf(node, source);
    if (place) return place;
  }
  return undefined;
}

function beginOf(node: Node, source: ParentNode): BreakToken | undefined {
  if (node instanceof Element) {
    const element = elementInSource(node, source);
    return element ? { node: withCellsBefore(element), offset: 0 } : undefined;
  }
  if (!(node instanceof Text) || isBlank(node)) return undefined;
  const text = textInSource(node, source);
  if (!text) return undefined;
  return { node: text === text.parentNode!.firstChild ? text.parentNode! : text, offset: 0 };
}

/**
 * Returns where Paged.js must begin, so that it makes the cells before one anew, which it does only for what is in it,
 * not for the cell itself.
 */
function withCellsBefore(element: Element): Node {
  const isLater = element.matches("td, th") && element.previousElementSibling !== null;
  return (isLater && element.firstChild) || element;
}

function elementInSource({ attributes }: Element, source: ParentNode): Element | null {
  const ref = attributes.getNamedItem("data-ref")?.value;
  return ref === undefined ? null : source.querySelector(`[data-ref="${ref}"]`);
}

/**
 * Returns a text of the source by the elements beside it, since texts have no names; of two texts without one
 * between, none is ever made.
 */
function textInSource(text: Text, source: ParentNode): Text | undefined {
  for (let before = text.previousSibling; before; before = before.previousSibling) {
    const element = before instanceof Element && elementInSource(before, source);
    if (element) return asText(element.nextSibling);
  }
  for (let after = text.nextSibling; after; after = after.nextSibling) {
    const element = after instanceof Element && elementInSource(after, source);
    if (element) return asText(element.previousSibling);
  }
  const parent = text.parentElement && elementInSource(text.parentElement, source);
  const texts = [...(parent?.childNodes ?? [])].filter((node): node is Text => node instanceof Text);
  // Alone on the page: the only text, or what an element ends with that went on from the page before.
  return texts.findLast(({ data }) => data.endsWith(text.data)) ?? texts.at(-1);
}

function asText(node: Node | null): Text | undefined {
  return node instanceof Text ? node : undefined;
}

/** Returns the next node in reading order that is not within `node`. */
function nextAfter(node: Node): Node | null {
  for (let around: Node | null = node; around; around = around.parentNode) {
    if (around.nextSibling) return around.nextSibling;
  }
  return null;
}

const words =
  "a, abbr, b, br, cite, code, dfn, em, i, img, input, kbd, q, samp, small, span, strong, sub, sup, time, tt, var";

/** Returns the space between two words, where it is a text of its own behind one of them. */
export function spaceBehind(node: Node): Node | undefined {
  const space = node.nextSibling;
  return space instanceof Text && isBlank(space) && (node as Element).matches(words) ? space : undefined;
}
