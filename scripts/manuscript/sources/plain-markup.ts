/** Removes the mark-up of a text that a reference manager wrote. */
import { printableText } from "../printable-text.ts";

/**
 * Returns the text without tags (`<i>`), in composed Unicode (NFC) and with single spaces; undefined where nothing is
 * left.
 */
export function plainMarkup(text: string | undefined): string | undefined {
  const plain = text?.replaceAll(/<\/?[a-z][^<>]*>/gi, "").replaceAll(/\s+/g, " ");
  return plain === undefined ? undefined : printableText(plain.trim()) || undefined;
}
