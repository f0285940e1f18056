/** Finds the id that a link's address refers to. */

/** Returns `sec-routes` for `#sec-routes`; undefined for `#` alone and for other addresses. */
export function referencedId(url: string): string | undefined {
  if (!url.startsWith("#") || url.length === 1) return undefined;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}
