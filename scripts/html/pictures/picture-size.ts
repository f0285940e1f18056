/** Sets and reads the size in which pictures are printed, as attributes of their elements. */
import type { Element } from "hast";
import type { PictureWidth } from "../../markdown/picture-width.ts";

/**
 * Width of the text on an A4 page, in CSS pixels. It serves to estimate pictures whose width is a share of the text;
 * these are printed in their exact size.
 */
export const usualTextWidth = 624;

interface PictureSize {
  width: number;
  height: number;
}

/**
 * Returns the size, in CSS pixels, that a picture's attributes ask for; shares of the text's width are estimated.
 * Undefined where the attributes don't tell it.
 */
export function sizeOfPicture({ properties }: Element): PictureSize | undefined {
  const { width: written, height: writtenHeight, dataRatio } = properties;
  const share = typeof written === "string" && written.endsWith("%") ? Number.parseFloat(written) / 100 : undefined;
  const width = share === undefined ? Number(written) : share * usualTextWidth;
  const height = writtenHeight === undefined ? width / Number(dataRatio) : Number(writtenHeight);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Sets the width in which a picture is printed, and the height in proportion, where its file tells its size. */
export function setPictureWidth(picture: Element, width: PictureWidth): void {
  const { properties } = picture;
  const own = sizeOfPicture(picture);
  if ("px" in width) {
    properties.width = width.px;
    if (own) properties.height = Math.max(1, Math.round((own.height * width.px) / own.width));
    return;
  }
  if (own) properties.dataRatio = own.width / own.height;
  properties.width = `${width.percent}%`;
  delete properties.height;
}
