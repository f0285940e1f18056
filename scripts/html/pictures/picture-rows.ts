/** Sets pictures side by side in rows, with the label of each below it. */
import type { Element, ElementContent } from "hast";
import { picturesInHtml } from "./cut-at-pictures.ts";
import { element } from "../element.ts";
import { sizeOfPicture, usualTextWidth } from "./picture-size.ts";

export interface Panel {
  /** A picture, or the link around one. */
  picture: Element;
  /** Paragraph that stands below the picture. */
  label?: Element | undefined;
}

/** The most pictures in a row. */
const mostInRow = 3;
/** CSS pixels between two pictures, as in figures.css. */
const gap = 16;
/** Ratio of width to height of a drawing without a size. */
const usualRatio = 1.5;

/**
 * Returns as few rows as possible, with counts of pictures as equal as possible. A row with fewer pictures is no higher
 * than the first one.
 */
export function toPictureRows(panels: readonly Panel[]): Element[] {
  const count = Math.ceil(panels.length / mostInRow);
  const most = Math.ceil(panels.length / count);
  const withFewer = most * count - panels.length;
  const rows: Element[] = [];
  let height = Infinity;
  for (let from = 0; from < panels.length;) {
    const row = panels.slice(from, from + most - (rows.length >= count - withFewer ? 1 : 0));
    from += row.length;
    const own = heightOfRow(row);
    if (rows.length === 0) height = own;
    rows.push(toRow(row, row.length < most ? Math.min(own, height) : own));
  }
  return rows;
}

/** Returns a block, a paragraph of a picture alone. */
export function toPictureBlock(picture: Element): Element {
  const block = element("p", { className: ["picture"] }, [picture]);
  const { position } = picturesInHtml(picture)[0]!;
  return position ? { ...block, position } : block;
}

/** Returns the height, in CSS pixels, at which the pictures of a row together fill the width of the text. */
function heightOfRow(panels: readonly Panel[]): number {
  const ratios = panels.flatMap(({ picture }) => picturesInHtml(picture).map(ratioOf));
  return (usualTextWidth - gap * (panels.length - 1)) / ratios.reduce((sum, ratio) => sum + ratio, 0);
}

/**
 * Makes pictures equally high, but none larger than its own size. Where there is less room, the stylesheet makes all of
 * them smaller alike.
 */
function toRow(panels: readonly Panel[], height: number): Element {
  const children = panels.map(({ picture, label }): ElementContent => {
    for (const each of picturesInHtml(picture)) fit(each, height);
    return element("div", { className: ["panel"] }, [toPictureBlock(picture), ...(label ? [label] : [])]);
  });
  return element("div", { className: ["panels"] }, children);
}

function ratioOf(picture: Element): number {
  const size = sizeOfPicture(picture);
  return size ? size.width / size.height : usualRatio;
}

/** Sets a picture's size by the height of its row, but not where the author gave its width. */
function fit(picture: Element, rowHeight: number): void {
  const { properties } = picture;
  const own = sizeOfPicture(picture);
  const isGiven = properties.dataOwnWidth !== undefined && own;
  const ratio = ratioOf(picture);
  const width = isGiven ? own.width : Math.min(own?.width ?? Infinity, rowHeight * ratio);
  properties.width = Math.floor(width);
  properties.height = Math.max(1, Math.round(width / ratio));
}
