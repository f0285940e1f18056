/** Says whether what a page begins with stood on a line of the baseline grid in the column. */
import type { MeasuredUnit } from "./measure-unit.ts";
import { offGrid } from "./snap-to-grid.ts";

/**
 * Returns whether the spaces that were chosen in the column put the page's lines on the grid: they do where the first
 * block that begins on the page stood on a line of it. A table below a heading of another height may not have, nor a box
 * with space above its title.
 */
export function beginsOnGrid(page: Element, { content, places }: MeasuredUnit): boolean {
  const ref = page.querySelector<HTMLElement>("[data-ref]:not([data-split-from])")?.dataset.ref;
  const first = ref === undefined ? null : content.querySelector(`[data-ref="${ref}"]`);
  const place = first && places.get(first);
  const part = first && places.get(first.closest(".part")!);
  return !place || !part || offGrid(place.top - part.top) === 0;
}
