/** Tells which colours of a PNG emblem are hard to see on its background. */
import type { DecodedPng } from "fast-png";
import { contrast, toHex, type Rgb } from "../../lib/colour/rgb.ts";

/** The most pixels that are examined: an emblem of 120 mm at 600 pixels per inch has half as many. */
const mostPixels = 16_000_000;
/** The least opacity, of 255, of a pixel that counts as painted: the edges of letters are half transparent. */
const painted = 128;
/** The least share of the emblem's edge (0–1) that has to be hard to see: smaller shares are dots and shadows. */
const leastShare = 0.1;
/** The most colours that are listed. */
const mostTold = 3;
/**
 * Colours with less contrast look the same, as in an emblem without transparency that was saved on the background
 * colour.
 */
const sameContrast = 1.1;

/**
 * Returns the colours along the emblem's edge that are hard to see, as `#rrggbb`, the most frequent first; none where
 * they make less than a tenth of the edge. The edge, where the emblem ends or becomes transparent, lies on the
 * background, while inner colours may lie on other colours of the emblem.
 *
 * @param bytes - PNG that was checked
 */
export async function unseenInPng(bytes: Uint8Array, ground: string, leastContrast: number): Promise<string[]> {
  const { decode } = await import("fast-png");
  const { width, height } = sizeOf(bytes);
  if (width * height > mostPixels) return [];
  const pixels = pixelsOf(decode(bytes));
  const known = new Map<number, number>();
  const contrastOf = (pixel: number): number => {
    const colour = pixel & 0xffffff;
    let found = known.get(colour);
    if (found === undefined) known.set(colour, (found = contrast(toHex(rgbOf(colour)), ground)));
    return found;
  };
  const isOpaque = pixels.every((pixel) => pixel >>> 24 >= painted);
  const isPainted = Uint8Array.from(pixels, (pixel) =>
    pixel >>> 24 >= painted && !(isOpaque && contrastOf(pixel) < sameContrast) ? 1 : 0,
  );
  const counts = new Map<number, number>();
  let edge = 0;
  for (const index of edgeOf(isPainted, width, height)) {
    edge++;
    const pixel = pixels[index]!;
    if (contrastOf(pixel) < leastContrast) counts.set(pixel & 0xffffff, (counts.get(pixel & 0xffffff) ?? 0) + 1);
  }
  if (edge === 0) return [ground];
  const unseen = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (unseen < edge * leastShare) return [];
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, mostTold);
  return most.map(([colour]) => toHex(rgbOf(colour)));
}

/** Yields the indices of painted pixels that have an unpainted neighbour. */
function* edgeOf(isPainted: Uint8Array, width: number, height: number): Generator<number> {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x;
      if (isPainted[index] === 0) continue;
      const isBorder = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      const around = [index - 1, index + 1, index - width, index + width];
      if (isBorder || around.some((one) => isPainted[one] === 0)) yield index;
    }
  }
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function rgbOf(colour: number): Rgb {
  return [colour >> 16, (colour >> 8) & 255, colour & 255].map((part) => part / 255) as unknown as Rgb;
}

/** Returns pixels as 0xaarrggbb. */
function pixelsOf({ width, height, data, depth, channels, palette, transparency }: DecodedPng): Uint32Array {
  const perByte = depth < 8 ? 8 / depth : 1;
  const rowBytes = Math.ceil(width / perByte);
  const most = 2 ** depth - 1;
  const sample = (index: number, channel: number): number => {
    if (depth >= 8) return data[index * channels + channel]!;
    const [row, column] = [Math.floor(index / width), index % width];
    const byte = data[row * rowBytes + Math.floor(column / perByte)]!;
    return (byte >> (8 - depth * ((column % perByte) + 1))) & most;
  };
  const pack = (red: number, green: number, blue: number, alpha: number) =>
    ((alpha << 24) | (red << 16) | (green << 8) | blue) >>> 0;
  const pixels = new Uint32Array(width * height);
  for (const index of pixels.keys()) {
    if (palette) {
      const [red = 0, green = 0, blue = 0, alpha = 255] = palette[sample(index, 0)] ?? [];
      pixels[index] = pack(red, green, blue, alpha);
      continue;
    }
    const colours = (channels < 3 ? [0, 0, 0] : [0, 1, 2]).map((channel) => sample(index, channel));
    const [red, green, blue] = colours.map((value) => Math.round((value / most) * 255));
    const isLeftOut = transparency?.every((part, channel) => part === sample(index, channel)) ?? false;
    const alpha = channels % 2 === 0 ? Math.round((sample(index, channels - 1) / most) * 255) : isLeftOut ? 0 : 255;
    pixels[index] = pack(red!, green!, blue!, alpha);
  }
  return pixels;
}
