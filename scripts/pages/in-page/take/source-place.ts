/** Finds the place in the unpaged unit of a place on a page. */
import { nodeBehind } from "../floats/float-order.ts";
import { blankDropped } from "../breaks/page-end.ts";
import type { BreakToken } from "../paged-js.ts";

const isBlank = (node: Node): boolean => node instanceof Text && !/[^\t\n\r ]/.test(node.data);

/**
 * Returns where an overflow begins in the unit; undefined where only repeated heads are behind it. Nodes are found by
 * their neighbours, since the same words may occur several times.
 *
 * @param source - the unpaged unit
 */
export function placeInSource({ startContainer, startOffset }: Range, source: ParentNode): BreakToken | undefined {
  if (startContainer instanceof Text) {
    const text = textInSource(startContainer, source);
    // The beginning of the text may be on an earlier page, but its end isn't.
    const missing = text ? text.length - startContainer.length - blankDropped(startContainer) : 0;
    return text && { node: text, offset: startOffset + missing };
  }
  const first = startContainer.childNodes[startOffset];
  for (let node = first ?? nodeBehind(startContainer); node; node = nodeBehind(node)) {
    const place = beginOf(node, source);
    if (place) return place;
  }
  return undefined;
}

function beginOf(node: Node, source: ParentNode): BreakToken | undefined {
  if (node instanceof Element) {
    const element = elementInSource(node, source);
    return element ? { node: element, offset: 0 } : undefined;
  }
  if (!(node instanceof Text) || isBlank(node)) return undefined;
  const text = textInSource(node, source);
  if (!text) return undefined;
  return { node: text === text.parentNode!.firstChild ? text.parentNode! : text, offset: 0 };
}

/**
 * Returns the element of the unit for one on the current page. If the element was split at page ends (break-rows.ts),
 * it is the last piece that doesn't wait for the next page.
 */
export function elementInSource({ attributes }: Element, source: ParentNode): Element | null {
  const ref = attributes.getNamedItem("data-ref")?.value;
  if (ref === undefined) return null;
  const first = source.querySelector<HTMLElement>(`[data-ref="${ref}"]`);
  if (first?.dataset.splitTo === undefined) return first;
  const pieces = [...source.querySelectorAll(`[data-ref="${ref}"]`)];
  return pieces.findLast((piece) => !piece.closest("[data-waits]")) ?? null;
}

/**
 * Returns a text of the source, found by the elements beside it, since texts have no ids. There are never two texts
 * without an element between them.
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
  // Without neighbours on the page, it is the element's only text, or its last one, continued from the page before.
  return texts.findLast(({ data }) => data.endsWith(text.data)) ?? texts.at(-1);
}

function asText(node: Node | null): Text | undefined {
  return node instanceof Text ? node : undefined;
}

const words =
  "a, abbr, b, br, cite, code, dfn, em, i, img, input, kbd, q, samp, small, span, strong, sub, sup, time, tt, var";

/** Returns the space between two words, if it is a text of its own behind one of them. */
export function spaceBehind(node: Node): Node | undefined {
  const space = node.nextSibling;
  return space instanceof Text && isBlank(space) && (node as Element).matches(words) ? space : undefined;
}
