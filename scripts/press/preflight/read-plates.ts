/** Reads the stream of pages that Ghostscript's device pamcmyk32 writes, one picture after another. */
import type { Box } from "../../lib/pdf/geometry.ts";
import type { Readable } from "node:stream";

/** The four plates of a rendered page. */
export interface Plates {
  /** Returns the most ink on one pixel inside a box of the page, given in points; 1 for one full ink. */
  mostWithin(box: Box, ppi: number): number;
}

/**
 * Calls `onPage` with the plates of each page in turn.
 *
 * @throws {Error} for a stream in another format
 */
export async function readPlates(stream: Readable, onPage: (plates: Plates) => void): Promise<void> {
  let held = Buffer.alloc(0);
  let head: Head | undefined;
  const pieces: Buffer[] = [];
  let waiting = 0;
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    waiting += (piece as Buffer).length;
    // The pieces of a page are joined once, and not whenever another one comes.
    if (head && held.length + waiting < head.length + head.size) continue;
    held = Buffer.concat([held, ...pieces.splice(0)]);
    waiting = 0;
    for (head = readHead(held); head && held.length >= head.length + head.size; head = readHead(held)) {
      onPage(platesOf(held.subarray(head.length, head.length + head.size), head));
      held = held.subarray(head.length + head.size);
    }
  }
  if (held.length > 0) throw new Error("Unexpected end of a rendering, expected whole pages");
}

interface Head {
  readonly width: number;
  readonly height: number;
  /** Bytes of the header itself; `size` is that of the samples after it. */
  readonly length: number;
  readonly size: number;
}

const end = "ENDHDR\n";

function readHead(bytes: Buffer): Head | undefined {
  const at = bytes.indexOf(end);
  if (at < 0) return undefined;
  const text = bytes.toString("latin1", 0, at);
  const [width, height, depth] = ["WIDTH", "HEIGHT", "DEPTH"].map((key) =>
    Number(new RegExp(`^${key} (\\d+)$`, "m").exec(text)?.[1]),
  );
  if (!text.startsWith("P7") || !width || !height || depth !== 4) {
    throw new Error("Unexpected head of a rendering, expected P7 with a depth of 4");
  }
  return { width, height, length: at + end.length, size: width * height * 4 };
}

function platesOf(samples: Buffer, { width, height }: Head): Plates {
  return {
    mostWithin(box, ppi) {
      // A pixel at the edge also shows what lies outside the box.
      const [left, bottom, right, top] = box.map((points) => (points / 72) * ppi) as [number, number, number, number];
      const [fromX, toX] = [Math.max(0, Math.ceil(left) + 1), Math.min(width, Math.floor(right) - 1)];
      const [fromY, toY] = [Math.max(0, Math.ceil(height - top) + 1), Math.floor(height - bottom) - 1];
      let most = 0;
      for (let y = fromY; y < Math.min(height, toY); y++) {
        for (let at = (y * width + fromX) * 4, last = (y * width + toX) * 4; at < last; at += 4) {
          const sum = samples[at]! + samples[at + 1]! + samples[at + 2]! + samples[at + 3]!;
          if (sum > most) most = sum;
        }
      }
      return most / 255;
    },
  };
}
