/** Declares the error for pictures that the browser can't decode although they passed all checks. */

export class UnreadablePictures extends Error {
  override readonly name = "UnreadablePictures";

  readonly urls: readonly string[];

  /** Makes the error. @param urls - addresses of the pictures in the HTML */
  constructor(urls: readonly string[]) {
    super(`Unexpected pictures ${urls.join(", ")}, expected ones that the browser can decode`);
    this.urls = urls;
  }
}

/**
 * Throws an UnreadablePictures if the page's error names pictures, or else the error itself; a handler for `catch`.
 *
 * @throws {Error} always
 */
export function asUnreadable(error: unknown): never {
  const [, urls] = /Unreadable pictures: (.*)/.exec((error as Error).message) ?? [];
  throw urls === undefined ? error : new UnreadablePictures(urls.split(" "));
}
