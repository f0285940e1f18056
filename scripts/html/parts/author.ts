/** Makes the lines below a part's heading that name its author: picture, name, function. */
import type { Element } from "hast";
import { element, text } from "../element.ts";
import type { PlacedPicture } from "../hast-context.ts";

/** An author, with the picture where there is one that can be printed. */
export interface PlacedAuthor {
  name: string;
  function?: string;
  picture?: PlacedPicture;
  /** Place of the picture's setting in report.yaml. */
  source?: string;
}

/** Returns the lines. The picture is decoration to screen readers, since the name beside it describes it. */
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
