/** Paged.js 0.4.3 as it comes in, the same with faults mended and work left out that can't be from outside, out. */

interface Patch {
  /** What goes wrong or takes long, and what would let the patch go. */
  why: string;
  /** Stands once in the source; tabs and all. */
  find: string;
  replace: string;
}

const patches: readonly Patch[] = [
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
    why: `Where a text goes on overleaf for the second time, Paged.js looks for the rest of it in the whole by
indexOf, and finds an earlier place where the text repeats itself (a long address with /path/path/): what stands
between is printed twice, or the rest of the document is lost. The rest is always the end of the whole. To go when
createBreakToken of a later version counts instead of searching.`,
    find: "offset += node.textContent.indexOf(container.textContent);",
    replace: "offset += node.textContent.length - container.textContent.length;",
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
					tokens.length = Math.min(tokens.length, again);
					this.removePages(again);
					continue;
				}
				await this.hooks.finalizePage`,
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
		window.identifiers = (window.identifiers ?? 0) + 1;
		return String(window.identifiers).padStart(8, "0");
`,
  },
  {
    why: `The stylesheet, the same for every unit, is parsed, walked through and written anew for each, 15 ms. What came
of it, the text and what the handlers took from it, is kept from the first time. To go when a Polisher can be used
again.`,
    find: "await this.polisher.add(...stylesheets);",
    replace: `const source = JSON.stringify(stylesheets);
			const own = (handler) => Object.fromEntries(Object.entries(handler).filter(([name]) =>
				!["chunker", "polisher", "caller", "styleSheet", "__ee__"].includes(name)));
			if (window.parsedStyles?.source === source) {
				const { inserted, states, size } = window.parsedStyles;
				inserted.forEach((text) => this.polisher.insert(text));
				this.handlers.all.forEach((handler, index) => Object.assign(handler, structuredClone(states[index])));
				this.size = size;
			} else {
				const before = this.polisher.inserted.length;
				await this.polisher.add(...stylesheets);
				const inserted = this.polisher.inserted.slice(before).map((style) => style.textContent);
				const states = this.handlers.all.map((handler) => structuredClone(own(handler)));
				window.parsedStyles = { source, inserted, states, size: this.size };
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
];

/** @throws where the source is not that of the version that the patches were made for */
export function patchPagedJs(source: string): string {
  return patches.reduce((patched, { find, replace }) => {
    const at = patched.indexOf(find);
    if (at < 0 || patched.includes(find, at + 1)) {
      throw new Error(`Unexpected version of Paged.js, expected 0.4.3, which has one: ${find}`);
    }
    return patched.slice(0, at) + replace + patched.slice(at + find.length);
  }, source);
}
