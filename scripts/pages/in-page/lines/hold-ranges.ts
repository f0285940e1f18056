/** Keeps a range of numbers, such as `2022–2023`, together on one line. */

/**
 * Matches a range of two numbers with an en rule between them. Browsers may end a line after the rule (Unicode Standard
 * Annex 14, class BA). Longer numbers may be divided: they could be wider than their line.
 */
const range = /(?:[\d.,]{0,9}\d)–\d[\d.,]{0,9}/g;
const rule = "–";
/** Selects what is no running text, and cells, since the widths of their columns are chosen before. */
const leftAlone = "td, th, pre, code, svg, math, a.address";

/**
 * Puts each range of numbers in the text into an element in which no line ends. A word joiner (U+2060) behind the rule
 * would do the same, but stays in the PDF's text, where nobody who looks for `2022–2023` finds it.
 */
export function holdRanges(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.includes(rule) && !text.parentElement?.closest(leftAlone)) texts.push(text);
  }
  for (const text of texts) holdRangesIn(text);
}

/** Holds the ranges of a text, from the last to the first, so that the offsets of the others stay right. */
function holdRangesIn(text: Text): void {
  for (const { 0: words, index } of [...text.data.matchAll(range)].toReversed()) {
    const held = text.splitText(index);
    held.splitText(words.length);
    const together = document.createElement("span");
    together.style.whiteSpace = "nowrap";
    held.replaceWith(together);
    together.append(held);
  }
}
