/** Computes the key that stands for exactly these texts and bytes in this order. */
import { createHash } from "node:crypto";

/**
 * Returns SHA-256 in 64 hexadecimal digits. Every part goes in behind its length, so that `["ab", "c"]` and `["a",
 * "bc"]` differ. A text counts as its UTF-8 bytes.
 */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  // Node 20 has nothing faster that is sound: BLAKE2b takes 1.8 times as long where the processor knows SHA.
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

/** Returns SHA-256 of the bytes alone, as other programs (`sha256sum`) tell it of a file. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
