/** Decodes percent-encoding, as addresses and names of destinations have it. */

/** Returns a text with its percent-encoding decoded; as it is where that is not valid, as in `100%`. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
