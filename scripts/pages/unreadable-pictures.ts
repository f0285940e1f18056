/** Tells that the browser could not decode pictures, although nothing was wrong with them when they were read. */

export class UnreadablePictures extends Error {
  override readonly name = "UnreadablePictures";

  readonly urls: readonly string[];

  /** Names the pictures. @param urls - as they stand in the HTML */
  constructor(urls: readonly string[]) {
    super(`Unexpected pictures ${urls.join(", ")}, expected ones that the browser can decode`);
    this.urls = urls;
  }
}

/**
 * Throws an UnreadablePictures where the page said so, for `catch` behind what it was asked.
 *
 * @throws {Error} always
 */
export function asUnreadable(error: unknown): never {
  const [, urls] = /Unreadable pictures: (.*)/.exec((error as Error).message) ?? [];
  throw urls === undefined ? error : new UnreadablePictures(urls.split(" "));
}
