/** Splits a table row in two, with a place for each cell, and joins it again. */
import { outermostOpening } from "../breaks/outermost-opening.ts";

/** Where the rest of a cell begins: before a node, or at an offset in a text. */
export interface CellPlace {
  node: Node;
  offset: number;
}

/**
 * Adds a row behind a row, and moves all from the places on in each of its cells there. Both rows have all cells, so
 * that columns stay.
 *
 * @param places - by cell; undefined where all of a cell stays
 * @param mark - marks a split element and its rest as pieces of one
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

/**
 * Returns where the part of a cell from a place on begins, including all elements that begin there, so that none leaves
 * an empty shell.
 */
export function startingAt({ node, offset }: CellPlace, cell: Element): [node: Node, offset: number] {
  if (node === cell) return [cell, 0];
  if (offset > 0) return [node, offset];
  const outermost = outermostOpening(node, cell);
  return [outermost.parentNode!, [...outermost.parentNode!.childNodes].indexOf(outermost as ChildNode)];
}

/** Returns the elements in a cell around a node, itself included, the outermost first. */
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

/** Joins a row with the rest that `splitRow` made. */
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
