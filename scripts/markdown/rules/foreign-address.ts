/** Complains of each link with a scheme that only another program knows (doi:, obsidian:, wiki: …). */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { kindOfAddress } from "../kind-of-address.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function foreignAddress(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    const kind = kindOfAddress(link.url);
    if (kind.is === "foreign") complain(file, "foreign-address", { address: link.url, scheme: kind.scheme }, link);
  }
}
