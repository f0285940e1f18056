/** Converts pictures as Chromium writes them to inks, pixel for pixel. */
import jpeg from "jpeg-js";
import { beforeAll, expect, test } from "vitest";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { PdfStream, PdfString, dict, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { inkConverter } from "#lib/colour/ink-converter.ts";
import { openProfile } from "#lib/colour/open-profile.ts";
import { inkTarget, maskTarget, type ColourTarget } from "#press/convert/colour-target.ts";
import { convertImage } from "#press/convert/convert-image.ts";
import { profile, srgb } from "../../../support/press-pdf.ts";

let target: ColourTarget;
/** Target with a colour by name. */
let branded: ColourTarget;

beforeAll(async () => {
  const open = await openProfile(profile, srgb);
  target = inkTarget(inkConverter(open, new Map(), 3));
  branded = inkTarget(inkConverter(open, new Map([["#003399", { cmyk: [1, 0.8, 0, 0] }]]), 3));
});

function image(pixels: readonly number[], entries: Record<string, PdfValue>): PdfStream {
  const size = { Subtype: "/Image", Width: 2, Height: 1, BitsPerComponent: 8 } as const;
  return deflatedStream({ ...size, ...entries }, Buffer.from(pixels), 1);
}

const red = [255, 0, 0];
const white = [255, 255, 255];

test("RGB becomes CMYK, white stays paper, the alpha channel goes along", () => {
  const alpha = new PdfStream(dict({ ColorSpace: "/DeviceGray" }), Buffer.from([0, 255]));
  const made = convertImage(image([...red, ...white], { ColorSpace: "/DeviceRGB", SMask: alpha }), target);
  expect(made.dict.get("ColorSpace")).toBe("/DeviceCMYK");
  expect(made.dict.get("SMask")).toBe(alpha);
  const pixels = [...contentOfStream(made)];
  expect(pixels.slice(4)).toEqual([0, 0, 0, 0]);
  expect(pixels[1]).toBeGreaterThan(240);
});

test("a picture in an RGB profile is read by it", () => {
  const icc = new PdfStream(dict({ N: 3 }), srgb);
  const [plain, tagged] = ["/DeviceRGB" as const, ["/ICCBased", icc] as PdfValue].map((space) =>
    contentOfStream(convertImage(image([...red, 20, 90, 200], { ColorSpace: space }), target)),
  );
  expect(tagged).toEqual(plain);
});

test("grounds in a named colour have its very inks, a few pixels of it and JPEG have those of the profile", () => {
  const blue = [0, 0x33, 0x99];
  const inksOf = (pixels: number[], space: PdfValue = "/DeviceRGB") => [
    ...contentOfStream(convertImage(image(pixels, { ColorSpace: space }), branded)),
  ];
  const exact = [255, 204, 0, 0];
  expect(inksOf([...blue, ...red]).slice(0, 4)).toEqual(exact);
  expect(inksOf([...blue, ...red]).slice(4)).toEqual(inksOf([...red, ...red]).slice(4));
  expect(inksOf([...blue, ...red], ["/ICCBased", new PdfStream(dict({ N: 3 }), srgb)]).slice(0, 4)).toEqual(exact);
  const photograph = [...blue, ...Array.from({ length: 250 }, () => red).flat()];
  expect(inksOf(photograph).slice(0, 4)).not.toEqual(exact);
  const { data } = jpeg.encode({ data: Buffer.from([...blue, 255, ...blue, 255]), width: 2, height: 1 }, 100);
  const entries = { Subtype: "/Image", Width: 2, Height: 1, BitsPerComponent: 8, Filter: "/DCTDecode" } as const;
  const encoded = convertImage(new PdfStream(dict({ ...entries, ColorSpace: "/DeviceRGB" }), data), branded);
  expect([...contentOfStream(encoded)].slice(0, 4)).not.toEqual(exact);
});

test("a picture without any colour comes on the black plate alone, like grey type", () => {
  const grey = 128;
  const black = target.components([grey / 255, grey / 255, grey / 255])[3]!;
  const neutral = convertImage(image([0, 0, 0, grey, grey, grey], { ColorSpace: "/DeviceRGB" }), target);
  expect(neutral.dict.get("ColorSpace")).toBe("/DeviceGray");
  expect([...contentOfStream(neutral)]).toEqual([0, Math.round((1 - black) * 255)]);
  expect([...contentOfStream(convertImage(image([0, grey], { ColorSpace: "/DeviceGray" }), target))]).toEqual([
    ...contentOfStream(neutral),
  ]);
});

test("JPEG is decoded, colour and grey", () => {
  const data = Buffer.from([...red, 255, ...red, 255].flatMap((byte) => byte));
  const { data: bytes } = jpeg.encode({ data, width: 2, height: 1 }, 100);
  const entries = { Subtype: "/Image", Width: 2, Height: 1, BitsPerComponent: 8, Filter: "/DCTDecode" } as const;
  const colour = new PdfStream(dict({ ...entries, ColorSpace: "/DeviceRGB", ColorTransform: 0 }), bytes);
  const made = convertImage(colour, target);
  expect(contentOfStream(made)).toHaveLength(8);
  expect(contentOfStream(made)[1]).toBeGreaterThan(230);
  expect(made.dict.has("ColorTransform")).toBe(false);
});

test("a palette is converted, its pixels stay", () => {
  const palette = new PdfString(Buffer.from([...red, ...white, 0, 0, 0]).toString("latin1"));
  const entries = { ColorSpace: ["/Indexed", "/DeviceRGB", 2, palette] as PdfValue, BitsPerComponent: 8 };
  const source = image([0, 1], entries);
  const made = convertImage(source, target);
  expect(made.bytes).toBe(source.bytes);
  const [, base, last, table] = made.dict.get("ColorSpace") as PdfValue[];
  expect([base, last]).toEqual(["/DeviceCMYK", 2]);
  const inks = [...Buffer.from((table as PdfString).bytes, "latin1")];
  expect(inks.slice(4)).toEqual([0, 0, 0, 0, 0, 0, 0, 255]);
});

test("masks and pictures in inks stay as they are; in a soft mask greys do, too", () => {
  const stencil = image([0, 1], { ImageMask: true });
  const inks = image([1, 2, 3, 4, 5, 6, 7, 8], { ColorSpace: "/DeviceCMYK" });
  const grey = image([1, 2], { ColorSpace: "/DeviceGray" });
  expect(convertImage(stencil, target)).toBe(stencil);
  expect(convertImage(inks, target)).toBe(inks);
  expect(convertImage(grey, maskTarget)).toBe(grey);
});

test("what Chromium does not write is refused", () => {
  const decoded = image(red, { ColorSpace: "/DeviceRGB", Decode: [1, 0, 1, 0, 1, 0] });
  expect(() => convertImage(decoded, target)).toThrow("Unexpected Decode");
  expect(() => convertImage(image(red, { ColorSpace: "/DeviceRGB", BitsPerComponent: 16 }), target)).toThrow("16 bits");
  expect(() => convertImage(image(red, { ColorSpace: ["/Lab", dict({})] }), target)).toThrow("colour space /Lab");
});
