/** Computes a hash of each static page's look, independent of its place in the report. */
import { hashOf } from "../lib/cache/hash-of.ts";
import { withoutPlaces } from "./place-attributes.ts";
import type { StaticPage, StaticPages } from "./static-pages.ts";

/** Contents of a page, as plain data that can be cached. */
export interface PageContent extends Pick<StaticPage, "pictures" | "folioIds"> {
  /** Hash of its HTML and the stylesheet, without places in the Markdown and without its index in the unit. */
  hash: string;
}

export function pageContentsOf({ html, styles, pages }: StaticPages): PageContent[] {
  const look = hashOf(styles);
  return pages.map(({ start, kinds, pictures, folioIds }, index) => {
    const page = html.slice(start, pages[index + 1]?.start ?? html.length - "</div>".length);
    return { hash: hashOf(look, lookOf(page, kinds)), pictures, folioIds };
  });
}

/**
 * Returns a page's HTML without places. Its first tag is replaced by the page's kinds, the only thing in it that
 * decides on the look.
 */
function lookOf(html: string, kinds: readonly string[]): string {
  return kinds.join(" ") + withoutPlaces(html.slice(html.indexOf(">")));
}
