/** Names the parts of a table and of what is around it. */
import type { TablePiece } from "../table-piece.ts";
import { movedFrom } from "./moved-blocks.ts";

/** Returns the block that a table stands in, with its title, or the table itself. */
export function blockOf(table: HTMLElement): HTMLElement {
  return table.parentElement?.matches(".table") ? table.parentElement : table;
}

/** Returns the rows of all bodies, without those that are repeated. */
export function bodyRows(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.repeated === undefined);
}

/** Makes "(continued)" as the table's title has it; nothing where there is none. */
export function continuedIn(table: HTMLTableElement): HTMLElement {
  const word = document.createElement("span");
  const caption = blockOf(table).querySelector<HTMLElement>(":scope > .caption");
  word.className = "continued";
  word.textContent = caption?.dataset.continued ? ` ${caption.dataset.continued}` : "";
  return word;
}

/** Tells which piece of its table each of the tables on pages is, in the order of the text. */
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
