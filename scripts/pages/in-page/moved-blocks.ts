/** Finds what was moved to another page, from where it stands in the text. */

/** Selectors: what was moved has an attribute; at its place in the text stands an empty element that owns it, and where it is on several pages, each piece. */
export const moved = "[data-moved]";
export const placeOfMoved = "[aria-owns]";

/** Returns a selector of the place in the text that what was moved has left. @param id - of what was moved */
export function placeOfBlock(id: string): string {
  return `[aria-owns~="${CSS.escape(id)}"]`;
}

/** Returns what was moved from a place to other pages, each piece of it; nothing where it is no such place. */
export function movedFrom(place: Element): Element[] {
  const ids = place.getAttribute("aria-owns")?.split(" ") ?? [];
  return ids.flatMap((id) => document.getElementById(id) ?? []);
}

/** Lists the texts in an element, in the order of reading: what was moved comes where it was moved from. */
export function textsInOrder(root: Element): Text[] {
  const isMixed = root.querySelector(`${moved}, ${placeOfMoved}`) !== null;
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | (isMixed ? NodeFilter.SHOW_ELEMENT : 0),
    (node) =>
      isMixed && node instanceof Element && node.matches(moved) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) texts.push(node);
    else texts.push(...movedFrom(node as Element).flatMap(textsIn));
  }
  return texts;
}

function textsIn(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
