/** Declares a unit's pages as the browser returns them: static HTML, and the contents of each page. */

/** Pages that need no script any more. */
export interface StaticPages {
  html: string;
  styles: string;
  pages: StaticPage[];
}

/** Contents of a page, taken from the document, so that nobody has to search the HTML. */
export interface StaticPage {
  /** Offset of the page in the HTML; the last one ends before the end tag of the element around all pages. */
  start: number;
  /** Classes of named pages, such as the cover, which decide on the look. */
  kinds: string[];
  /** `file:` URLs of the pictures on it. */
  pictures: string[];
  /** Ids whose page numbers are in columns on it, as in contents; the numbers come with the placement. */
  folioIds: string[];
  /** Ids on it. */
  ids: string[];
  /** Ids that its links lead to. */
  linkedIds: string[];
  /**
   * Ids of blocks that were moved to it, and of blocks that were moved from its text to any page
   * (in-page/floats/moved-blocks.ts).
   */
  movedIds: string[];
  ownedIds: string[];
  /** Places of its blocks in the Markdown, `file:line:column`, in the order of the text, then of its footnotes. */
  sources: string[];
  /** The page's text and footnotes, with a space between two texts; without running heads and folio. */
  text: string;
}
