/**
 * Keeps only those soft hyphens at which a line ends.
 *
 * Paged.js is faster with few of them, and in the PDF each unused one would be a character within a word.
 */

const soft = "\u00ad";
const mostBelowEachOther = 2;
/**
 * The share of the line (0–1) up to which a gap is accepted: a word that leaves no larger gap goes on the next line
 * undivided, since text is set ragged right.
 */
const leastGap = 0.05;
/** The most rounds: a moved word may cause another division, but rarely more than a few times. */
const maxRounds = 6;
/** The only range, since each that is not yet collected makes every change of the document take longer. */
const range = document.createRange();

/** A soft hyphen at which a line ends; lengths in CSS pixels. */
interface Division {
  node: Text;
  offset: number;
  block: Element;
  /** Top of its line, and top of the next one. */
  top: number;
  next: number;
  /** Distance from the start of the word to the end of the line. */
  gap: number;
  /** Whether the word would fit in a line of its own. */
  mayMove: boolean;
}

/** Removes the soft hyphens at which no line ends. No line changes. */
export function dropHyphens(root: Element): void {
  for (const node of hyphenated(root)) keepHyphens(node, hyphenOffsets(divisionsIn(node)));
}

/**
 * Chooses the divisions of a text that is laid out.
 *
 * @returns a function that removes the other soft hyphens, which moves no line. It should be called while the text is
 *   in no document, so that the browser doesn't lay it out again in vain
 */
export function chooseHyphens(root: Element): () => void {
  const divisions = new Map(hyphenated(root).map((node): [Text, Division[]] => [node, divisionsIn(node)]));
  for (let round = 0; round < maxRounds; round++) {
    const moving = firstUnwanted([...divisions.values()].flat());
    if (moving.length === 0) break;
    for (const { node, offset } of moving) {
      const others = softHyphensIn(node).filter((other) => !isInWord(node, offset, other));
      keepHyphens(node, others);
    }
    for (const { block, node } of moving) {
      divisions.set(node, []);
      for (const text of hyphenated(block)) divisions.set(text, divisionsIn(text));
    }
  }
  return () => {
    for (const [node, used] of divisions) keepHyphens(node, hyphenOffsets(used));
  };
}

function hyphenated(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.data.includes(soft)) texts.push(node);
  }
  return texts;
}

/** Returns the offsets of soft hyphens between two letters. */
function softHyphensIn({ data }: Text): number[] {
  return [...data.matchAll(/(?<=\p{L})\u00ad(?=\p{L})/gu)].map(({ index }) => index);
}

/**
 * Returns the divisions in a text, which has a rectangle for each line and, after a division, another one for the
 * hyphen.
 */
function divisionsIn(node: Text): Division[] {
  range.selectNodeContents(node);
  const parts = [...range.getClientRects()];
  if (parts.length < 2) return [];
  const places = softHyphensIn(node);
  const found: Division[] = [];
  const total = parts.reduce((sum, { width }) => sum + width, 0);
  let width = 0;
  let index = 0;
  for (const [part, { top, width: partWidth }] of parts.entries()) {
    const below = parts[part + 1];
    width += partWidth;
    if (part === 0 || !below || top !== parts[part - 1]!.top || top === below.top) continue;
    const middle = (top + below.top) / 2;
    const isBelow = (offset: number) => {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      // The first letter after a division has the rectangle of the hyphen as well.
      return [...range.getClientRects()].at(-1)!.top > middle;
    };
    // Its offset is estimated from the widths, so that few offsets need be measured.
    const guess = (node.length * width) / total;
    while (index < places.length && places[index]! < guess) index++;
    while (index > 0 && isBelow(places[index - 1]! + 1)) index--;
    while (index < places.length && !isBelow(places[index]! + 1)) index++;
    const offset = places[index];
    // Lines may have two rectangles for other reasons.
    if (offset !== undefined && !isBelow(offset - 1)) found.push(divisionAt(node, offset, top, below.top));
  }
  return found;
}

function divisionAt(node: Text, offset: number, top: number, next: number): Division {
  let block = node.parentElement!;
  while (getComputedStyle(block).display === "inline") block = block.parentElement!;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  const room = block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const start = offset - /\S*$/.exec(node.data.slice(0, offset))![0].length;
  range.setStart(node, start);
  range.setEnd(node, offset);
  const gap = block.getBoundingClientRect().right - [...range.getClientRects()].at(-1)!.left;
  range.setEnd(node, offset + /^\S*/.exec(node.data.slice(offset))![0].length);
  const wordWidth = [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0);
  return { node, offset, block, top, next, gap, mayMove: wordWidth < room };
}

/** Returns the first division of each block that isn't worth it, or follows two others; those behind it will change. */
function firstUnwanted(divisions: readonly Division[]): Division[] {
  const seen = new Set<Element>();
  let row = 0;
  return divisions.filter(({ block, top, gap, mayMove }, index) => {
    const above = divisions[index - 1];
    row = above?.block === block && Math.abs(above.next - top) < 1 ? row + 1 : 1;
    const isWanted = row <= mostBelowEachOther && gap > leastGap * block.clientWidth;
    if (isWanted || !mayMove || seen.has(block)) return false;
    seen.add(block);
    return true;
  });
}

function isInWord({ data }: Text, offset: number, other: number): boolean {
  return !/\s/.test(data.slice(Math.min(offset, other), Math.max(offset, other)));
}

function hyphenOffsets(divisions: readonly Division[]): number[] {
  return divisions.map(({ offset }) => offset);
}

function keepHyphens(node: Text, places: readonly number[]): void {
  let at = 0;
  const pieces = places.map((place) => node.data.slice(at, (at = place)).replaceAll(soft, "") + soft);
  const data = pieces.join("") + node.data.slice(at).replaceAll(soft, "");
  // Text that stays the same isn't set, so that it isn't laid out again.
  if (data !== node.data) node.data = data;
}
