/** Writes an address without what differs in writing only: scheme, encoding, a slash at the end, case of the host. */

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
