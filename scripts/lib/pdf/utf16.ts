/** Encodes and decodes UTF-16BE, which PDF and TrueType use. */

export function encodeUtf16(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** Returns the text of UTF-16BE bytes; an odd last byte is ignored. */
export function decodeUtf16(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString("utf16le");
}

/** Returns the UTF-16BE of a text in hexadecimal digits. */
export function hexOfText(text: string): string {
  return encodeUtf16(text).toString("hex").toUpperCase();
}

/** Returns the text of UTF-16BE in hexadecimal digits. */
export function textOfHex(hex: string): string {
  return decodeUtf16(Buffer.from(hex, "hex"));
}
