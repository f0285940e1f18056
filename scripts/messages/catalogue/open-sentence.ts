/** Opens a sentence of the catalogue with what is wrong. */

/** Returns "Missing `alt`", "Unknown row", and of what says no fault itself "Unexpected title". */
export function openSentence(found: string): string {
  return /^(?:missing|unknown) /.test(found) ? `${found[0]!.toUpperCase()}${found.slice(1)}` : `Unexpected ${found}`;
}
