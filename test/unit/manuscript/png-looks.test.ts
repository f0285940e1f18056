/** Finds colours of emblems in PNG that are hard to see on a ground, whatever the kind of PNG. */
import { crc32, deflateSync } from "node:zlib";
import { encode } from "fast-png";
import { describe, expect, test } from "vitest";
import { unseenInPng } from "#manuscript/pictures/png-looks.ts";

const [blue, white, dark] = ["#003399", [255, 255, 255], [0, 40, 120]] as const;
const size = 20;

/** Makes a PNG with a square in its middle, and another colour around it. */
function square(inner: readonly number[], outer: readonly number[]): Uint8Array {
  const channels = inner.length as 3 | 4;
  const pixels = Array.from({ length: size * size }, (_, index) => {
    const [x, y] = [index % size, Math.floor(index / size)];
    return x > 4 && x < 15 && y > 4 && y < 15 ? inner : outer;
  });
  return encode({ width: size, height: size, channels, depth: 8, data: Uint8Array.from(pixels.flat()) });
}

/** Makes a PNG of eight pixels in a row, each a bit that counts in a palette. */
function withPalette(colours: number[], opacities: number[], row: number): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 1, 1, 3, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(colours)),
    chunk("tRNS", Buffer.from(opacities)),
    chunk("IDAT", deflateSync(Buffer.from([0, row]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const clear = [0, 0, 0, 0];
const told = (png: Uint8Array) => unseenInPng(png, blue, 3);

describe("an emblem on blue", () => {
  test("that is dark is told, one that is white is not", async () => {
    expect(await told(square([...dark, 255], clear))).toEqual(["#002878"]);
    expect(await told(square([...white, 255], clear))).toEqual([]);
  });

  test("may be dark on a ground of its own", async () => {
    expect(await told(square([...dark, 255], [...white, 255]))).toEqual([]);
    expect(await told(square(dark, white))).toEqual([]);
  });

  test("that was saved on the ground's colour stands on it", async () => {
    expect(await told(square(white, [0, 51, 153]))).toEqual([]);
    expect(await told(square(dark, [0, 51, 153]))).toEqual(["#002878"]);
  });

  test("that is nothing but the ground is told as that", async () => {
    expect(await told(square([0, 51, 153], [0, 51, 153]))).toEqual([blue]);
  });

  test("of which a letter is dark is told", async () => {
    const pixels = Array.from({ length: size * size }, (_, index) => {
      const column = index % size;
      return column > 1 && column < 5 ? [...dark, 255] : column > 8 && column < 18 ? [...white, 255] : clear;
    });
    const data = Uint8Array.from(pixels.flat());
    expect(await told(encode({ width: size, height: size, channels: 4, depth: 8, data }))).toEqual(["#002878"]);
  });

  test("is read in grey, in 16 bits and by its palette", async () => {
    const grey = encode({ width: 2, height: 1, channels: 1, depth: 16, data: Uint16Array.from([0, 0]) });
    expect(await told(grey)).toEqual(["#000000"]);
    const indexed = withPalette([0, 40, 120, 255, 255, 255], [255, 0], 0b00111111);
    expect(await told(indexed)).toEqual(["#002878"]);
  });
});
