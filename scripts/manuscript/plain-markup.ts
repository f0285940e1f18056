/** Takes the mark-up off a text that a program of sources wrote. */
import { printableText } from "./printable-text.ts";

/** Returns the text without tags (`<i>`), composed, white space as one space; undefined where none is left. */
export function plainMarkup(text: string | undefined): string | undefined {
  const plain = text?.replaceAll(/<\/?[a-z][^<>]*>/gi, "").replaceAll(/\s+/g, " ");
  return plain === undefined ? undefined : printableText(plain.trim()) || undefined;
}
