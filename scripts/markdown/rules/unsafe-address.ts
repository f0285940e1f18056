/** Complains of each link that would run a program or open a file on the reader's computer (javascript:, file: …). */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { kindOfAddress } from "../kind-of-address.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function unsafeAddress(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    const kind = kindOfAddress(link.url);
    if (kind.is === "unsafe") complain(file, "unsafe-address", { address: link.url, scheme: kind.scheme }, link);
  }
}
