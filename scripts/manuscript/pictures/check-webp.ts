/** Checks that a WebP picture is complete, from its chunks, without decoding it. */
import type { PictureCheck } from "./picture-check.ts";

const cutOff = "it is cut off: its end is missing";

/** Checks a WebP (RFC 9649): a RIFF file whose chunks have an even length. */
export const checkWebp: PictureCheck = async (bytes, tooLarge) => {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return cutOff;
  let hasPixels = false;
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString("latin1", at, at + 4);
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
    if (at + 8 + bytes.readUInt32LE(at + 4) > end) return cutOff;
    const size = sizeIn(type, data);
    if (size === "damaged") return "it is damaged";
    const large = size && tooLarge(...size);
    if (large) return large;
    hasPixels ||= ["VP8 ", "VP8L", "ANMF"].includes(type);
    at += 8 + data.length + (data.length % 2);
  }
  return hasPixels ? undefined : "it holds no pixels";
};

function sizeIn(type: string, data: Buffer): [width: number, height: number] | "damaged" | undefined {
  if (type === "VP8X") {
    return data.length < 10 ? "damaged" : [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1];
  }
  if (type === "VP8 ") {
    if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return "damaged";
    return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
  }
  if (type !== "VP8L") return undefined;
  if (data.length < 5 || data[0] !== 0x2f) return "damaged";
  const bits = data.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
