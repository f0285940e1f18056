/** Makes the lines below a part's heading that tell who wrote it: picture, name, function. */
import type { Element } from "hast";
import { element, text } from "../element.ts";
import type { PlacedPicture } from "../hast-context.ts";

/** An author whose picture can be printed, where there is one. */
export interface PlacedAuthor {
  name: string;
  function?: string;
  picture?: PlacedPicture;
  /** Place of the picture's setting. */
  source?: string;
}

/** Returns the lines. The picture is described by the name beside it, so that it is decoration. */
export function toAuthor({ name, function: office, picture, source }: PlacedAuthor): Element {
  const shown =
    picture && element("img", { className: ["author-picture"], src: picture.url, alt: "", dataSource: source });
  return element("div", { className: ["author"] }, [
    ...(shown ? [shown] : []),
    element("div", { className: ["author-lines"] }, [
      element("p", { className: ["author-name"] }, [text(name)]),
      ...(office === undefined ? [] : [element("p", { className: ["author-function"] }, [text(office)])]),
    ]),
  ]);
}
