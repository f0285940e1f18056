/** Says why a page of somebody else's PDF can't be put in, in words for whoever made it. */

export class ForeignFault extends Error {
  override readonly name = "ForeignFault";
}
