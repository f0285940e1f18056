/** Converts gradients to inks: the same stops, and no step where a colour has a name. */
import { beforeAll, expect, test } from "vitest";
import { asArray, dict, expectDict, type PdfDict, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { PdfStream, resolve } from "#lib/pdf/objects.ts";
import { inkConverter } from "#lib/colour/ink-converter.ts";
import { openProfile } from "#lib/colour/open-profile.ts";
import { inkTarget, maskTarget, type ColourTarget } from "#press/convert/colour-target.ts";
import { convertShading } from "#press/convert/convert-shading.ts";
import { readFunction } from "#lib/pdf/read-function.ts";
import { profile, srgb } from "../../../support/press-pdf.ts";

let target: ColourTarget;

beforeAll(async () => {
  const named = new Map([["#003399", { cmyk: [1, 0.8, 0, 0] as const }]]);
  target = inkTarget(inkConverter(await openProfile(profile, srgb), named, 3));
});

const blue = [0, 0.2, 0.6];
const part = (from: number[], to: number[]) => dict({ FunctionType: 2, Domain: [0, 1], C0: from, C1: to, N: 1 });
const axial = (source: PdfValue, space: PdfValue = "/DeviceRGB") =>
  dict({ ShadingType: 2, ColorSpace: space, Coords: [0, 0, 1, 0], Function: source });
const inksAt = (shading: PdfDict, place: number) =>
  readFunction(shading.get("Function"))([place]).map((ink) => Math.round(ink * 1000) / 1000);

test("stops in a named colour and in white meet them, and nothing jumps between", () => {
  const made = expectDict(convertShading(axial(part(blue, [1, 1, 1])), target));
  expect(made.get("ColorSpace")).toBe("/DeviceCMYK");
  expect(inksAt(made, 0)).toEqual([1, 0.8, 0, 0]);
  expect(inksAt(made, 1)).toEqual([0, 0, 0, 0]);
  for (let place = 0; place < 1; place += 0.01) {
    const [here, next] = [inksAt(made, place), inksAt(made, place + 0.01)];
    for (const [i, ink] of here.entries()) expect(Math.abs(next[i]! - ink)).toBeLessThan(0.05);
  }
});

test("greys stay on black", () => {
  const made = expectDict(convertShading(axial(part([0, 0, 0], [1, 1, 1])), target));
  for (const place of [0, 0.3, 0.7, 1]) expect(inksAt(made, place).slice(0, 3)).toEqual([0, 0, 0]);
  expect(inksAt(made, 0)[3]).toBe(1);
});

test("hard stops stay hard", () => {
  const source = dict({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: [part(blue, blue), part([1, 1, 1], [1, 1, 1])],
    Bounds: [0.5],
    Encode: [0, 1, 0, 1],
  });
  const made = expectDict(convertShading(axial(source), target));
  expect(inksAt(made, 0.499)).toEqual([1, 0.8, 0, 0]);
  expect(inksAt(made, 0.5)).toEqual([0, 0, 0, 0]);
});

test("a function of the place becomes samples of it", () => {
  const entries = { FunctionType: 4, Domain: [0, 2, 0, 1], Range: [0, 1, 0, 1, 0, 1] };
  const source = deflatedStream(entries, Buffer.from("{ pop 2 div dup dup }"), 1);
  const made = expectDict(convertShading(dict({ ShadingType: 1, ColorSpace: "/DeviceRGB", Function: source }), target));
  const field = resolve(made.get("Function")) as PdfStream;
  const [width = 0, height = 0] = asArray(field.dict.get("Size")).map(Number);
  const samples = contentOfStream(field);
  expect(samples).toHaveLength(width * height * 4 * 2);
  expect(samples.readUInt16BE(6)).toBe(0xffff);
  expect(samples.readUInt16BE((width - 1) * 8 + 6)).toBe(0);
});

test("a mask's ramp is the same in grey", () => {
  const made = expectDict(convertShading(axial(part([0, 0, 0], [1, 1, 1])), maskTarget));
  expect(made.get("ColorSpace")).toBe("/DeviceGray");
  expect(inksAt(made, 0.25)).toEqual([0.25]);
});

test("a gradient in inks is left alone, a mesh is refused", () => {
  expect(
    expectDict(convertShading(axial(part([0, 0, 0, 1], [1, 0, 0, 0]), "/DeviceCMYK"), target)).get("ColorSpace"),
  ).toBe("/DeviceCMYK");
  const mesh = dict({ ShadingType: 6, ColorSpace: "/DeviceRGB" });
  expect(() => convertShading(mesh, target)).toThrow("Unexpected shading of type 6");
});
