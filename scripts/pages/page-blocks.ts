/** Describes where the blocks of the Markdown stand on a page. */

/** The blocks on one page of a unit. Plain data. */
export interface PageBlocks {
  /** Millimetres that all move to the right where the page becomes the other side's: margins are mirrored. */
  turnMm: number;
  /**
   * Blocks as `file:line:column`, then left, top, width and height in millimetres from the top left corner of the
   * trimmed page, as it was laid out; an outer block comes before those in it.
   */
  blocks: [source: string, x: number, y: number, width: number, height: number][];
}
