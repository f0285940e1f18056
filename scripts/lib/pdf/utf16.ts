/** Turns text into UTF-16 with its high bytes first, as PDF and TrueType write it, and back. */

export function encodeUtf16(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** @param bytes - a last one without its twin is left out */
export function decodeUtf16(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString("utf16le");
}

/** Returns the hexadecimal digits of a text. */
export function hexOfText(text: string): string {
  return encodeUtf16(text).toString("hex").toUpperCase();
}

/** Returns the text that hexadecimal digits stand for. */
export function textOfHex(hex: string): string {
  return decodeUtf16(Buffer.from(hex, "hex"));
}
