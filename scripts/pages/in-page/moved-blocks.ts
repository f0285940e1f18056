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

/**
 * Lists the texts in elements that follow each other, in the order of reading: what was moved comes where it was moved
 * from, and rows that page ends have parted cell by cell.
 */
export function textsInOrder(roots: readonly Element[]): Text[] {
  const isMixed = roots.some((root) => root.querySelector(`${moved}, ${placeOfMoved}, ${partedRow}`));
  return isMixed ? mixedTexts(roots, (element) => element.matches(moved)) : roots.flatMap(textsIn);
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
