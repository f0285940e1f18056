/** Cuts what a message quotes to a length that can be read. */

/**
 * Returns `text` with at most `most` characters, the last an ellipsis where something was cut off. `end` stands behind
 * it then: the mark that closes what is quoted.
 */
export function shorten(text: string, most = 60, end = ""): string {
  // Half of a character of two code units (an emoji, say) is none.
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…${end}` : text;
}
