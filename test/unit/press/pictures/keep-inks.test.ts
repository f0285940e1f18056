/** Recognises pictures in inks that browsers print in RGB: which file each is, and what is printed instead. */
import jpeg from "jpeg-js";
import { describe, expect, test } from "vitest";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import type { PdfStream, PdfValue } from "#lib/pdf/objects.ts";
import { findInkPictures } from "#press/pictures/ink-pictures.ts";
import { keepInks } from "#press/pictures/keep-inks.ts";
import { readJpegHead } from "#press/pictures/read-jpeg-head.ts";
import { profile } from "../../../support/press-pdf.ts";
import { inks, inksYcck, turned, withProfile, withoutAdobe } from "../../../support/ink-jpegs.ts";

const condition = { name: "FOGRA39", profile };

function pictures(...files: Buffer[]) {
  return findInkPictures(new Map(files.map((bytes, i) => [`${i}.jpg`, { mediaType: "image/jpeg", bytes }])), condition);
}

/** Prints a JPEG in inks as the browser does; `change` is what a profile does to its colours. */
function printed(
  bytes: Buffer,
  change: (value: number, at: number) => number = (value) => value,
  entries: Record<string, PdfValue> = {},
): PdfStream {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, formatAsRGBA: false });
  const image = { Subtype: "/Image", Width: width, Height: height, BitsPerComponent: 8, ColorSpace: "/DeviceRGB" };
  return deflatedStream({ ...image, ...entries } as Record<string, PdfValue>, data.map(change), 1);
}

function kept(image: PdfStream, ...files: Buffer[]): Uint8Array | undefined {
  return keepInks(image, pictures(...files), new Map())?.bytes;
}

const byProfile = (value: number) => Math.round(30 + value * 0.8);

test("a JPEG tells its size, its components, its profile of several pieces, and who wrote it", () => {
  expect(readJpegHead(inks)).toEqual({ widthPx: 240, heightPx: 80, components: 4, isAdobe: true, profile: undefined });
  expect(readJpegHead(withoutAdobe(inks))?.isAdobe).toBe(false);
  expect(Buffer.from(readJpegHead(withProfile(inks))!.profile!).equals(Buffer.from(profile))).toBe(true);
  expect(readJpegHead(inks.subarray(0, 60))).toBeUndefined();
  expect(readJpegHead(Buffer.from("not a picture"))).toBeUndefined();
});

describe("inks stay", () => {
  test.each([
    ["without a profile", inks, inks],
    ["in lightness and chroma", inksYcck, inksYcck],
    ["turned by the camera", inks, turned(inks)],
    ["whoever wrote it", inks, withoutAdobe(inks)],
    ["with a profile of the printing condition", inks, withProfile(inks)],
  ])("%s", (_, shown, file) => {
    const hasProfile = readJpegHead(file)!.profile !== undefined;
    const image = keepInks(printed(shown, hasProfile ? byProfile : undefined), pictures(file), new Map())!;
    expect(Buffer.from(image.bytes).equals(file)).toBe(true);
    expect(image.dict.get("ColorSpace")).toBe("/DeviceCMYK");
    expect(image.dict.get("Decode")).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  test("with the mask that the browser gave it", () => {
    const mask = [0];
    expect(keepInks(printed(inks, undefined, { SMask: mask }), pictures(inks), new Map())?.dict.get("SMask")).toBe(
      mask,
    );
  });

  test("in a drawing", () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,${inks.toString("base64")}"/></svg>`;
    const found = findInkPictures(
      new Map([["a%20b.svg", { mediaType: "image/svg+xml", bytes: Buffer.from(svg) }]]),
      condition,
    );
    expect(found.map(({ name, widthPx }) => [name, widthPx])).toEqual([["a b.svg", 240]]);
    expect(keepInks(printed(inks), found, new Map())).toBeDefined();
  });

  test("of a picture that was saved twice", () => {
    expect(kept(printed(inks), inks, turned(inks))).toBeDefined();
  });
});

describe("inks change", () => {
  // A sixtieth of it became black.
  const redrawn = printed(inks, (value, at) => (at % 180 < 3 ? 0 : byProfile(value)));
  const other = printed(inks, (value) => 255 - value);
  test.each([
    ["of another picture of that size", other, [inks]],
    ["of another picture of that size, with a profile", other, [withProfile(inks)]],
    ["with a profile of another printing condition", printed(inks, byProfile), [withProfile(inks, "SWOPv22")]],
    [
      "where two of the same pixels want other inks",
      printed(inks, byProfile),
      [withProfile(inks), withProfile(inks, "SWOPv22")],
    ],
    ["of another state of the picture", redrawn, [withProfile(inks)]],
    ["of white", printed(inks, () => 255), [withProfile(inks)]],
    ["of a part of a picture", printed(inks, undefined, { Width: 120 }), [inks]],
    ["of a mask", printed(inks, undefined, { ImageMask: true }), [inks]],
  ])("%s", (_, image, files) => {
    expect(kept(image, ...files)).toBeUndefined();
  });

  test("a profile is told by its name", () => {
    const names = [inks, withProfile(inks), withProfile(inks, "FOGRA51"), withProfile(inks, "FOGRA391")];
    expect(pictures(...names).map(({ otherProfile }) => otherProfile)).toEqual([
      undefined,
      undefined,
      "FOGRA51L Coated",
      "FOGRA391L Coated",
    ]);
  });
});
