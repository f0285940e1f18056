/** Chooses where a page may end within a table. */
import { blockOfTable, bodyRows } from "./table-parts.ts";

/** The least rows of a table on its first page and on its last. */
const leastRows = 2;

/**
 * Returns where a page should end instead of before `overflow`, which begins in a table; undefined where that place is
 * right.
 */
export function moveBreak(overflow: Range, page: Element): Range | undefined {
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

/** Returns the element with which the next page should begin, if this one would end at `element`. */
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

/**
 * Returns the row, at or before `index`, that may begin a page; undefined where that leaves too few rows of a table
 * that begins here. A single tall row is enough.
 */
function firstOf(table: HTMLTableElement, rows: readonly HTMLElement[], index: number): HTMLElement | undefined {
  let at = Math.max(0, index);
  if (rows[at]?.dataset.last !== undefined) at--;
  while (at > 0 && (rows[at]!.dataset.joined !== undefined || rows[at - 1]!.matches(".group-title"))) at--;
  const isWhole = blockOfTable(table).dataset.whole !== undefined;
  const begins = table.dataset.splitFrom === undefined;
  const hasFew = at < leastRows && !rows.slice(0, at).some(({ dataset }) => dataset.tall !== undefined);
  return begins && (hasFew || isWhole) ? undefined : rows[Math.max(0, at)];
}

/** Returns the table with its title and the headings right above; undefined where it began on an earlier page. */
function blockStart(table: HTMLElement): Element | undefined {
  let block: Element = blockOfTable(table);
  if (block.hasAttribute("data-split-from")) return undefined;
  while (block.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6, [data-break-after='avoid']")) {
    block = block.previousElementSibling;
  }
  return block;
}

/**
 * Returns whether anything that isn't repeated comes before `element` on its page; otherwise the page would become
 * empty.
 */
function isPreceded(element: Element, page: Element): boolean {
  for (let inner: Element | null = element; inner && inner !== page; inner = inner.parentElement) {
    for (let sibling = inner.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
      if (!sibling.hasAttribute("data-repeated") && sibling.localName !== "colgroup") return true;
    }
  }
  return false;
}
