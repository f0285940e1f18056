/** Runs in the browser before anything is paged: nothing in; what paging must know of tables, as functions of the window, out. */
import type { Pagination } from "./paginate.ts";

export interface Tables {
  /** Writes on the tables of an unpaged column what keeps them whole on pages. `pageHeight` is that of an element's page, in CSS pixels. */
  prepare(column: Element, pageHeight: (element: Element) => number): void;
  /** Marks the row that goes on overleaf, if any, where the next page begins with `next` of the source. */
  openRow(page: Element, next: Node): void;
  piecesIn(pages: Element): Pagination["tablePieces"];
  /** Where a page should end instead of before `overflow`, which begins in a table; undefined where that place is right. */
  moveBreak(overflow: Range, page: Element): Range | undefined;
  /** The head, the columns and the merged cells that go on overleaf, from the table in the source, on a page that a table goes on. */
  repeat(table: HTMLTableElement, source: ParentNode, copyOf: (element: HTMLElement) => HTMLElement): void;
}

/** A cell over several rows, and the rows below its first. */
interface MergedCell {
  table: HTMLTableElement;
  cell: HTMLTableCellElement;
  covered: HTMLTableRowElement[];
  /** The cell of each covered row that comes behind it. */
  places: (HTMLTableCellElement | undefined)[];
  /** Of its page, in CSS pixels. */
  height: number;
  /** Too tall to be kept on one page. */
  isLong: boolean;
}

declare global {
  interface Window {
    tables: Tables;
  }
}

