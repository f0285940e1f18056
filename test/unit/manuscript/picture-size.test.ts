/** Reads from a picture's file how large it is printed: pHYs, JFIF, Exif, units of SVG. */
import { crc32 } from "node:zlib";
import jpeg from "jpeg-js";
import { expect, test } from "vitest";
import { checkPicture } from "#manuscript/pictures/check-picture.ts";
import { sizeOfSvg } from "#manuscript/pictures/svg-size.ts";
import { greyPng } from "../../support/pictures-of-test.ts";

async function sizeOf(bytes: Buffer, kind: string): Promise<string> {
  const { fault, ...picture } = await checkPicture(bytes, `image/${kind}`);
  return fault ?? ("width" in picture ? `${picture.width} × ${picture.height}` : "");
}

/** Puts a chunk behind the header of a PNG. */
function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.concat([Buffer.alloc(4), body, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

function phys(perUnit: number, unit: number): Buffer {
  const data = Buffer.alloc(9, unit);
  data.writeUInt32BE(perUnit, 0);
  data.writeUInt32BE(perUnit, 4);
  return data;
}

/**
 * Makes a TIFF file with one directory: orientation, resolution of so many pixels, unit (2 an inch, 3 a centimetre).
 */
function tiff(order: "II" | "MM", orientation: number, resolution: number, unit: number): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 8);
  const put = (value: number, at: number, length: 2 | 4) =>
    order === "II" ? bytes.writeUIntLE(value, at, length) : bytes.writeUIntBE(value, at, length);
  bytes.write(order, 0, "latin1");
  put(42, 2, 2);
  put(8, 4, 4);
  put(3, 8, 2);
  const entry = (index: number, tag: number, type: number, value: number) => {
    const at = 10 + 12 * index;
    put(tag, at, 2);
    put(type, at + 2, 2);
    put(1, at + 4, 4);
    put(value, at + 8, type === 3 ? 2 : 4);
  };
  entry(0, 0x112, 3, orientation);
  entry(1, 0x11a, 5, 50);
  entry(2, 0x128, 3, unit);
  put(resolution, 50, 4);
  put(1, 54, 4);
  return bytes;
}

const png = greyPng(300, 200);
const jfif = jpeg.encode({ width: 300, height: 200, data: Buffer.alloc(300 * 200 * 4, 140) }, 90).data;

/** Writes a unit and a density into the JFIF header, with which the encoder begins. */
function withJfif(unit: number, density: number): Buffer {
  const bytes = Buffer.from(jfif);
  expect(bytes.toString("latin1", 6, 10)).toBe("JFIF");
  bytes[13] = unit;
  bytes.writeUInt16BE(density, 14);
  bytes.writeUInt16BE(density, 16);
  return bytes;
}

function withExif(bytes: Buffer, exif: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 8, ...Buffer.from("Exif\0\0", "latin1")]);
  return Buffer.concat([bytes.subarray(0, 20), head, exif, bytes.subarray(20)]);
}

function webp(exif: Buffer): Buffer {
  const pixels = Buffer.alloc(10);
  pixels.writeUIntBE(0x9d012a, 3, 3);
  pixels.writeUInt16LE(300, 6);
  pixels.writeUInt16LE(200, 8);
  const extended = Buffer.alloc(10);
  extended[0] = 8;
  extended.writeUIntLE(299, 4, 3);
  extended.writeUIntLE(199, 7, 3);
  const chunks = [
    ["VP8X", extended],
    ["VP8 ", pixels],
    ["EXIF", exif],
  ].map(([type, data]) => {
    const head = Buffer.alloc(8);
    head.write(type as string, "latin1");
    head.writeUInt32LE(data!.length, 4);
    return Buffer.concat([head, data as Buffer]);
  });
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

test.each<[string, Buffer, string, string]>([
  ["nothing, as browsers show it", png, "png", "300 × 200"],
  ["300 an inch: 25.4 mm", withChunk(png, "pHYs", phys(11811, 1)), "png", "96 × 64"],
  ["72 an inch, in metres", withChunk(png, "pHYs", phys(2835, 1)), "png", "400 × 267"],
  ["a proportion only", withChunk(png, "pHYs", phys(11811, 0)), "png", "300 × 200"],
  ["less than any that makes sense", withChunk(png, "pHYs", phys(1, 1)), "png", "300 × 200"],
  ["Exif in a PNG", withChunk(png, "eXIf", tiff("MM", 1, 300, 2)), "png", "96 × 64"],
  ["a damaged pHYs", withChunk(png, "pHYs", Buffer.alloc(3)), "png", "300 × 200"],
  ["JFIF, an inch", withJfif(1, 300), "jpeg", "96 × 64"],
  ["JFIF, a centimetre", withJfif(2, 118), "jpeg", "96 × 64"],
  ["JFIF, a proportion", withJfif(0, 300), "jpeg", "300 × 200"],
  ["Exif, the least bytes first", withExif(withJfif(0, 1), tiff("II", 1, 300, 2)), "jpeg", "96 × 64"],
  ["Exif, a centimetre", withExif(withJfif(0, 1), tiff("MM", 1, 118, 3)), "jpeg", "96 × 64"],
  ["72 of a program that was not asked, and 300", withExif(withJfif(1, 72), tiff("II", 1, 300, 2)), "jpeg", "96 × 64"],
  ["a picture on its side", withExif(withJfif(1, 300), tiff("II", 6, 72, 2)), "jpeg", "64 × 96"],
  ["Exif that is cut off", withExif(withJfif(1, 300), tiff("II", 6, 72, 2).subarray(0, 20)), "jpeg", "96 × 64"],
  ["Exif in a WebP", webp(tiff("II", 1, 300, 2)), "webp", "96 × 64"],
])("a picture of 300 × 200 pixels whose file says: %s", async (_, bytes, kind, expected) => {
  expect(await sizeOf(bytes, kind)).toBe(expected);
});

test.each([
  ["50mm", "20mm", undefined, "189 × 76"],
  ["5cm", undefined, "0 0 10 20", "189 × 378"],
  [undefined, "1in", "0,0,10,20", "48 × 96"],
  ["6pc", "72pt", undefined, "96 × 96"],
  ["100%", "100%", "0 0 300 150", "300 × 150"],
  ["100%", "100%", undefined, undefined],
  ["10.5", "3.3px", undefined, "11 × 3"],
  ["10", "10", "0 0 0 20", "0 × 20"],
  ["10", "10", "0 0 -1 20", "10 × 10"],
  ["8furlongs", "3px", undefined, undefined],
])("an SVG of width %s, height %s and viewBox %s", (width, height, viewBox, expected) => {
  const size = sizeOfSvg({ width, height, viewBox });
  expect(size && `${size.width} × ${size.height}`).toBe(expected);
});
