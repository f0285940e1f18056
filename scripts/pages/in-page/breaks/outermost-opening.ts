/** Finds the outermost element that begins with a node, so that a break before it leaves no empty shell. */

/**
 * Returns the outermost node within an element that begins with `node`, disregarding white space.
 *
 * @param staysIn - whether a parent is never taken, though it begins with the node; without, a piece that continues an
 *   element of an earlier page
 */
export function outermostOpening(
  node: Node,
  within: Element,
  staysIn: (parent: Element) => boolean = isContinued,
): Node {
  let outermost = node;
  while (outermost.parentNode !== within && !isPreceded(outermost)) {
    if (staysIn(outermost.parentElement!)) break;
    outermost = outermost.parentNode!;
  }
  return outermost;
}

/** Returns whether an element is a piece that continues one of an earlier page. */
export function isContinued(element: Element): boolean {
  return element.hasAttribute("data-split-from");
}

/** Returns whether anything but white space stands before a node in its parent. */
function isPreceded(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (!(before instanceof Text) || /\S/.test(before.data)) return true;
  }
  return false;
}
