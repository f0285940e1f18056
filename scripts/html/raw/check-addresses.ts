/** Complains of addresses in authors' HTML that browsers would run or open, or that lead nowhere from a printed page. */
import type { Element } from "hast";
import type { VFile } from "vfile";
import { kindOfAddress } from "../../markdown/kind-of-address.ts";
import { complain } from "../../messages/complain.ts";

/** Attributes that hold an address, by their names in hast (https://html.spec.whatwg.org/#attributes-1, and older ones). */
const attributes = new Set(
  "href src cite action formAction xLinkHref poster data background ping srcSet imageSrcSet longDesc codeBase classId archive manifest useMap icon dynsrc lowSrc profile".split(
    " ",
  ),
);

/**
 * Complains `unsafe-address` of addresses in an element, and `empty-link` of a link without one. For Markdown's links,
 * rules in markdown/ do the same.
 */
export function checkAddresses({ tagName, properties, position }: Element, file: VFile): void {
  for (const [name, value] of Object.entries(properties)) {
    if (!attributes.has(name)) continue;
    for (const address of addressesIn(name, value)) {
      const kind = kindOfAddress(address);
      if (kind.is === "unsafe") complain(file, "unsafe-address", { address, scheme: kind.scheme }, position);
      if (kind.is === "foreign" && tagName === "a") {
        complain(file, "foreign-address", { address, scheme: kind.scheme }, position);
      }
      if (tagName !== "a" || name !== "href") continue;
      if (!["", "#"].includes(address.trim())) continue;
      const facts = {
        found: "an address",
        expected: '<a href="address">',
        printed: "its words are printed without one",
      };
      complain(file, "empty-link", facts, position);
    }
  }
}

function addressesIn(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "string") return [];
  return name === "srcSet" || name === "imageSrcSet" ? value.split(",") : [value];
}