/** Self-contained: it is sent to the browser as text. */
export function installTables(): void {
  /** Of a page: blocks up to the first share stay whole, merged cells up to the second. */
  const wholeShare = 0.3;
  const mergedShare = 0.3;
  /** What is repeated on each page takes up no more, or pages would have no room for what is new. */
  const repeatedShare = 0.4;
  const repeatedCellShare = 0.1;
  /** Rows of a table that stand at least on its first page and on its last. */
  const leastRows = 2;

  window.tables = { prepare, piecesIn, openRow, moveBreak, repeat };

  function prepare(column: Element, pageHeight: (element: Element) => number): void {
    const tables = [...column.querySelectorAll("table")];
    const merged = tables.flatMap((table) => mergedCellsOf(table, pageHeight(table)));
    // "(continued)" must fit the columns, too.
    const words = merged.map(({ cell, table, isLong }) => isLong && cell.appendChild(continuedIn(table)));
    const columns = tables.map((table) => widthsOf(table));
    for (const word of words) if (word) word.remove();
    for (const [index, table] of tables.entries()) setColumns(table, columns[index]!);
    for (const cells of merged) {
      if (cells.isLong) takeApart(cells);
      else for (const row of cells.covered) row.dataset.joined = "";
    }
    for (const part of column.querySelectorAll<HTMLElement>("thead, .caption, .group-title")) {
      if (part.offsetHeight > pageHeight(part) * repeatedShare) part.dataset.once = "";
    }
    for (const table of tables) {
      const block = blockOf(table);
      if (block.offsetHeight <= pageHeight(block) * wholeShare) block.dataset.whole = "";
      bodyRows(table).at(-1)?.setAttribute("data-last", "");
    }
  }

  /** Paged.js itself says so only when the next page is done, too late for what is measured on this one. */
  function openRow(page: Element, next: Node): void {
    const ref = (next instanceof Element ? next : next.parentElement)?.closest("tr")?.dataset.ref;
    if (ref) page.querySelector(`tr[data-ref="${ref}"]`)?.setAttribute("data-open", "");
  }

  function piecesIn(pages: Element): Pagination["tablePieces"] {
    return [...pages.querySelectorAll("table")].map((table) => {
      if (table.dataset.splitFrom === undefined) return "start";
      return bodyRows(table)[0]?.dataset.splitFrom === undefined ? "rest" : "rest-of-row";
    });
  }

  /**
   * A table over several pages has the same columns on each: without its rows overleaf the browser would
   * share the width out anew, lines would turn, and the last rows slip off the page. A column begins where
   * any cell does. The browser counts lengths in 1/64 px; to those the widths are exact, since a column that is
   * as wide as its longest word must not become narrower.
   */
  function widthsOf(table: HTMLTableElement): number[] {
    const { right } = table.getBoundingClientRect();
    const edges = [...table.rows].flatMap((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left));
    const lefts = [...new Set(edges.map((left) => Math.round(left * 64) / 64))].toSorted((a, b) => a - b);
    return lefts.map((left, index) => Math.round(((lefts[index + 1] ?? right) - left) * 64) / 64);
  }

  function setColumns(table: HTMLTableElement, widthsPx: readonly number[]): void {
    const group = document.createElement("colgroup");
    for (const widthPx of widthsPx) {
      const column = document.createElement("col");
      column.setAttribute("width", String(widthPx));
      group.append(column);
    }
    table.prepend(group);
    // As an attribute: Paged.js takes an element with a style of its own for one that is not displayed.
    table.dataset.fixed = "";
  }

  /**
   * Paged.js loses rows where a page ends within a merged cell. Rows that a short one covers stay together; a
   * long one is taken apart: its words stand in its first row, the rows below have an empty cell, which takes the
   * words again at the head of a page.
   */
  function mergedCellsOf(table: HTMLTableElement, height: number): MergedCell[] {
    return bodyRows(table).flatMap((row) =>
      [...row.cells].flatMap((cell) => {
        if (cell.rowSpan < 2) return [];
        const rows = [...(row.parentElement as HTMLTableSectionElement).rows];
        const covered = rows.slice(rows.indexOf(row) + 1, rows.indexOf(row) + cell.rowSpan);
        const bottom = (covered.at(-1) ?? row).getBoundingClientRect().bottom;
        const isLong = bottom - row.getBoundingClientRect().top > height * mergedShare;
        const { left } = cell.getBoundingClientRect();
        const places = covered.map(({ cells }) =>
          [...cells].find((other) => other.getBoundingClientRect().left > left),
        );
        return [{ table, cell, covered, places, height, isLong }];
      }),
    );
  }

  function takeApart({ cell, covered, places, height }: MergedCell): void {
    const words = document.createRange();
    words.selectNodeContents(cell);
    if (words.getBoundingClientRect().height > height * repeatedCellShare) cell.dataset.once = "";
    cell.rowSpan = 1;
    cell.dataset.goesOn = "";
    for (const [index, row] of covered.entries()) {
      const filler = cell.cloneNode(false) as HTMLTableCellElement;
      filler.dataset.continues = cell.dataset.source ?? "";
      for (const name of ["id", "data-source"]) filler.removeAttribute(name);
      if (index === covered.length - 1) filler.removeAttribute("data-goes-on");
      row.insertBefore(filler, places[index] ?? null);
    }
  }

  /** "(continued)" as the table's title has it; nothing where there is none. */
  function continuedIn(table: HTMLTableElement): HTMLElement {
    const word = document.createElement("span");
    const caption = blockOf(table).querySelector<HTMLElement>(":scope > .caption");
    word.className = "continued";
    word.textContent = caption?.dataset.continued ? ` ${caption.dataset.continued}` : "";
    return word;
  }

  function moveBreak(overflow: Range, page: Element): Range | undefined {
    const { startContainer, startOffset } = overflow;
    const start =
      startContainer instanceof Element ? (startContainer.childNodes[startOffset] ?? startContainer) : startContainer;
    const element = start instanceof Element ? start : start.parentElement!;
    const target = targetOf(element);
    if (!target || target === start || !isPreceded(target, page)) return undefined;
    const moved = document.createRange();
    moved.setStartBefore(target);
    moved.setEndAfter(page.lastChild!);
    return moved;
  }

  /** What the next page should begin with, where this one would end at `element`. */
  function targetOf(element: Element): Element | undefined {
    const legend = element.closest(".table > .legend");
    if (legend) {
      const table = legend.parentElement!.querySelector<HTMLTableElement>(":scope > table");
      const rows = table ? bodyRows(table) : [];
      return table ? (firstOf(table, rows, rows.length - leastRows) ?? blockStart(table)) : undefined;
    }
    const block = element.closest<HTMLElement>(".table, table");
    if (!block || element.closest("[data-repeated]")) return undefined;
    const table = element.closest("table");
    const row = element.closest("tr");
    if (!table || row?.parentElement!.localName !== "tbody") return blockStart(block);
    if (element !== row && getComputedStyle(row).breakInside !== "avoid") return undefined;
    const rows = bodyRows(table);
    return firstOf(table, rows, rows.indexOf(row)) ?? blockStart(table);
  }

  /** The row, at or before `index`, that may begin a page; undefined where that leaves too few of a table that begins here. */
  function firstOf(table: HTMLTableElement, rows: readonly HTMLElement[], index: number): HTMLElement | undefined {
    let at = Math.max(0, index);
    if (rows[at]?.dataset.last !== undefined) at--;
    while (at > 0 && (rows[at]!.dataset.joined !== undefined || rows[at - 1]!.matches(".group-title"))) at--;
    const isWhole = blockOf(table).dataset.whole !== undefined;
    const begins = table.dataset.splitFrom === undefined;
    return begins && (at < leastRows || isWhole) ? undefined : rows[Math.max(0, at)];
  }

  /** The table with its title, and the headings right above; undefined where it began on an earlier page. */
  function blockStart(table: HTMLElement): Element | undefined {
    let block: Element = blockOf(table);
    if (block.hasAttribute("data-split-from")) return undefined;
    while (block.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6, [data-break-after='avoid']")) {
      block = block.previousElementSibling;
    }
    return block;
  }

  function blockOf(table: HTMLElement): HTMLElement {
    return table.parentElement?.matches(".table") ? table.parentElement : table;
  }

  function bodyRows(table: HTMLTableElement): HTMLTableRowElement[] {
    return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.repeated === undefined);
  }

  /** Whether anything that isn't repeated stands before `element` on its page: otherwise nothing would be left of the page. */
  function isPreceded(element: Element, page: Element): boolean {
    for (let inner: Element | null = element; inner && inner !== page; inner = inner.parentElement) {
      for (let sibling = inner.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
        if (!sibling.hasAttribute("data-repeated") && sibling.localName !== "colgroup") return true;
      }
    }
    return false;
  }

  function repeat(table: HTMLTableElement, source: ParentNode, copyOf: (element: HTMLElement) => HTMLElement): void {
    // Asked time and again while a page fills.
    if (table.querySelector(":scope > colgroup")) return;
    const whole = source.querySelector<HTMLTableElement>(`table[data-ref="${table.dataset.ref}"]`);
    if (!whole) return;
    const goesOn = table.querySelector(":scope > thead") !== null;
    const repeated = `:scope > colgroup${goesOn ? "" : ", :scope > thead:not([data-once])"}`;
    table.prepend(...[...whole.querySelectorAll<HTMLElement>(repeated)].map(copyOf));
    for (const filler of bodyRows(table)[0]?.cells ?? []) {
      const { continues } = filler.dataset;
      const cell = continues && whole.querySelector<HTMLElement>(`:is(td, th)[data-source="${CSS.escape(continues)}"]`);
      if (!cell) continue;
      const words = document.createElement("span");
      words.append(...(cell.dataset.once === undefined ? copyOf(cell).childNodes : []), continuedIn(whole));
      words.dataset.repeated = "";
      words.ariaHidden = "true";
      filler.append(words);
    }
    const [body] = table.tBodies;
    const title = whole.querySelector<HTMLElement>(`[data-ref="${body?.dataset.ref}"] > .group-title:not([data-once])`);
    if (!title || body?.querySelector(".group-title")) return;
    const copy = copyOf(title);
    copy.firstElementChild?.append(continuedIn(whole));
    body?.prepend(copy);
  }
}
