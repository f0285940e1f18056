/** A link's address in, the id in this report that it refers to out. */

/** `#sec-routes` → `sec-routes`; `#` alone and other addresses → undefined. */
export function referencedId(url: string): string | undefined {
  if (!url.startsWith("#") || url.length === 1) return undefined;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}
