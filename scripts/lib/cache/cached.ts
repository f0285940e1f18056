/** Takes results from the cache by keys that stand for all they depend on, and computes those that are missing. */
import { join } from "node:path";
import { hashOfCode } from "./hash-of-code.js";
import { hashOf } from "./hash-of.ts";
import type { Store } from "./store.ts";

/** Encodes results as bytes, and decodes them. */
export interface Codec<Value> {
  toBytes: (value: Value) => Uint8Array;
  fromBytes: (bytes: Uint8Array) => Value;
}

/** Values decoded from bytes that are still in memory (see `withMemory`). Nobody may change a value from the store. */
const readBefore = new WeakMap<Uint8Array, unknown>();

export const json: Codec<unknown> = {
  toBytes: (value) => Buffer.from(JSON.stringify(value)),
  fromBytes(bytes) {
    if (!readBefore.has(bytes)) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
      readBefore.set(bytes, JSON.parse(text));
    }
    return readBefore.get(bytes);
  },
};

/** Store that keeps nothing, where there is no cache, and for tests. */
export const noStore: Store = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  sweep: () => undefined,
};

/** Hash of the code, where it runs unbundled, as from `api.ts`. */
let unbundled: string | undefined;

/** Returns a key that depends on the code too, so that results of another version are not used. */
export function cacheKeyOf(...parts: readonly (string | Uint8Array)[]): string {
  // scripts/run.js hashed the code before it bundled it.
  const code = process.env.REPORT_CODE_HASH ?? (unbundled ??= hashOfCode(join(import.meta.dirname, "../..")));
  return hashOf(code, ...parts);
}

/**
 * Prepares the computation of missing results. It gets all their indices at once, so that it can choose how to work,
 * and returns a function that computes the result of an index. It isn't called where nothing is missing.
 */
type Prepare<Value> = (missing: number[]) => Promise<(index: number) => Promise<Value>>;

/** Returns results in the order of `keys`. */
export async function cachedAll<Value>(
  ...args: [store: Store, kind: string, keys: readonly string[], codec: Codec<Value>, prepare: Prepare<Value>]
): Promise<Value[]> {
  return Promise.all(await cachedEach(...args));
}

/** Returns one result. @param make - computes it where the cache doesn't have it */
export async function cachedOne<Value>(
  store: Store,
  kind: string,
  key: string,
  codec: Codec<Value>,
  make: () => Promise<Value>,
): Promise<Value> {
  const [value] = await cachedAll(store, kind, [key], codec, async () => make);
  return value as Value;
}

/** Returns a promise for each result, so that each can be used as soon as it is there. */
export async function cachedEach<Value>(
  store: Store,
  kind: string,
  keys: readonly string[],
  { toBytes, fromBytes }: Codec<Value>,
  prepare: Prepare<Value>,
): Promise<Promise<Value>[]> {
  const found = await Promise.all(keys.map((key) => store.get(kind, key)));
  const missing = [...keys.keys()].filter((index) => !found[index]);
  const work = missing.length > 0 ? await prepare(missing) : undefined;
  return keys.map(async (key, index) => {
    const known = found[index];
    if (known) return fromBytes(known);
    const value = await work!(index);
    await store.put(kind, key, toBytes(value));
    return value;
  });
}
