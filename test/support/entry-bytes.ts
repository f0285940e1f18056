/** Makes bytes that tell whether they are whole. */
import { createHash, randomBytes } from "node:crypto";

/** Returns `length` random bytes behind their SHA-256. */
export function entryBytes(length: number): Uint8Array {
  const bytes = randomBytes(length);
  return Buffer.concat([createHash("sha256").update(bytes).digest(), bytes]);
}

export function isWhole(bytes: Uint8Array): boolean {
  return createHash("sha256").update(bytes.subarray(32)).digest().equals(bytes.subarray(0, 32));
}
