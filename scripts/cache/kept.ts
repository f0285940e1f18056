/** Work and the keys of all it depends on in; its results out, from earlier builds where they kept them. */
import { hashOf } from "./hash-of.ts";
import type { Store } from "./store.ts";

/** How results become bytes and back. */
export interface Form<Value> {
  toBytes: (value: Value) => Uint8Array;
  fromBytes: (bytes: Uint8Array) => Value;
}

/** What was read from bytes that are still in memory (`remembering`); nobody changes what comes from the store. */
const readBefore = new WeakMap<Uint8Array, unknown>();

export const json: Form<unknown> = {
  toBytes: (value) => Buffer.from(JSON.stringify(value)),
  fromBytes(bytes) {
    if (!readBefore.has(bytes)) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
      readBefore.set(bytes, JSON.parse(text));
    }
    return readBefore.get(bytes);
  },
};

/** Keeps nothing: where there is no cache, and in tests. */
export const forgetful: Store = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  sweep: () => undefined,
};

/** A key that also holds the code: what another version of it made is not used. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
  return hashOf(process.env.REPORT_CODE_HASH ?? "no bundle", ...parts);
}

/** Whatever makes what is missing: told all at once, so that it can choose how to work; where none is, it isn't asked. */
type Prepare<Value> = (missing: number[]) => Promise<(index: number) => Promise<Value>>;

/** Results in the order of `keys`. */
export async function keptAll<Value>(
  ...args: [store: Store, kind: string, keys: readonly string[], form: Form<Value>, prepare: Prepare<Value>]
): Promise<Value[]> {
  return Promise.all(await keptEach(...args));
}

/** One result. @param make - asked where no earlier build kept it */
export async function keptOne<Value>(
  store: Store,
  kind: string,
  key: string,
  form: Form<Value>,
  make: () => Promise<Value>,
): Promise<Value> {
  const [value] = await keptAll(store, kind, [key], form, async () => make);
  return value as Value;
}

/** All results, each for itself as soon as it is there. */
export async function keptEach<Value>(
  store: Store,
  kind: string,
  keys: readonly string[],
  { toBytes, fromBytes }: Form<Value>,
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
