/** A piece of work and the key of all it depends on in; its result out, from an earlier build where one kept it. */
import { hashOf } from "./hash-of.ts";
import type { Store } from "./store.ts";

/** How results become bytes and back. */
export interface Form<Value> {
  toBytes: (value: Value) => Uint8Array;
  fromBytes: (bytes: Uint8Array) => Value;
}

export const json: Form<unknown> = {
  toBytes: (value) => Buffer.from(JSON.stringify(value)),
  fromBytes: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")),
};

export const bytes: Form<Uint8Array> = { toBytes: (value) => value, fromBytes: (value) => value };

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

/** `fresh` tells whether the work was done now. */
export async function kept<Value>(
  store: Store,
  kind: string,
  key: string,
  { toBytes, fromBytes }: Form<Value>,
  work: () => Promise<Value>,
): Promise<{ value: Value; fresh: boolean }> {
  const found = await store.get(kind, key);
  if (found) return { value: fromBytes(found), fresh: false };
  const value = await work();
  await store.put(kind, key, toBytes(value));
  return { value, fresh: true };
}
