/** Hashes parts: the same key for the same parts, another for any others. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "#lib/cache/hash-of.ts";

/** Any character but halves of a pair. A unit of its own, as fast-check makes a map of all characters for `binary`. */
const character = fc
  .oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ max: 0x10_ffff, min: 0xe000 }))
  .map((code) => String.fromCodePoint(code));
const text = fc.string({ unit: character });
const part = fc.oneof(text, fc.uint8Array());

test("a key is 64 hexadecimal digits, the same in every build on every machine", () => {
  expect(hashOf("h1", "größer")).toBe(createHash("sha256").update("2:h18:größer").digest("hex"));
  expect(hashOf()).toMatch(/^[0-9a-f]{64}$/);
});

test("where one part ends and the next begins counts", () => {
  expect(hashOf("ab", "c")).not.toBe(hashOf("a", "bc"));
  expect(hashOf("a", "")).not.toBe(hashOf("a"));
  expect(hashOf("", "a")).not.toBe(hashOf("a", ""));
  // A part that looks like the way parts are told apart.
  expect(hashOf("a1:b")).not.toBe(hashOf("a", "b"));
});

test("other parts, another key", () => {
  const bytesOf = (parts: readonly (string | Uint8Array)[]) =>
    JSON.stringify(parts.map((one) => [...Buffer.from(one)]));
  fc.assert(
    fc.property(fc.array(part), fc.array(part), (one, other) => {
      expect(hashOf(...one) === hashOf(...other)).toBe(bytesOf(one) === bytesOf(other));
    }),
  );
});

test("the same bytes cut at other places have another key", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(), (bytes, one, other) => {
      const cut = (at: number) => hashOf(bytes.subarray(0, at), bytes.subarray(at));
      const places = [one % (bytes.length + 1), other % (bytes.length + 1)] as const;
      expect(cut(places[0]) === cut(places[1])).toBe(places[0] === places[1]);
    }),
  );
});

test("a text counts as its UTF-8 bytes, a view of a larger buffer as what it shows", () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(hashOf(text)).toBe(hashOf(new TextEncoder().encode(text)));
    }),
  );
  expect(hashOf(new Uint8Array([9, 1, 2, 9]).subarray(1, 3))).toBe(hashOf(new Uint8Array([1, 2])));
});
