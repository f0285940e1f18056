/** Ends lines within an address only where a reader sees that it goes on. */

const atLineEnd = /[/=&]/;
const atLineStart = /[-?#%._~,+(]/;
/** Most rounds: an address that is divided elsewhere may move later lines, rarely more than once or twice. */
const maxRounds = 5;

interface Place {
  node: Text;
  offset: number;
}

/**
 * Chooses where the addresses in a text that is laid out are divided. A browser divides an address behind a slash,
 * which is well, but also behind a hyphen or question mark, which then seem to be no part of it, and anywhere in a
 * long piece. The signs go to the next line (as The Chicago Manual of Style has it, 17th edition, 14.18), a long piece
 * is divided before one if it has any. `https://` and the host stay together, on the next line, where they fit it.
 */
export function divideAddresses(root: Element): void {
  let addresses = [...root.querySelectorAll("a.address")].filter((address) => address.getClientRects().length > 1);
  for (const address of addresses) holdHost(address);
  for (let round = 0; round < maxRounds && addresses.length > 0; round++) {
    const places = addresses.map((address) => betterPlaceIn(address));
    for (const place of places) if (place) divideAt(place);
    addresses = addresses.filter((_, index) => places[index]);
  }
}

/** Matches what is before an address's path, and the slash behind it. */
const beforePath = /^[a-z]+:\/\/[^/]+\/?/i;

/**
 * Keeps what is before an address's path together, if a line's end divides it and the next line has room for it. Cells
 * of tables stay: their columns would grow.
 */
function holdHost(address: Element): void {
  const first = textsIn(address)[0]!;
  const { length } = beforePath.exec(first.data)?.[0] ?? "";
  const block = address.closest("p, li, dd, div, figcaption");
  if (length === 0 || !block || address.closest("td, th")) return;
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(first, length);
  const parts = [...range.getClientRects()];
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  const room = block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  if (parts.length < 2 || parts.reduce((sum, { width }) => sum + width, 0) > room) return;
  if (first.length > length) first.splitText(length);
  const together = document.createElement("span");
  together.style.whiteSpace = "nowrap";
  first.replaceWith(together);
  together.append(first);
}

/** Returns, for the first line of an address that ends at a bad place, a better one in it, where there is one. */
function betterPlaceIn(address: Element): Place | undefined {
  const nodes = textsIn(address);
  const text = address.textContent;
  let start = 0;
  for (let end = endOfLine(nodes, 0, text.length); end < text.length; end = endOfLine(nodes, end, text.length)) {
    let better = end;
    while (better > start && !maySeparate(text[better - 1]!, text[better]!)) better--;
    if (better > start && better < end) return placeOf(nodes, better);
    start = end;
  }
  return undefined;
}

function maySeparate(last: string, next: string): boolean {
  return (atLineEnd.test(last) && next !== "/") || (atLineStart.test(next) && !atLineStart.test(last));
}

function textsIn(address: Element): Text[] {
  const walker = document.createTreeWalker(address, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

function placeOf(nodes: readonly Text[], at: number): Place {
  let [index, offset] = [0, at];
  while (offset >= nodes[index]!.length) offset -= nodes[index++]!.length;
  return { node: nodes[index]!, offset };
}

/** Returns the first letter of the next line, by halving: lines stand below each other. */
function endOfLine(nodes: readonly Text[], start: number, end: number): number {
  const range = document.createRange();
  const topOf = (at: number) => {
    const { node, offset } = placeOf(nodes, at);
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect().top;
  };
  const top = topOf(start) + 1;
  let [from, to] = [start, end];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (topOf(middle) > top) to = middle;
    else from = middle;
  }
  return to;
}

/** Lets a line end before the letter, and none behind it. */
function divideAt({ node, offset }: Place): void {
  const letter = node.splitText(offset);
  letter.before(document.createElement("wbr"));
  if (!atLineStart.test(letter.data[0]!) || letter.length < 2) return;
  letter.splitText(2);
  const together = document.createElement("span");
  together.style.whiteSpace = "nowrap";
  // No ligature reaches out of it: a PDF would have its first letter alone (part-ligatures.ts).
  if (/[ft]$/.test(letter.data)) together.style.fontVariantLigatures = "none";
  letter.replaceWith(together);
  together.append(letter);
}
