/** Divides addresses between lines only where a reader sees that they go on. */

const atLineEnd = /[/=&]/;
const atLineStart = /[-?#%._~,+(]/;
/** The most rounds: a new division may move later lines, but rarely more than once or twice. */
const maxRounds = 5;

interface LetterPlace {
  node: Text;
  offset: number;
}

/**
 * Chooses where the addresses in a laid-out text are divided. Browsers divide an address after a slash, which is right,
 * but also after a hyphen or question mark, which then seems not to belong to it, and anywhere in a long piece. Here
 * such signs go on the next line (The Chicago Manual of Style, 17th edition, 14.18), and a long piece is divided before
 * one if it has any. `https://` and the host stay together, on the next line, if they fit there.
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

/** Matches an address up to the slash before its path. */
const beforePath = /^[a-z]+:\/\/[^/]+\/?/i;

/**
 * Keeps an address up to its path together, if it would be divided and fits in the next line. Not in table cells, since
 * their columns would become wider.
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

/** Returns a better place for the first line of an address that ends at a bad one; undefined without one. */
function betterPlaceIn(address: Element): LetterPlace | undefined {
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

function placeOf(nodes: readonly Text[], at: number): LetterPlace {
  let [index, offset] = [0, at];
  while (offset >= nodes[index]!.length) offset -= nodes[index++]!.length;
  return { node: nodes[index]!, offset };
}

/** Returns the offset of the first letter of the next line, found by bisection, since later lines are lower. */
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

/** Allows a line break before the letter, and forbids one behind it. */
function divideAt({ node, offset }: LetterPlace): void {
  const letter = node.splitText(offset);
  letter.before(document.createElement("wbr"));
  if (!atLineStart.test(letter.data[0]!) || letter.length < 2) return;
  letter.splitText(2);
  const together = document.createElement("span");
  together.style.whiteSpace = "nowrap";
  // A ligature across its border would lose letters in the PDF (part-ligatures.ts).
  if (/[ft]$/.test(letter.data)) together.style.fontVariantLigatures = "none";
  letter.replaceWith(together);
  together.append(letter);
}
