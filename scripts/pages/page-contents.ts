/** A unit's static pages in; for each what decides how it looks, whatever place in the report it gets, out. */
import { hashOf } from "../cache/hash-of.ts";
import { pageColumnIds } from "../html/page-slots.ts";
import type { StaticPages } from "./in-page/take-pages.ts";

/** Plain data, so that it can be kept between builds. */
export interface PageContent {
  /** Of its HTML and the stylesheet; where its words stand in the Markdown and on which page of the unit it is don't count. */
  hash: string;
  /** `file:` URLs of the pictures on it. */
  pictures: string[];
  /** Ids whose page numbers stand on it in columns, as in contents; the numbers come with the placement. */
  folioIds: string[];
}

export function pageContentsOf(pages: StaticPages): PageContent[] {
  const styles = hashOf(pages.styles);
  return htmlByPage(pages).map((html) => ({
    hash: hashOf(styles, withoutPlaces(html)),
    pictures: Array.from(html.matchAll(/<img[^>]* src="(file:[^"]+)"/g), ([, url]) => url!),
    folioIds: pageColumnIds(html),
  }));
}

/** Each page's own element. */
export function htmlByPage({ html, starts }: StaticPages): string[] {
  return starts.map((start, index) => html.slice(start, starts[index + 1] ?? html.length - "</div>".length));
}

/** A page's first tag is Paged.js's: of its classes only those of named pages (cover, say) say how it looks. */
function withoutPlaces(html: string): string {
  const end = html.indexOf(">");
  const named = html.slice(0, end).match(/pagedjs_\w+_page(?=[ "])/g) ?? [];
  const kinds = named.filter((name) => !/_(?:left|right)_page$/.test(name));
  return kinds.join(" ") + html.slice(end).replaceAll(/ data-source="[^"]*"/g, "");
}
