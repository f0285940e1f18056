/** Completes each page, before Paged.js asks whether it is full, by what goes on from the page before. */
import { moveBreak } from "./break-tables.ts";
import { leftOut } from "./left-out.ts";
import { Paged } from "./paged-js.ts";
import { repeatHeads } from "./repeat-heads.ts";
import { snapToGrid } from "./snap-to-grid.ts";

/** Repeats heads, keeps the grid, and moves breaks within tables, as a handler of Paged.js. */
export class RepeatedHeads extends Paged.Handler {
  layout(wrapper: Element): void {
    repeatHeads(wrapper, this.chunker.source);
    // What is left of a block has another height than the whole, after which the space was chosen.
    const isOnGrid = this.chunker.settings.beginsOnGrid(wrapper);
    const rests = wrapper.querySelectorAll<HTMLElement>(
      isOnGrid ? ":is(table, aside, div)[data-split-from]" : "[style*='margin-bottom']",
    );
    for (const rest of rests) rest.style.removeProperty("margin-bottom");
    const isChanged = !isOnGrid || rests.length > 0 || wrapper.querySelector("[data-moved], [aria-owns]") !== null;
    if (isChanged && !leftOut.has("grid")) snapToGrid(wrapper, wrapper.getBoundingClientRect().top);
  }

  onOverflow(overflow: Range | undefined, wrapper: Element): Range | undefined {
    if (!overflow || leftOut.has("table breaks")) return undefined;
    return this.chunker.settings.floats.mover(overflow, wrapper) ? undefined : moveBreak(overflow, wrapper);
  }
}
