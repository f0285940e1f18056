/** Finds the lines of laid-out texts. */

const others = "[data-repeated], svg";
const range = document.createRange();

/**
 * Returns the text nodes that are printed; with `all`, also those of repeated heads and of drawings, which aren't part
 * of the text.
 */
export function textsOn(root: Node, all = false): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  const isMixed = !all && root instanceof Element && root.querySelector(others) !== null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (/\S/.test(node.data) && !(isMixed && node.parentElement!.closest(others))) texts.push(node);
  }
  return texts;
}

/** Returns the rectangles of lines from top to bottom; a superscript is part of the line of its word. */
export function textLinesOf(nodes: readonly Node[]): DOMRect[] {
  const rects = nodes
    .flatMap((node) => (node instanceof Text ? [node] : textsOn(node)))
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    })
    .filter(({ width }) => width > 0)
    .toSorted((a, b) => a.top - b.top);
  const lines: DOMRect[] = [];
  for (const rect of rects) {
    const line = lines.at(-1);
    const shared = line ? Math.min(line.bottom, rect.bottom) - rect.top : 0;
    if (line && shared > Math.min(line.height, rect.height) / 2) lines[lines.length - 1] = boundsOf([line, rect]);
    else lines.push(rect);
  }
  return lines;
}

/** Returns the bounding rectangle. */
export function boundsOf(rects: readonly DOMRect[]): DOMRect {
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  return new DOMRect(left, top, right - left, Math.max(...rects.map(({ bottom }) => bottom)) - top);
}

/** Returns the offsets at which a text continues in the next line. */
export function breaksIn(node: Text): number[] {
  const breaks: number[] = [];
  for (let from = 0; ;) {
    const { top } = rectOfText(node, from);
    let [low, high] = [from, node.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (rectOfText(node, middle).top > top + 1) high = middle;
      else low = middle;
    }
    if (high >= node.length) return breaks;
    breaks.push(high);
    from = high;
  }
}

/** Returns the rectangle of the character at an offset. */
export function rectOfText(node: Text, at: number): DOMRect {
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}
