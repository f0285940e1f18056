/**
 * Converts a picture in the size that its author or its file says; a missing one to a frame with its alternative text.
 */
import type { Image } from "mdast";
import { alternativeOf } from "../../markdown/alternative-of.ts";
import { pictureWidthOf } from "../../markdown/picture-width.ts";
import { creditOf } from "../../markdown/credit-of.ts";
import { element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { takeAttributes } from "../own-attributes.ts";
import { setPictureWidth } from "../pictures/picture-size.ts";

export const image: ToHast<Image> = (node, { context }) => {
  const picture = context.pictures[node.url];
  if (!picture) {
    const frame = element("span", { className: ["missing-picture"] }, [text(alternativeOf(node))]);
    return takeAttributes(node, frame, context);
  }
  const result = element("img", {
    src: picture.url,
    alt: alternativeOf(node),
    ...(picture.width && picture.height ? { width: picture.width, height: picture.height } : {}),
  });
  const width = pictureWidthOf(node.data?.hProperties?.width ?? "");
  if (width) {
    setPictureWidth(result, width);
    // The width of a figure applies to pictures without a width of their own.
    result.properties.dataOwnWidth = "";
  }
  const taken = takeAttributes(node, result, context);
  const credit = creditOf(node);
  if (credit === undefined) return taken;
  const id = context.creditIds?.get(node);
  // The credit of a figure is an attribute of the figure.
  if (id?.startsWith("picture~")) taken.properties.id = id;
  if (!context.creditIds) taken.properties.dataCredit = credit;
  return taken;
};
