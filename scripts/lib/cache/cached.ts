/** Takes results from the cache by the keys of all they depend on, and makes those that are missing. */
import { join } from "node:path";
import { hashOfCode } from "./hash-of-code.js";
import { hashOf } from "./hash-of.ts";
import type { Store } from "./store.ts";

/** How results become bytes and back. */
export interface Codec<Value> {
  toBytes: (value: Value) => Uint8Array;
  fromBytes: (bytes: Uint8Array) => Value;
}

/** Values that were read from bytes still in memory (see `withMemory`); nobody changes what comes from the store. */
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

/** Stores nothing: where there is no cache, and in tests. */
export const noStore: Store = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  sweep: () => undefined,
};

/** Hash of the code that runs unbundled, as `api.ts` may. */
let unbundled: string | undefined;

/** Returns a key that also holds the code: what another version of it made is not used. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
  // scripts/run.js has hashed the code before it bundled it.
  const code = process.env.REPORT_CODE_HASH ?? (unbundled ??= hashOfCode(join(import.meta.dirname, "../..")));
  return hashOf(code, ...parts);
}

/** Whatever makes what is missing: told all at once, so that it can choose how to work; where none is, it isn't asked. */
type Prepare<Value> = (missing: number[]) => Promise<(index: number) => Promise<Value>>;

/** Returns results in the order of `keys`. */
export async function cachedAll<Value>(
  ...args: [store: Store, kind: string, keys: readonly string[], codec: Codec<Value>, prepare: Prepare<Value>]
): Promise<Value[]> {
  return Promise.all(await cachedEach(...args));
}

/** Returns one result. @param make - asked where no earlier build has cached it */
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

/** Returns all results, each for itself as soon as it is there. */
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
