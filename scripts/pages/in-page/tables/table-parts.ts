/** Finds the parts of a table and the block around it. */
import type { TablePiece } from "../../table-piece.ts";
import { movedFrom } from "../floats/moved-blocks.ts";

/** Returns the block of a table and its title, or the table itself where it has no block. */
export function blockOfTable(table: HTMLElement): HTMLElement {
  return table.parentElement?.matches(".table") ? table.parentElement : table;
}

/** Returns the rows of all bodies of a table, without repeated ones. */
export function bodyRows(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.repeated === undefined);
}

/** Returns an element with "(continued)" as the table's title has it; an empty one without a title. */
export function continuedIn(table: HTMLTableElement): HTMLElement {
  const word = document.createElement("span");
  const caption = blockOfTable(table).querySelector<HTMLElement>(":scope > .caption");
  word.className = "continued";
  word.textContent = caption?.dataset.continued ? ` ${caption.dataset.continued}` : "";
  return word;
}

/** Returns, for each `<table>` on the pages in the order of the text, which piece of its table it is. */
export function piecesIn(pages: Element): TablePiece[] {
  const begun = new Map<string, number>();
  let count = 0;
  return tablesInOrder(pages).map((table) => {
    const { ref = "", splitFrom } = table.dataset;
    const before = splitFrom === undefined ? undefined : begun.get(ref);
    if (before === undefined) {
      begun.set(ref, count);
      return { is: "start", table: count++ };
    }
    const isBetween = bodyRows(table)[0]?.dataset.splitFrom === undefined;
    return { is: isBetween ? "rest" : "rest-of-row", table: before };
  });
}

function tablesInOrder(pages: Element): HTMLTableElement[] {
  const found = [...pages.querySelectorAll("table, [aria-owns]")].filter((element) => !element.closest("[data-moved]"));
  return found.flatMap((element) => {
    if (element instanceof HTMLTableElement) return [element];
    return movedFrom(element).flatMap((moved) => [...moved.querySelectorAll("table")]);
  });
}
