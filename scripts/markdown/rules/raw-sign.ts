/** Declares what looks like mark-up in printed text. */

export interface Sign {
  /** Characters without which the pattern can't match, to pass over most texts at once. */
  with: string;
  pattern: RegExp;
  like: string;
  expected: string | ((found: string) => string);
  /** Only at the beginning of a paragraph, once in it. */
  isBlock?: true;
  /** Whether it is none in cells of tables, where such signs are marks of notes. */
  notInCells?: true;
  /** Only where an address follows, which is a link by itself. */
  isBeforeAddress?: true;
  /** Only where emphasis follows. */
  isBeforeEmphasis?: true;
  /** Only at the beginning of a line. */
  isLine?: true;
  /** Only right behind code. */
  isBehindCode?: true;
  /** Only in an item of a list. */
  isInItem?: true;
  /** Whether what was found is as it should be. */
  isMeant?: (found: string) => boolean;
  /** Whether it is none in HTML, where characters still stand as they are written. */
  notInHtml?: true;
  /** Whether the program that it is of writes it with a backslash within. */
  hasBackslash?: true;
  /** Whether it is one only in a file that has other marks of MDX. */
  inMdx?: true;
}
