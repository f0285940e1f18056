/** Declares how a picture of one format is checked. */

/**
 * Looks for faults that keep a picture from being printed.
 *
 * @param tooLarge - returns the fault of a picture with so many pixels
 * @returns the fault, as a part of a sentence; undefined where the picture can be printed
 */
export type PictureCheck = (
  bytes: Buffer,
  tooLarge: (width: number, height: number) => string | undefined,
) => Promise<string | undefined>;
