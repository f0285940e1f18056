/** Describes a unit's pages as the browser gives them: static HTML, and what is on each page. */

/** Pages that need no script any more. */
export interface StaticPages {
  html: string;
  styles: string;
  pages: StaticPage[];
}

/** Contents of one page; found in the document, so that nobody need look for it in the HTML. */
export interface StaticPage {
  /** Offset in the HTML at which it begins; the last one ends before the end tag of what is around all. */
  start: number;
  /** Classes of named pages (cover, say), which say how it looks. */
  kinds: string[];
  /** `file:` URLs of the pictures on it. */
  pictures: string[];
  /** Ids whose page numbers stand on it in columns, as in contents; the numbers come with the placement. */
  folioIds: string[];
  /** Ids of all that stands on it. */
  ids: string[];
  /** Ids that its links lead to. */
  linkedIds: string[];
  /** Ids of what was moved to it, and of what was moved from its text to any page (in-page/moved-blocks.ts). */
  movedIds: string[];
  ownedIds: string[];
  /** Places of its blocks in the Markdown, `file:line:column`, in the order of the text, those at its foot too. */
  sources: string[];
  /** Words, those at its foot too, a space between two texts; without heads and folio. */
  text: string;
}
