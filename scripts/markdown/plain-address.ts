/** Normalises an address for comparison: without scheme and final slash, decoded, with its host in small letters. */
import { percentDecode } from "../lib/percent-decode.ts";

export function plainAddress(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  return percentDecode(bare).replace(/^[^/]*/, (host) => host.toLowerCase());
}
