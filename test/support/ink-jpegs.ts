/** Makes JPEGs in inks from one that lies beside it: with a profile, turned, or without Adobe's segment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { profile } from "./press-pdf.ts";

/** JPEG of 240 × 80 pixels: black alone, cyan, four inks and paper beside each other, above a ramp of black. */
export const inks = readFileSync(join(import.meta.dirname, "inks.jpg"));
/** JPEG of 248 × 80 pixels, nearly the same, in lightness and chroma (YCCK). */
export const inksYcck = readFileSync(join(import.meta.dirname, "inks-ycck.jpg"));

const longestPiece = 60_000;

function withSegments(jpeg: Buffer, marker: number, bodies: readonly Buffer[]): Buffer {
  const segments = bodies.map((body) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** Puts the project's own profile into the JPEG, as it is or with another name in all its texts. */
export function withProfile(jpeg: Buffer, name = "FOGRA39"): Buffer {
  const bytes = Buffer.from(Buffer.from(profile).toString("latin1").replaceAll("FOGRA39", name), "latin1");
  const count = Math.ceil(bytes.length / longestPiece);
  const pieces = Array.from({ length: count }, (_, i) => {
    const head = Buffer.concat([Buffer.from("ICC_PROFILE\0"), Buffer.from([i + 1, count])]);
    return Buffer.concat([head, bytes.subarray(i * longestPiece, (i + 1) * longestPiece)]);
  });
  return withSegments(jpeg, 0xe2, pieces);
}

/** Turns the JPEG as a camera does that was held upright (Exif, orientation 6). */
export function turned(jpeg: Buffer): Buffer {
  const tiff = Buffer.from("49492a000800000001001201030001000000060000000000000000", "hex");
  return withSegments(jpeg, 0xe1, [Buffer.concat([Buffer.from("Exif\0\0"), tiff])]);
}

/** Takes off Adobe's segment, of 16 bytes, with which it begins. */
export function withoutAdobe(jpeg: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), jpeg.subarray(18)]);
}
