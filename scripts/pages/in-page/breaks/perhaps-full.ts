/** Decides when a page has to be tested whether it is full, by the heights in one column. */
import type { Floats } from "../floats/floats.ts";
import type { MeasuredUnit } from "../measure-unit.ts";
import type { BreakToken, PagedJsSettings, UnitAtWork } from "../paged-js.ts";

/** Returns the function that Paged.js calls for each element that it has added to a page. */
export function perhapsFull(
  measured: MeasuredUnit,
  { pagination, cuts }: Pick<UnitAtWork, "pagination" | "cuts">,
  floats: Pick<Floats, "shorterPx">,
): PagedJsSettings["isPerhapsFull"] {
  const { content, places, heightOf } = measured;
  let begin: { start: BreakToken | false; top: number } | undefined;
  return (node, start) => {
    const place = places.get(node);
    // If it tested before a row has all its cells, Paged.js would break the row too late, and its last lines would be
    // cut off.
    if (!place?.isWhole || (node instanceof HTMLTableCellElement && node.nextElementSibling)) return false;
    if (begin?.start !== start) begin = { start, top: topOf(start, measured) };
    const cut = cuts.get(pagination.pageCount);
    const height = heightOf(start ? start.node : content.firstElementChild!);
    // Where Paged.js goes on within a block, the end of the page depends on some lines behind it (widows), which a page
    // more of them has; all of the rest, laid out for each page, would cost the square of the block's length.
    const beyondPx = place.isInTall ? height : 0;
    return place.bottom - begin.top - floats.shorterPx > (cut === undefined ? height : (cut / 25.4) * 96) + beyondPx;
  };
}

/** Returns where a page begins in the column; within an element estimated by the share of its text. */
function topOf(start: BreakToken | false, { content, places }: MeasuredUnit): number {
  if (!start) return places.get(content.firstElementChild!)?.top ?? 0;
  let element: Node | null = start.node;
  while (element && !places.has(element)) element = element.parentNode;
  if (!element) return 0;
  const { top, bottom } = places.get(element)!;
  if (element === start.node && !start.offset) return top;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(start.node, start.offset ?? 0);
  return top + ((bottom - top) * before.toString().length) / (element.textContent!.length || 1);
}
