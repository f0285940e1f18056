/** Lists patches of Paged.js 0.4.3 for faults, and for speed, where that can't be done from outside. */
import { floatPatches } from "./float-patches.ts";
import type { Patch } from "./paged-patch.ts";
import { rowPatches } from "./row-patches.ts";

export const patches: readonly Patch[] = [
  {
    why: `Where a page ends within a word at a soft hyphen, no line would show that the word goes on: the hyphen is at
the end of its text, where browsers draw none; and the letter behind it counts as one of this page, since the hyphen
is part of its rectangle. The word moves overleaf whole, as good books have it anyway. To go when a word at a page's
end is never divided.`,
    find: "offset = letter.startOffset;",
    replace: `let isDivided = node.data.slice(word.startOffset, letter.startOffset).includes("\\u00ad");
							offset = isDivided ? word.startOffset : letter.startOffset;`,
  },
  {
    why: `Where a page ends within an address, between two letters, a hyphen is put into the address. To go when
Paged.js asks whether the browser hyphenated.`,
    find: "if (isText(startContainer)) {\n\t\t\t\tlet startText",
    replace: "if (false) {\n\t\t\t\tlet startText",
  },
  {
    why: `Where a page ends is looked for in the unit by words, and found at an earlier place where a text repeats
itself (a long address with /path/path/, one blank line of code after another): what stands between is printed twice,
or the rest of the document is lost. Nodes are found by those beside them (source-place.ts). To go when
createBreakToken of a later version counts instead of searching.`,
    find: `createBreakToken(overflow, rendered, source) {
`,
    replace: `createBreakToken(overflow, rendered, source) {
			if (this.settings.placeInSource) {
				let place = this.settings.placeInSource(overflow, source);
				return place && new BreakToken(place.node, place.offset);
			}
`,
  },
  {
    why: `Where the rules for breaks leave no place in what is too much for a page, nothing goes overleaf: a text whose
first word is not on the page, or that must not be parted though it is taller than a page. Then the page ends before
the first word that has no room (page-end.ts). To go when findOverflow always finds what hasOverflow sees.`,
    find: `// Find End
			if (range) {`,
    replace: `// Find End
			range ??= this.settings.overflowAnywhere?.(rendered, bounds, gap);
			if (range) {`,
  },
  {
    why: `What must go overleaf together may be all that there is on the page: the next one would be the same, and
Paged.js drops an element to get on. Instead the page ends where it is full. To go when Paged.js parts what has no room.`,
    find: `if (overflow) {
				breakToken = this.createBreakToken(overflow, rendered, source);`,
    replace: `if (overflow && this.settings.holdsAny && !this.settings.holdsAny(rendered, overflow)) {
				let { height } = this.element.getBoundingClientRect();
				overflow = this.settings.overflowAnywhere(rendered, new DOMRect(bounds.x, bounds.y, bounds.width, height), this.gap);
			}
			if (overflow) {
				breakToken = this.createBreakToken(overflow, rendered, source);`,
  },
  {
    why: `What stays on a page may need more room than before: of two line breaks the second becomes a line, blank lines
of code too, and such a line beyond the page takes the line before with it (widows). So it is asked again whether the
page is full, whose column footnotes may have made longer or shorter. To go when findBreakToken does.`,
    find: `let removed = this.removeOverflow(overflow, breakLetter);
					this.hooks && this.hooks.afterOverflowRemoved.trigger(removed, rendered, this);
				}
`,
    replace: `let { startContainer: cutNode, startOffset: cutAt } = overflow;
					let cutToken = breakToken;
					let removed = this.removeOverflow(overflow, breakLetter);
					this.hooks && this.hooks.afterOverflowRemoved.trigger(removed, rendered, this);
					this.settings.dropBlankEnd?.(rendered);
					let { height } = this.element.getBoundingClientRect();
					let room = new DOMRect(bounds.x, bounds.y, bounds.width, height);
					let rest = this.settings.overflowAnywhere && this.hasOverflow(rendered, room) &&
						this.settings.overflowAnywhere(rendered, room, this.gap);
					if (rest) {
						let again = this.settings.breakRows?.(rest, rendered, source, room, this.gap);
						if (again) rest = again.overflow;
						// A text that was cut ends earlier than in the unit: its place is counted from where it was cut.
						let isInCut = rest.startContainer === cutNode && isText(cutNode) && isText(cutToken.node);
						breakToken = again?.next ? new BreakToken(again.next.node, 0) : isInCut
							? new BreakToken(cutToken.node, cutToken.offset - cutAt + rest.startOffset)
							: this.createBreakToken(rest, rendered, source);
						removed = this.removeOverflow(rest);
						this.hooks && this.hooks.afterOverflowRemoved.trigger(removed, rendered, this);
					}
				}
`,
  },
  {
    why: `On a page that begins within a paragraph, the spaces between its elements are left out ("<b>one</b> <i>two</i>").
To go when renderTo walks on to what comes next.`,
    find: `walker = walk$2(nodeAfter(node, source), source);`,
    replace: `walker = walk$2(this.settings.spaceBehind?.(node) ?? nodeAfter(node, source), source);`,
  },
  {
    why: `A page that begins with a text and ends within it is taken for one that ends where it begins, since offset 0
counts as none. To go when equals compares offsets.`,
    find: `if (this["offset"] && otherBreakToken["offset"] &&
				this["offset"] !== otherBreakToken["offset"]) {`,
    replace: `if ((this["offset"] || 0) !== (otherBreakToken["offset"] || 0)) {`,
  },
  {
    why: `A place in a text is named by the element around it and the text's number in that, one at an element by the
element and its own number beside others: a paragraph and a text in it can have the same name, and the second of them is
taken for the first again, where all that follows is left out. To go when toJSON tells them apart.`,
    find: "node = this.node.parentElement.dataset.ref;",
    replace: "node = `in ${this.node.parentElement.dataset.ref}`;",
  },
  {
    why: `A word of code is taken to be a whole block, or, in <code> within <pre>, one that has no spaces before it: the
indentation of a line stays behind. To go when textBreak looks for lines.`,
    find: `textBreak(node, start, end, vStart, vEnd) {
`,
    replace: `textBreak(node, start, end, vStart, vEnd) {
			if (this.settings.firstLineBeyond && node.parentElement.closest("pre")) {
				return this.settings.firstLineBeyond(node, new DOMRect(start, vStart, end - start, vEnd - vStart), 0);
			}
`,
  },
  {
    why: `From so many characters on, a page is asked after each element whether it is full, which lays it out each
time; how many depends on the first page alone, so that a short one makes for many questions. Paginate knows how
tall everything is and says when it is worth asking (Settings.isPerhapsFull). To go when the number of characters
is fitted to each page.`,
    find: "if (length >= this.maxChars) {",
    replace:
      "if (this.settings.isPerhapsFull ? this.settings.isPerhapsFull(node, breakToken) : length >= this.maxChars) {",
  },
  {
    why: `Every new page is measured before it has its side or its name: the same result each time, for one more
layout. To go when Paged.js remembers it.`,
    find: "let size = area.getBoundingClientRect();\n\n\n\t\t\tarea.style.columnWidth",
    replace: "let size = this.settings.bareSize ??= area.getBoundingClientRect();\n\n\n\t\t\tarea.style.columnWidth",
  },
  {
    why: `The frame of a page's text is measured anew for each page, which lays the page out before anything is on it.
Pages of one side and name, with as much room for footnotes, have one frame, where the stylesheet doesn't count pages
(Settings.frames) and finished ones are hidden, so that each stands in the same place. To go when Paged.js remembers it.`,
    find: `this.bounds = this.element.getBoundingClientRect();
			this.parentBounds = this.element.offsetParent.getBoundingClientRect();
			let gap = parseFloat(window.getComputedStyle(this.element).columnGap);
`,
    replace: `let measure = () => ({
				bounds: this.element.getBoundingClientRect(),
				parentBounds: this.element.offsetParent.getBoundingClientRect(),
				gap: parseFloat(window.getComputedStyle(this.element).columnGap),
			});
			let { frames } = options ?? {};
			let page = this.element.closest(".pagedjs_page");
			let styles = [this.element.style.cssText, this.element.parentElement.style.cssText];
			let key = frames && [this.element.className, page.className, ...styles].join();
			if (frames && !frames.has(key)) frames.set(key, measure());
			let { bounds, parentBounds, gap } = frames ? frames.get(key) : measure();
			this.bounds = bounds;
			this.parentBounds = parentBounds;
`,
  },
  {
    why: `A page that breaks badly (a heading alone at its foot, two lines left over for the last page) is seen only when
it is finished, and Paged.js never goes back. Settings.pageToMend says from which page to lay out again. To go when a
handler can ask for that.`,
    find: `await this.hooks.afterPageLayout.trigger(page.element, page, breakToken, this);
				await this.hooks.finalizePage`,
    replace: `await this.hooks.afterPageLayout.trigger(page.element, page, breakToken, this);
				let again = this.settings.pageToMend?.();
				if (again !== undefined) {
					breakToken = this.pages[again].startToken;
					tokens.length = 0;
					this.removePages(again);
					continue;
				}
				await this.hooks.finalizePage`,
  },
  {
    why: `A layout always begins with the first page and ends with the last. Settings.resume says behind which pages, known
from an earlier layout, it begins, Settings.arrive when all that follow are known (in-page/resume/). To go when Paged.js
can lay out a part.`,
    find: `let rendered = await this.render(parsed, this.breakToken);
`,
    replace: `this.breakToken = await this.settings.resume?.(this);
			let rendered = await this.render(parsed, this.breakToken);
`,
  },
  {
    why: "Belongs to the patch before: the end.",
    find: `this.recoredCharLength(page.wrapper.textContent.length);
`,
    replace: `this.recoredCharLength(page.wrapper.textContent.length);
				if (this.settings.arrive?.(breakToken)) return;
`,
  },
  {
    why: `White space is looked for in a way that calls from the browser into the script for every text. To go when
filterTree asks itself.`,
    find: `			func ? { acceptNode: func } : null,
			false
		);

		let node;
		let current;
		node = treeWalker.nextNode();
		while(node) {
			current = node;
			node = treeWalker.nextNode();
			current.parentNode.removeChild(current);`,
    replace: `			null,
			false
		);

		let node;
		let current;
		node = treeWalker.nextNode();
		while(node) {
			current = node;
			node = treeWalker.nextNode();
			if (func && func(current) !== NodeFilter.FILTER_ACCEPT) continue;
			current.parentNode.removeChild(current);`,
  },
  {
    why: `An identifier from clock and dice for every element: slow, and other ones in each run. A count does, written
with as many digits each, since some are looked for as part of an attribute. To go when Paged.js counts.`,
    find: "function UUID() {\n",
    replace: `function UUID() {
		exports.identifiers = (exports.identifiers ?? 0) + 1;
		return String(exports.identifiers).padStart(8, "0");
`,
  },
  {
    why: `The stylesheet, the same for every unit, is parsed, walked through and written anew for each, 15 ms. What came
of it, the text and what the handlers took from it, is kept from the first time (Settings.parsedStyles). To go when a Polisher can be used
again.`,
    find: "await this.polisher.add(...stylesheets);",
    replace: `const source = JSON.stringify(stylesheets);
			const own = (handler) => Object.fromEntries(Object.entries(handler).filter(([name]) =>
				!["chunker", "polisher", "caller", "styleSheet", "__ee__"].includes(name)));
			const kept = this.settings.parsedStyles ?? {};
			if (kept.source === source) {
				const { inserted, states, size } = kept;
				inserted.forEach((text) => this.polisher.insert(text));
				this.handlers.all.forEach((handler, index) => Object.assign(handler, structuredClone(states[index])));
				this.size = size;
			} else {
				const before = this.polisher.inserted.length;
				await this.polisher.add(...stylesheets);
				const inserted = this.polisher.inserted.slice(before).map((style) => style.textContent);
				const states = this.handlers.all.map((handler) => structuredClone(own(handler)));
				Object.assign(kept, { source, inserted, states, size: this.size });
			}`,
  },
  {
    why: "Belongs to the patch before: the handlers are kept where it finds them.",
    find: "pipe$1(handler, this);\n",
    replace: "pipe$1(handler, this);\n\t\t\t\t(this.all ??= []).push(handler);\n",
  },
  {
    why: `A page comes with sixteen margin boxes and places for marks, of which the report has the page's four corners;
each element costs time to style, lay out and print. Grounds that bleed and marks are made when the PDF is. To go
when Paged.js makes the boxes that a stylesheet has.`,
    find: "this.pageTemplate.innerHTML = TEMPLATE;",
    replace: `this.pageTemplate.innerHTML = TEMPLATE;
			const spare = '.pagedjs_bleed, .pagedjs_margin-left, .pagedjs_margin-right, [class*="corner-holder"], [class*="-center"]';
			for (const element of this.pageTemplate.content.querySelectorAll(spare)) element.remove();
			const spaces = document.createTreeWalker(this.pageTemplate.content, NodeFilter.SHOW_TEXT);
			while (spaces.nextNode()) spaces.currentNode.data = "";`,
  },
  {
    why: `Belongs to the patch before: a box that is not there is named, and the widths that the boxes of a page's edge
would share are not measured, since the report's stylesheet sets them (page.css).`,
    find: `content.classList.add("hasContent");
				}
			}
`,
    replace: `if (!content) throw new Error(\`Unexpected margin box \${sels[1]}, expected one of the page's four corners\`);
					content.classList.add("hasContent");
				}
			}
			return;
`,
  },
  {
    why: `An element with a style of its own is taken for one that is not displayed, and left out when breaks before and
after elements are handed on: a heading with more space below it was parted from its table. To go when Paged.js looks
at the display alone.`,
    find: `let element = styledElements[i];
				if (this.removable(element)) {`,
    replace: `let element = styledElements[i];
				if (element.style.display === "none") {`,
  },
  {
    why: `A picture's style is asked for, which computes it, only to be thrown away. To go when the answer is used.`,
    find: `} else {
					let {width, height} = window.getComputedStyle(image);
					resolve(width, height);`,
    replace: `} else {
					resolve();`,
  },
  {
    why: `Where no element is a footnote, the footnotes' area is still measured on each page, which lays the page out once
more, and notes are looked for in each element. To go when Paged.js looks whether there are any.`,
    find: `element.setAttribute("data-note", "footnote");`,
    replace: `this.isAwake = true;
					element.setAttribute("data-note", "footnote");`,
  },
  {
    why: "Belongs to the patch before: elements.",
    find: `renderNode(node) {
			if (node.nodeType == 1) {
				// Get all notes`,
    replace: `renderNode(node) {
			if (this.isAwake && node.nodeType == 1) {
				// Get all notes`,
  },
  {
    why: "Belongs to the patch before: pages.",
    find: `afterPageLayout(pageElement, page, breakToken, chunker) {
			let pageArea = pageElement.querySelector(".pagedjs_area");`,
    replace: `afterPageLayout(pageElement, page, breakToken, chunker) {
			if (!this.isAwake) return;
			let pageArea = pageElement.querySelector(".pagedjs_area");`,
  },
  {
    why: "Belongs to the patch before: what is taken off a page.",
    find: `afterOverflowRemoved(removed, rendered) {
`,
    replace: `afterOverflowRemoved(removed, rendered) {
			if (!this.isAwake) return;
`,
  },
  {
    why: `A rule for first letters of what goes on overleaf, though it sets nothing that the report has: Chromium makes
a box of every first letter on later pages, and where it is part of a ligature, "fi" comes out of the PDF as "f". To go
when Paged.js has no such rule.`,
    find: `.pagedjs_pages > .pagedjs_page > .pagedjs_sheet > .pagedjs_pagebox > .pagedjs_area > div [data-split-from] > *::first-letter,
.pagedjs_pages > .pagedjs_page > .pagedjs_sheet > .pagedjs_pagebox > .pagedjs_area > div [data-split-from]::first-letter {
	color: unset;
	font-size: unset;
	font-weight: unset;
	font-family: unset;
	color: unset;
	line-height: unset;
	float: unset;
	padding: unset;
	margin: unset;
}
`,
    replace: "",
  },
  ...floatPatches,
  ...rowPatches,
];
