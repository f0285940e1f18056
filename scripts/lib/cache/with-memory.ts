/** Keeps recently used entries of a store in memory, for a process that builds more than once. */
import type { Store } from "./store.ts";

/**
 * Returns a store that gives the same object for an entry each time, so that a value decoded from it can be remembered
 * (`json` in cached.ts). The bytes must not be changed.
 *
 * @param maxBytes - beyond this, the least recently used entries are dropped
 */
export function withMemory(store: Store, maxBytes = 256 * 2 ** 20): Store {
  /** Entries in the order of use, the least recently used one first. */
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
