/** Lists the patches of Paged.js that let figures and tables move to the next page (in-page/floats/floats.ts). */
import type { Patch } from "./paged-patch.ts";

/** Continues with the text behind a block that was passed over. */
const goOn = `let passed = this.settings.floats?.takePassed();
					if (passed) {
						walker = walk$2(passed.goOnAt, source);
						done = false;
						length = 0;
						continue;
					}`;

export const floatPatches: readonly Patch[] = [
  {
    why: `A figure or table that doesn't fit ends the page, and leaves the rest of it empty. Settings.floats has it stand
on the next page's top, while the text behind it goes on, and says here where in the source that is. To go when Paged.js
has floats at a page's top.`,
    find: `				this.hooks && this.hooks.layoutNode.trigger(node);

				// Check if the rendered element has a break set
				if (hasRenderedContent && this.shouldBreak(node, start)) {`,
    replace: `				let verdict = this.settings.floats?.visit(node, wrapper, hasRenderedContent, this);
				if (verdict?.goOnAt !== undefined) {
					walker = walk$2(verdict.goOnAt, source);
					continue;
				}

				this.hooks && this.hooks.layoutNode.trigger(node);

				// Check if the rendered element has a break set
				if (hasRenderedContent && (verdict === "break" || this.shouldBreak(node, start))) {`,
  },
  {
    why: `Belongs to the patch before: what the overflow begins with is taken off the page, which isn't full then.
Before, it is asked whether what was moved to the page leaves its text no room, or a box may break.`,
    find: `			if (overflow) {
				breakToken = this.createBreakToken(overflow, rendered, source);`,
    replace: `			if (overflow && this.settings.makesRoom?.(overflow, rendered, bounds, source)) {
				this.hooks.layout.trigger(rendered, this);
				return this.findBreakToken(rendered, source, bounds, prevBreakToken, extract);
			}
			if (this.settings.floats?.passBy(overflow, rendered, source)) return undefined;
			if (overflow) {
				breakToken = this.createBreakToken(overflow, rendered, source);`,
  },
  {
    why: "Belongs to the patch before: the text goes on where the unit seemed to end.",
    find: `if (newBreakToken && newBreakToken.equals(prevBreakToken)) {
						console.warn("Unable to layout item: ", prevNode);`,
    replace: `${goOn}
					if (newBreakToken && newBreakToken.equals(prevBreakToken)) {
						console.warn("Unable to layout item: ", prevNode);`,
  },
  {
    why: "Belongs to the patch before: it goes on before what begins a page.",
    find: `if (!newBreakToken) {
						newBreakToken = this.breakAt(node);
					} else {
						this.rebuildTableFromBreakToken(newBreakToken, wrapper);
					}

					if (newBreakToken && newBreakToken.equals`,
    replace: `${goOn}
					if (!newBreakToken) {
						newBreakToken = this.breakAt(node);
					} else {
						this.rebuildTableFromBreakToken(newBreakToken, wrapper);
					}

					if (newBreakToken && newBreakToken.equals`,
  },
  {
    why: "Belongs to the patch before: it goes on where the page was full.",
    find: `if (newBreakToken) {
						length = 0;`,
    replace: `${goOn}
					if (newBreakToken) {
						length = 0;`,
  },
  {
    why: "Belongs to the patch before: what was moved stands on the page as soon as a part of the text does.",
    find: "length += rendered.textContent.length;\n",
    replace: "length += rendered.textContent.length;\n\t\t\t\tthis.settings.floats?.fillTop(wrapper, this);\n",
  },
  {
    why: "Belongs to the patch before: what was passed by, turned, ends no page.",
    find: "let previousNode = nodeBefore(node, limiter);",
    replace: `let previousNode = nodeBefore(node, limiter);
			if (this.settings.floats) previousNode = this.settings.floats.before(previousNode);`,
  },
  {
    why: "Belongs to the patch before: when a page is done, Settings.floats says what stands on the next one.",
    find: `await this.hooks.afterPageLayout.trigger(page.element, page, breakToken, this);
				let again`,
    replace: `let textToken = breakToken;
				if (this.settings.floats) breakToken = this.settings.floats.next(textToken);
				await this.hooks.afterPageLayout.trigger(page.element, page, textToken ?? breakToken, this);
				let again`,
  },
];
