/** Finds blocks that were moved to another page, and their places in the text. */

/**
 * Selectors. A moved block has an attribute; at its place in the text is an empty element that owns it (`aria-owns`),
 * or all its pieces.
 */
export const movedBlock = "[data-moved]";
export const placeOfMoved = "[aria-owns]";

/** Returns a selector of a moved block's place in the text. @param id - id of the block */
export function placeOfBlock(id: string): string {
  return `[aria-owns~="${CSS.escape(id)}"]`;
}

/** Returns the pieces of the block that was moved from a place; none for other elements. */
export function movedFrom(place: Element): Element[] {
  const ids = place.getAttribute("aria-owns")?.split(" ") ?? [];
  return ids.flatMap((id) => document.getElementById(id) ?? []);
}

/**
 * Returns the texts of consecutive elements in reading order: moved blocks come at their places in the text, and the
 * cells of rows divided by page ends are joined.
 */
export function textsInOrder(roots: readonly Element[]): Text[] {
  const isMixed = roots.some((root) => root.querySelector(`${movedBlock}, ${placeOfMoved}, ${partedRow}`));
  return isMixed ? mixedTexts(roots, (element) => element.matches(movedBlock)) : roots.flatMap(textsIn);
}

const partedRow = "tr:is([data-split-from], [data-split-to])";

function mixedTexts(roots: readonly Element[], isElsewhere: (element: Element) => boolean): Text[] {
  const texts: Text[] = [];
  const rows = new Map<string | undefined, HTMLTableRowElement[]>();
  for (const row of roots.flatMap((root) => [...root.querySelectorAll<HTMLTableRowElement>(partedRow)])) {
    rows.set(row.dataset.ref, [...(rows.get(row.dataset.ref) ?? []), row]);
  }
  for (const root of roots) visit(root);
  return texts;

  function visit(parent: Element): void {
    for (const child of parent.childNodes) {
      if (child instanceof Text) texts.push(child);
      else if (child instanceof Element && !isElsewhere(child)) visitElement(child);
    }
  }

  function visitElement(element: Element): void {
    const pieces = element.matches(partedRow) ? rows.get((element as HTMLElement).dataset.ref) : undefined;
    if (element.matches(placeOfMoved)) texts.push(...mixedTexts(movedFrom(element), () => false));
    if (!pieces) visit(element);
    else if (pieces[0] === element) {
      const columns = Math.max(...pieces.map(({ cells }) => cells.length));
      for (let column = 0; column < columns; column++) {
        texts.push(
          ...mixedTexts(
            pieces.flatMap(({ cells }) => cells[column] ?? []),
            () => false,
          ),
        );
      }
    }
  }
}

function textsIn(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
