/** Declares a sign: a kind of text that looks like mark-up in print. */

export interface Sign {
  /** Characters without which the pattern can't match, so that most texts are skipped. */
  with: string;
  pattern: RegExp;
  like: string;
  expected: string | ((found: string) => string);
  /** Whether it is searched only at the beginning of a paragraph. */
  isBlock?: true;
  /** Whether it is allowed in table cells, where such characters refer to notes below the table. */
  notInCells?: true;
  /** Whether it is searched only before an address, which is a link by itself. */
  isBeforeAddress?: true;
  /** Whether it is searched only before emphasis. */
  isBeforeEmphasis?: true;
  /** Whether it is searched only at the beginning of a line. */
  isLine?: true;
  /** Whether it is searched only right behind inline code. */
  isBehindCode?: true;
  /** Whether it is searched only right behind a link. */
  isBehindLink?: true;
  /** Whether it is searched only in list items. */
  isInItem?: true;
  /** Returns whether a match is intended as text. */
  isMeant?: (found: string) => boolean;
  /** Whether it is allowed in HTML, where character references aren't decoded yet. */
  notInHtml?: true;
  /** Whether the sign contains a backslash in its program's syntax. */
  hasBackslash?: true;
  /** Whether it is an error, since what it holds is not meant for readers. */
  isError?: true;
  /** Whether it is searched only in files with other signs of MDX. */
  inMdx?: true;
}
