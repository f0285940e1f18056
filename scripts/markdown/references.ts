/** Finds the id that a link's address refers to. */
import { percentDecode } from "../lib/percent-decode.ts";

/** Returns `sec-routes` for `#sec-routes`; undefined for `#` alone and for other addresses. */
export function referencedId(url: string): string | undefined {
  if (!url.startsWith("#") || url.length === 1) return undefined;
  return percentDecode(url.slice(1));
}
