/** Declares where the blocks of the Markdown are on a page. */

/** The blocks on one page of a unit, as plain data. */
export interface PageBlocks {
  /** Millimetres by which all moves to the right if the page becomes a verso, whose margins are mirrored. */
  turnMm: number;
  /**
   * Blocks as `file:line:column`, then left, top, width and height in millimetres from the top left corner of the
   * trimmed page, as it was laid out; an outer block comes before those in it.
   */
  blocks: [source: string, x: number, y: number, width: number, height: number][];
}
