/** Computes for each of a unit's static pages what decides how it looks, whatever place in the report it gets. */
import { hashOf } from "../lib/cache/hash-of.ts";
import { withoutPlaces } from "./place-attributes.ts";
import type { StaticPage, StaticPages } from "./static-pages.ts";

/** Contents of a page as plain data, so that it can be cached between builds. */
export interface PageContent extends Pick<StaticPage, "pictures" | "folioIds"> {
  /**
   * Hash of its HTML and the stylesheet; where its words stand in the Markdown and on which page of the unit it is
   * don't count.
   */
  hash: string;
}

export function pageContentsOf({ html, styles, pages }: StaticPages): PageContent[] {
  const look = hashOf(styles);
  return pages.map(({ start, kinds, pictures, folioIds }, index) => {
    const page = html.slice(start, pages[index + 1]?.start ?? html.length - "</div>".length);
    return { hash: hashOf(look, lookOf(page, kinds)), pictures, folioIds };
  });
}

/** Returns a page's HTML without places. Its first tag is Paged.js's, of which only the kinds say how it looks. */
function lookOf(html: string, kinds: readonly string[]): string {
  return kinds.join(" ") + withoutPlaces(html.slice(html.indexOf(">")));
}
