/** Complains of each link without an address or without a text to click on. */
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { kindOfAddress } from "../kind-of-address.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function emptyLink(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    const address = link.url.trim();
    const hasWords = link.children.length > 0;
    if (address === "" || address === "#") {
      const printed = hasWords ? "its words are printed without one" : "nothing is printed";
      const expected = `[${toString(link) || "text"}](address)`;
      complain(file, "empty-link", { found: "an address", expected, printed }, link);
    } else if (!hasWords && hasAddressAlone(address)) {
      const facts = { found: "words", expected: `[text](${address})`, printed: "its address is printed" };
      complain(file, "empty-link", facts, link);
    }
  }
}

/**
 * Returns whether a link without words is no reference: `[](#id)` and `[](b.md)` are references, whose words the
 * pipeline writes.
 */
function hasAddressAlone(address: string): boolean {
  return !["fragment", "relative"].includes(kindOfAddress(address).is);
}
