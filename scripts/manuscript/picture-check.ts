/** Declares how a picture of one format is checked. */

/**
 * Looks for what would keep a picture from being printed.
 *
 * @param tooLarge - what is wrong with a picture of so many pixels
 * @returns what is wrong, as a part of a sentence; undefined where it can be printed
 */
export type PictureCheck = (
  bytes: Buffer,
  tooLarge: (width: number, height: number) => string | undefined,
) => Promise<string | undefined>;
