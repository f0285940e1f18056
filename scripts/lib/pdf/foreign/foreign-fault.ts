/** Declares the error that says, for the author of a PDF, why its page can't be imported. */

export class ForeignFault extends Error {
  override readonly name = "ForeignFault";
}
