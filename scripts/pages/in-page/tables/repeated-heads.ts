/** Completes each page with repeated heads before Paged.js tests whether it is full. */
import { moveBreak } from "./break-tables.ts";
import { leftOut } from "../left-out.ts";
import { Paged } from "../paged-js.ts";
import { repeatHeads } from "./repeat-heads.ts";
import { snapToGrid } from "../lines/snap-to-grid.ts";

/** Repeats heads, keeps lines on the grid, and moves breaks within tables, as a handler of Paged.js. */
export class RepeatedHeads extends Paged.Handler {
  layout(wrapper: Element): void {
    repeatHeads(wrapper, this.chunker.source);
    // The rest of a block has another height than the whole, for which the space was chosen.
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
