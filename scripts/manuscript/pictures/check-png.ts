/** Checks, before a PNG is decoded, that it is complete: its chunks, its header and all of its pixels. */
import { crc32, createInflate } from "node:zlib";
import type { PictureCheck } from "./picture-check.ts";

interface Chunk {
  type: string;
  data: Uint8Array;
}

interface Header {
  width: number;
  height: number;
  /** Bits per pixel. */
  bits: number;
  isIndexed: boolean;
  isInterlaced: boolean;
}

/** Channels and allowed bits per channel, by colour type (PNG specification, table 11.1). */
const colourTypes: Record<number, { channels: number; bits: number[] }> = {
  0: { channels: 1, bits: [1, 2, 4, 8, 16] },
  2: { channels: 3, bits: [8, 16] },
  3: { channels: 1, bits: [1, 2, 4, 8] },
  4: { channels: 2, bits: [8, 16] },
  6: { channels: 4, bits: [8, 16] },
};

const signatureLength = 8;

export const checkPng: PictureCheck = async (bytes, tooLarge) => {
  const chunks = readChunks(bytes);
  if (typeof chunks === "string") return chunks;
  const header = readHeader(chunks[0]);
  if (typeof header === "string") return header;
  const large = tooLarge(header.width, header.height);
  if (large) return large;
  if (header.isIndexed && !chunks.some(({ type }) => type === "PLTE")) return "its palette is missing";
  return checkPixels(
    chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data),
    expectedBytes(header),
  );
};

function readChunks(bytes: Buffer): Chunk[] | string {
  const chunks: Chunk[] = [];
  for (let at = signatureLength; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const type = bytes.toString("latin1", at + 4, at + 8);
    // Decoders ignore damage in ancillary chunks, whose first letter is lower case.
    if (/^[A-Z]/.test(type) && crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) {
      return `it is damaged (its part ${type} has a wrong checksum)`;
    }
    if (type === "IEND") return chunks;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  return "it is cut off: its end is missing";
}

function readHeader(first: Chunk | undefined): Header | string {
  if (first?.type !== "IHDR" || first.data.length !== 13) return "its header is damaged";
  const view = Buffer.from(first.data);
  const [width, height] = [view.readUInt32BE(0), view.readUInt32BE(4)];
  const [bits = 0, colour = 0, , , interlace = 0] = view.subarray(8);
  const { channels, bits: allowed } = colourTypes[colour] ?? { channels: 0, bits: [] };
  if (!allowed.includes(bits) || interlace > 1) return "its header is damaged";
  return { width, height, bits: bits * channels, isIndexed: colour === 3, isInterlaced: interlace === 1 };
}

/** First column, column step, first row and row step of each pass of Adam7 interlacing (PNG specification, 8.2). */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** Returns the count of bytes of all rows, each of which begins with the byte of its filter. */
function expectedBytes({ width, height, bits, isInterlaced }: Header): number {
  const size = (columns: number, rows: number) => (columns > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0);
  if (!isInterlaced) return size(width, height);
  return passes.reduce((sum, [left, stepX, top, stepY]) => {
    const [columns, rows] = [Math.ceil((width - left) / stepX), Math.ceil((height - top) / stepY)];
    return sum + size(Math.max(0, columns), Math.max(0, rows));
  }, 0);
}

/**
 * Inflates the pixels piece by piece to count them, without keeping any, and stops at the expected count: so a small
 * file that claims to hold gigabytes costs no memory.
 */
function checkPixels(pieces: readonly Uint8Array[], expected: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 256 * 1024 });
    let found = 0;
    const end = (fault: string | undefined) => {
      resolve(fault);
      inflate.destroy();
    };
    inflate.on("data", ({ length }: Buffer) => {
      found += length;
      if (found >= expected) end(undefined);
    });
    inflate.on("end", () => end("it is cut off: the last of its pixels are missing"));
    inflate.on("error", ({ code }: NodeJS.ErrnoException) =>
      end(code === "Z_BUF_ERROR" ? "it is cut off: the last of its pixels are missing" : "its pixels are damaged"),
    );
    for (const piece of pieces) inflate.write(piece);
    inflate.end();
  });
}
