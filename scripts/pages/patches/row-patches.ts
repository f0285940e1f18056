/** Lists the patches of Paged.js by which the cells of a row break side by side (in-page/tables/break-rows.ts). */
import type { Patch } from "./paged-patch.ts";

export const rowPatches: readonly Patch[] = [
  {
    why: `Within a row, all behind the place where a page ends goes overleaf, of other cells too, though they have room.
Rows are parted in the unit (break-rows.ts), and the next page begins with a row. To go when Paged.js breaks cells side
by side.`,
    find: `if (overflow) {
				breakToken = this.createBreakToken(overflow, rendered, source);`,
    replace: `let roomNow = () => new DOMRect(bounds.x, bounds.y, bounds.width, this.element.getBoundingClientRect().height);
			let broken = overflow && this.settings.breakRows?.(overflow, rendered, source, roomNow(), this.gap);
			if (broken) overflow = broken.overflow;
			if (overflow) {
				breakToken = broken?.next
					? new BreakToken(broken.next.node, 0)
					: this.createBreakToken(overflow, rendered, source);`,
  },
  {
    why: "Belongs to the patch before: a row stands on a page with all its cells when it is asked whether that is full.",
    find: `			case "TD":
			case "DT":`,
    replace: `			case "TD":
			case "TH":
			case "DT":`,
  },
];
