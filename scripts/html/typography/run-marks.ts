/** Marks what is no text in a run of text with placeholder characters, and finds the characters beside an offset. */

/*
 * Noncharacters (Unicode 23.7) keep what is no text of the run in its place. Rules look through
 * seams and take the others for a letter, so that a quotation mark beside code still has a side.
 */
/** Placeholder between two text nodes. */
export const seam = "\ufdd0";
/** Placeholder for a note's callout. */
export const calloutMark = "\ufdd1";
/** Placeholder for a picture, code, a generated reference, or words of another language. */
export const object = "\ufdd2";
/** Placeholder for an address or code in the text, which no rule may change. */
export const masked = "\ufdd3";

const marks = /[\ufdd0-\ufdd3]/;

/** Returns whether an author's text has one of these characters, so that the run can't be processed. */
export function hasMarks(text: string): boolean {
  return marks.test(text);
}

/** Returns the character before `index`, beyond seams; empty at the start. */
export function characterBefore(text: string, index: number): string {
  let at = index - 1;
  while (text[at] === seam) at -= 1;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 1, at + 1) : text.charAt(at);
}

/** Returns the character at `index`, beyond seams; empty at the end. */
export function after(text: string, index: number): string {
  let at = index;
  while (text[at] === seam) at += 1;
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : "";
}

const notInToken = /\s/;

/** Returns the text from the last white space to `index`, without seams. */
export function tokenBefore(text: string, index: number): string {
  let start = index;
  while (start > 0 && !notInToken.test(text[start - 1]!)) start -= 1;
  return text.slice(start, index).replaceAll(seam, "");
}

/** Returns the text from `index` to the next white space, without seams. */
export function tokenAfter(text: string, index: number): string {
  let end = index;
  while (end < text.length && !notInToken.test(text[end]!)) end += 1;
  return text.slice(index, end).replaceAll(seam, "");
}
