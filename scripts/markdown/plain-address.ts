/** Normalises an address for comparison: without scheme and final slash, decoded, with its host in small letters. */

export function plainAddress(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  return decode(bare).replace(/^[^/]*/, (host) => host.toLowerCase());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
