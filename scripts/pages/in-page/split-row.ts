/** Parts a table's row in two, each cell at a place of its own, and joins it again. */

/** Tells where the rest of a cell begins: before a node, or within a text. */
export interface CellPlace {
  node: Node;
  offset: number;
}

/**
 * Puts a row behind a row, with what stands from the places on in each of its cells. Both have all cells, so that each
 * stands in its column.
 *
 * @param places - by cell; undefined where all of it stays
 * @param mark - marks an element that is parted, and its rest, as pieces of one
 */
export function splitRow(
  row: HTMLTableRowElement,
  places: readonly (CellPlace | undefined)[],
  mark: (first: HTMLElement, rest: HTMLElement) => void = markPieces,
): HTMLTableRowElement {
  const rest = row.cloneNode() as HTMLTableRowElement;
  for (const [index, cell] of [...row.cells].entries()) rest.append(splitCell(cell, places[index], mark));
  mark(row, rest);
  row.after(rest);
  return rest;
}

function splitCell(
  cell: HTMLElement,
  place: CellPlace | undefined,
  mark: (first: HTMLElement, rest: HTMLElement) => void,
): HTMLElement {
  const rest = cell.cloneNode() as HTMLElement;
  mark(cell, rest);
  if (!place) return rest;
  const range = document.createRange();
  range.setStart(...startingAt(place, cell));
  range.setEnd(cell, cell.childNodes.length);
  const around = elementsAround(range.startContainer, cell);
  rest.append(range.extractContents());
  let copy = rest;
  for (const element of around) {
    copy = copy.firstElementChild as HTMLElement;
    mark(element, copy);
  }
  return rest;
}

/** Returns where that begins in a cell which a place opens, with elements that begin there: none leaves an empty shell. */
export function startingAt({ node, offset }: CellPlace, cell: Element): [node: Node, offset: number] {
  if (node === cell) return [cell, 0];
  if (offset > 0) return [node, offset];
  const outermost = outermostOpening(node, cell);
  return [outermost.parentNode!, [...outermost.parentNode!.childNodes].indexOf(outermost as ChildNode)];
}

/** Returns the outermost node in a cell that begins with `node`, and no rest of what began before. */
function outermostOpening(node: Node, cell: Element): Node {
  let outermost = node;
  while (outermost.parentNode !== cell && !hasAnyBefore(outermost)) {
    if (outermost.parentElement!.dataset.splitFrom !== undefined) break;
    outermost = outermost.parentNode!;
  }
  return outermost;
}

function hasAnyBefore(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (!(before instanceof Text) || /\S/.test(before.data)) return true;
  }
  return false;
}

/** Returns the elements in a cell that a node stands in, or is, the outermost first. */
export function elementsAround(node: Node, cell: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let around: Node = node; around !== cell; around = around.parentNode!) {
    if (around instanceof HTMLElement) found.unshift(around);
  }
  return found;
}

function markPieces(first: HTMLElement, rest: HTMLElement): void {
  for (const name of ["id", "data-break-before", "data-previous-break-after"]) rest.removeAttribute(name);
  rest.dataset.splitFrom = "";
  first.dataset.splitTo = "";
}

/** Puts a row's rest, as `splitRow` made it, back into the row. */
export function joinRow(row: HTMLTableRowElement, rest: HTMLTableRowElement): void {
  for (const [index, cell] of [...row.cells].entries()) join(cell, rest.cells[index]!);
  if (rest.dataset.splitTo === undefined) delete row.dataset.splitTo;
  rest.remove();
}

function join(first: HTMLElement, rest: HTMLElement): void {
  if (rest.dataset.splitTo === undefined) delete first.dataset.splitTo;
  const [last, next] = [first.lastChild, rest.firstChild];
  if (last instanceof Text && next instanceof Text) {
    last.data += next.data;
    next.remove();
  } else if (last instanceof HTMLElement && next instanceof HTMLElement && isRestOf(next, last)) {
    join(last, next);
    next.remove();
  }
  first.append(...rest.childNodes);
}

function isRestOf(rest: HTMLElement, first: HTMLElement): boolean {
  return rest.dataset.splitFrom !== undefined && rest.dataset.ref === first.dataset.ref;
}
