/** Tells that the browser does not take a font file, although it could be read when the theme was. */

export class UnusableTypeface extends Error {
  override readonly name = "UnusableTypeface";

  readonly family: string;

  constructor(family: string) {
    super(`Unexpected typeface ${family}, expected files that the browser takes`);
    this.family = family;
  }
}

/**
 * Throws an UnusableTypeface where the page said so, for `catch` behind what it was asked.
 *
 * @throws {Error} always
 */
export function asUnusable(error: unknown): never {
  const [, family] = /Unusable typeface: (.*)/.exec((error as Error).message) ?? [];
  throw family === undefined ? error : new UnusableTypeface(family);
}
