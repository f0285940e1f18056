/** Tells whether a page begins with a block that was on the baseline grid in the unpaged column. */
import type { MeasuredUnit } from "../measure-unit.ts";
import { offGrid } from "./snap-to-grid.ts";

/**
 * Returns whether the spaces that were chosen in the column also put the page's lines on the grid: they do if the first
 * block that begins on the page was on the grid. A table below a heading of another height may not have been, nor a box
 * with space above its title.
 */
export function beginsOnGrid(page: Element, { content, places }: MeasuredUnit): boolean {
  const ref = page.querySelector<HTMLElement>("[data-ref]:not([data-split-from])")?.dataset.ref;
  const first = ref === undefined ? null : content.querySelector(`[data-ref="${ref}"]`);
  const place = first && places.get(first);
  const part = first && places.get(first.closest(".part")!);
  return !place || !part || offGrid(place.top - part.top) === 0;
}
