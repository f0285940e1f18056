/** A run of text, its nodes joined by marks, and a place in it in; the character that a reader sees beside that place out. */

/*
 * Noncharacters (Unicode 23.7) keep what is no text of the run in its place. Rules look through
 * seams and take the others for a letter, so that a quotation mark beside code still has a side.
 */
/** Between two text nodes. */
export const seam = "\ufdd0";
/** A callout of a note. */
export const callout = "\ufdd1";
/** A picture, code, a generated reference, words of another language. */
export const object = "\ufdd2";
/** An address or code in the text that no rule may touch. */
export const masked = "\ufdd3";

const marks = /[\ufdd0-\ufdd3]/;

/** Whether an author's text has one of the marks, so that the run can't be told apart again. */
export function hasMarks(text: string): boolean {
  return marks.test(text);
}

/** The character before `index`, empty at the start. */
export function before(text: string, index: number): string {
  let at = index - 1;
  while (text[at] === seam) at -= 1;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 1, at + 1) : text.charAt(at);
}

/** The character from `index` on, empty at the end. */
export function after(text: string, index: number): string {
  let at = index;
  while (text[at] === seam) at += 1;
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : "";
}

const notInToken = /\s/;

/** What stands from the last white space to `index`, without seams. */
export function tokenBefore(text: string, index: number): string {
  let start = index;
  while (start > 0 && !notInToken.test(text[start - 1]!)) start -= 1;
  return text.slice(start, index).replaceAll(seam, "");
}

/** What stands from `index` to the next white space, without seams. */
export function tokenAfter(text: string, index: number): string {
  let end = index;
  while (end < text.length && !notInToken.test(text[end]!)) end += 1;
  return text.slice(index, end).replaceAll(seam, "");
}
