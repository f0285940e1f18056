/** Declares the error for a font file that the browser rejects although it could be read. */

export class UnusableTypeface extends Error {
  override readonly name = "UnusableTypeface";

  readonly family: string;

  constructor(family: string) {
    super(`Unexpected typeface ${family}, expected files that the browser takes`);
    this.family = family;
  }
}

/**
 * Throws an UnusableTypeface if the page's error names a typeface, or else the error itself; a handler for `catch`.
 *
 * @throws {Error} always
 */
export function asUnusable(error: unknown): never {
  const [, family] = /Unusable typeface: (.*)/.exec((error as Error).message) ?? [];
  throw family === undefined ? error : new UnusableTypeface(family);
}
