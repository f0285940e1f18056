/** Keeps in memory, too, what of a store was used last, for a process that builds more than once. */
import type { Store } from "./store.ts";

/**
 * Gives what was put or got again as the same object, so that what was read from it can be kept with it
 * (`json` in cached.ts). Bytes must not be changed by those who get them.
 *
 * @param maxBytes - what is used longest ago goes first
 */
export function withMemory(store: Store, maxBytes = 256 * 2 ** 20): Store {
  /** Entries in the order of use, the one that was used longest ago first. */
  const known = new Map<string, Uint8Array>();
  let total = 0;

  function remember(name: string, bytes: Uint8Array): void {
    total += bytes.byteLength - (known.get(name)?.byteLength ?? 0);
    known.delete(name);
    known.set(name, bytes);
    for (const [oldest, { byteLength }] of known) {
      if (total <= maxBytes) break;
      known.delete(oldest);
      total -= byteLength;
    }
  }

  return {
    async get(kind, key) {
      const name = `${kind}-${key}`;
      const bytes = known.get(name) ?? (await store.get(kind, key));
      if (bytes) remember(name, bytes);
      return bytes;
    },
    put(kind, key, bytes) {
      remember(`${kind}-${key}`, bytes);
      return store.put(kind, key, bytes);
    },
    sweep: () => store.sweep(),
  };
}
