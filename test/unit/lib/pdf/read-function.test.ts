/** Reads functions of each type, and sees what they give. */
import { describe, expect, test } from "vitest";
import { dict } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { readCalculator } from "#lib/pdf/calculator.ts";
import { readFunction } from "#lib/pdf/read-function.ts";

const ramp = dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 1], C1: [1, 0.5], N: 1 });

test("an exponential function, inside its domain", () => {
  expect(readFunction(ramp)([0.5])).toEqual([0.5, 0.75]);
  expect(readFunction(ramp)([2])).toEqual([1, 0.5]);
});

test("functions in a row, each with its own part", () => {
  const stitched = dict({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: [ramp, ramp],
    Bounds: [0.25],
    Encode: [0, 1, 1, 0],
  });
  expect(readFunction(stitched)([0.125])).toEqual([0.5, 0.75]);
  expect(readFunction(stitched)([0.25])).toEqual([1, 0.5]);
  expect(readFunction(stitched)([1])).toEqual([0, 1]);
});

test("samples, and what lies between them", () => {
  const entries = { FunctionType: 0, Domain: [0, 1], Range: [0, 1], Size: [3], BitsPerSample: 8 };
  const sampled = deflatedStream(entries, Buffer.from([0, 255, 51]), 1);
  expect(readFunction(sampled)([0.25])).toEqual([0.5]);
  expect(readFunction(sampled)([1])).toEqual([0.2]);
});

test.each([
  [1, [0b0110_0000], [0, 1, 1, 0]],
  [4, [0x0f, 0x50], [0, 1, 1 / 3, 0]],
  [12, [0x00, 0x0f, 0xff, 0x55, 0x50, 0x00], [0, 1, 1 / 3, 0]],
  [32, [0, 0, 0, 0, 255, 255, 255, 255, 85, 85, 85, 85, 0, 0, 0, 0], [0, 1, 1 / 3, 0]],
])("samples of %s bits, of two inputs", (bits, bytes, corners) => {
  const entries = { FunctionType: 0, Domain: [0, 1, 0, 2], Range: [0, 1], Size: [2, 2], BitsPerSample: bits };
  const run = readFunction(deflatedStream(entries, Buffer.from(bytes), 1));
  const places = [
    [0, 0],
    [1, 0],
    [0, 2],
    [1, 2],
  ] as const;
  for (const [i, place] of places.entries()) expect(run(place)[0]).toBeCloseTo(corners[i]!, 6);
  expect(run([0.5, 1])[0]).toBeCloseTo(
    corners.reduce((sum, one) => sum + one / 4, 0),
    6,
  );
});

test("a table that ends too early is refused", () => {
  const entries = { FunctionType: 0, Domain: [0, 1], Range: [0, 1], Size: [3], BitsPerSample: 8 };
  expect(() => readFunction(deflatedStream(entries, Buffer.from([0, 1]), 1))).toThrow("expected 3 bytes of samples");
});

test("one function for each output", () => {
  const one = (to: number) => dict({ FunctionType: 2, Domain: [0, 1], C0: [0], C1: [to], N: 1 });
  expect(readFunction([one(1), one(0.5)])([1])).toEqual([1, 0.5]);
});

describe("a calculator", () => {
  test.each([
    ["{ 2 mul exch 1 sub }", [3, 4], [8, 2]],
    ["{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }", [0.2], [0.4]],
    ["{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }", [0.7], [1]],
    ["{ 3 1 roll }", [1, 2, 3], [3, 1, 2]],
    ["{ 3 -1 roll }", [1, 2, 3], [2, 3, 1]],
    ["{ 1 index 2 copy add }", [5, 7], [5, 7, 5, 12]],
    ["{ 0 lt { 9 } if }", [-1], [9]],
    ["{ 1 1 atan exch 90 sin }", [4], [45, 4, 1]],
    ["{ 7 2 idiv exch truncate }", [2.9], [3, 2]],
  ])("%s", (program, inputs, outputs) => {
    const made = readCalculator(program)(inputs);
    expect(made).toHaveLength(outputs.length);
    for (const [i, output] of outputs.entries()) expect(made[i]).toBeCloseTo(output, 9);
  });
  test("refuses what the standard does not know", () => {
    expect(() => readCalculator("{ file }")([1])).toThrow("Unexpected operator file");
  });
});
