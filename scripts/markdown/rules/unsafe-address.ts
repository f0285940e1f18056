/** Links in; a complaint for each that would run a program or open a file of the reader's (javascript:, file:, data: …). */
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

const safe = new Set(["http:", "https:", "mailto:"]);

export function unsafeAddress(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    const scheme = /^[\s\p{Cc}]*([a-z][a-z\d+.-]*:)/iu.exec(link.url)?.[1]?.toLowerCase();
    if (scheme && !safe.has(scheme)) complain(file, "unsafe-address", { address: link.url, scheme }, link);
  }
}
