/** Gives text that is drawn from right to left the words that it is read as (ActualText), in its tags. */
import { countLetters } from "../lib/pdf/text/count-letters.ts";
import { textString } from "../lib/pdf/objects.ts";
import { textOfPieces } from "../lib/pdf/painted/painted-text.ts";
import type { PaintedPiece } from "../lib/pdf/painted/painted-ground.ts";
import { hasSameLetters, leftwards } from "../lib/pdf/text/reader-letters.ts";
import type { PlacedContent } from "../lib/pdf/text/tagged-words.ts";
import type { Element, TaggedContent } from "../lib/pdf/tags.ts";
import { describeLink, textInElement } from "./repair-elements.ts";

type TextOf = (content: TaggedContent) => string;

/**
 * Puts such content into a Span of its own with its words as they were written: Chromium paints them from the left
 * (ReversedChars, ISO 32000-1, 14.8.2.3.3), and in a line their order is reversed too.
 *
 * The words stand in the structure, not in the content: there, PDFium (150) and poppler (22) turn them a second time,
 * while both, and pdf.js, turn by themselves what is painted.
 *
 * @param contents - in the order of reading
 * @param written - the words that they show, as they were written
 */
export function nameBackwardText(
  root: Element,
  contents: readonly PlacedContent[],
  written: string,
  piecesOf: (content: TaggedContent) => readonly PaintedPiece[],
): void {
  if (!leftwards.test(written)) return;
  const textOf = (content: TaggedContent) => textOfPieces(piecesOf(content));
  const names = new Map<TaggedContent, string>();
  let from = skipUnpainted(written, 0);
  for (const [index, { content, block, isFigure }] of contents.entries()) {
    if (isFigure) continue;
    const text = textOf(content);
    const to = skipLetters(written, from, countLetters(text));
    if (leftwards.test(text)) {
      const slice = written
        .slice(from, to)
        .replaceAll(/[\u00ad\u200b\u2060]/g, "")
        .replaceAll(/\s+/g, " ");
      const words = contents[index + 1]?.block === block ? slice : slice.trimEnd();
      // What was counted wrongly is left as it is painted.
      if (hasSameLetters(words, text)) names.set(content, words);
    }
    from = to;
  }
  if (names.size > 0) wrap(root, names, textOf);
}

/** Returns whether something in an element was given its words; a link then tells them, too. */
function wrap(element: Element, names: ReadonlyMap<TaggedContent, string>, textOf: TextOf): boolean {
  let isNamed = false;
  element.kids = element.kids.map((kid) => {
    if (kid.kind === "element") isNamed = wrap(kid, names, textOf) || isNamed;
    const name = kid.kind === "content" ? names.get(kid) : undefined;
    if (name === undefined) return kid;
    isNamed = true;
    return { kind: "element", type: "/Span", facts: new Map([["ActualText", textString(name)]]), kids: [kid] };
  });
  if (isNamed && element.type === "/Link") describeLink(element, textInElement(element, textOf));
  return isNamed;
}

/** Returns where the letter stands that follows on `count` letters from a place in a text on. */
function skipLetters(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < text.length; at += lengthAt(text, at)) left -= lettersAt(text, at);
  return skipUnpainted(text, at);
}

/** Returns where the next letter stands, behind white space and what isn't seen. */
function skipUnpainted(text: string, from: number): number {
  let at = from;
  while (at < text.length && lettersAt(text, at) === 0) at++;
  return at;
}

function lettersAt(text: string, at: number): number {
  return countLetters(text, at, at + lengthAt(text, at));
}

/** Returns how many of a string's units a character has there. */
function lengthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}
