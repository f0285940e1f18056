/** Puts a store in memory over another: what is given again, and what goes. */
import { expect, test } from "vitest";
import { noStore, json } from "#lib/cache/cached.ts";
import { withMemory } from "#lib/cache/with-memory.ts";

test("what was put is given again as the same object, and read once", async () => {
  const store = withMemory(noStore);
  await store.put("facts", "1", json.toBytes({ a: [1] }));
  const [first, second] = [await store.get("facts", "1"), await store.get("facts", "1")];
  expect(first).toBe(second);
  expect(json.fromBytes(first!)).toEqual({ a: [1] });
  expect(json.fromBytes(first!)).toBe(json.fromBytes(second!));
  expect(await store.get("facts", "2")).toBeUndefined();
});

test("what was used longest ago goes first", async () => {
  const store = withMemory(noStore, 10);
  for (const key of ["a", "b"]) await store.put("kind", key, new Uint8Array(4));
  await store.get("kind", "a");
  await store.put("kind", "c", new Uint8Array(4));
  expect(await store.get("kind", "b")).toBeUndefined();
  expect(await store.get("kind", "a")).toBeDefined();
  await store.put("kind", "a", new Uint8Array(11));
  expect(await store.get("kind", "a")).toBeUndefined();
});
