/** Hashes an inventory, to compare it with that of the laid-out pages. */
import { createHash } from "node:crypto";
import { digestible } from "./digestible.ts";
import type { Inventory } from "./inventory.ts";

/** Returns the SHA-256 of `digestible`, in hexadecimal digits. */
export function digestOf(inventory: Inventory): string {
  return createHash("sha256").update(digestible(inventory)).digest("hex");
}
