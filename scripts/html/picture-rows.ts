/** Sets pictures side by side, in rows, with what is said of each below it. */
import type { Element, ElementContent } from "hast";
import { picturesIn } from "./cut-at-pictures.ts";
import { element } from "./element.ts";
import { sizeOfPicture, usualTextWidth } from "./picture-size.ts";

export interface Panel {
  /** A picture, or the link that it stands in. */
  picture: Element;
  /** Paragraph that stands below the picture. */
  label?: Element | undefined;
}

/** Most pictures that stand side by side. */
const mostInRow = 3;
/** CSS pixels between two, as figures.css has it. */
const gap = 16;
/** Ratio of width to height of a drawing that says nothing of its size. */
const usualRatio = 1.5;

/** Returns rows of as many pictures each as can be, as equal as can be; one with fewer is no higher than the first. */
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

/** Makes a paragraph of a picture alone, as a block. */
export function toPictureBlock(picture: Element): Element {
  const block = element("p", { className: ["picture"] }, [picture]);
  const { position } = picturesIn(picture)[0]!;
  return position ? { ...block, position } : block;
}

/** Returns the height, in CSS pixels, at which pictures are as wide together as the text. */
function heightOfRow(panels: readonly Panel[]): number {
  const ratios = panels.flatMap(({ picture }) => picturesIn(picture).map(ratioOf));
  return (usualTextWidth - gap * (panels.length - 1)) / ratios.reduce((sum, ratio) => sum + ratio, 0);
}

/**
 * Makes pictures equally high, but none larger than it is by itself. Where there is less room, the stylesheet makes all
 * of them smaller alike.
 */
function toRow(panels: readonly Panel[], height: number): Element {
  const children = panels.map(({ picture, label }): ElementContent => {
    for (const each of picturesIn(picture)) fit(each, height);
    return element("div", { className: ["panel"] }, [toPictureBlock(picture), ...(label ? [label] : [])]);
  });
  return element("div", { className: ["panels"] }, children);
}

function ratioOf(picture: Element): number {
  const size = sizeOfPicture(picture);
  return size ? size.width / size.height : usualRatio;
}

/** Sets a picture's size by its row's height; one whose author says how wide it is stays so. */
function fit(picture: Element, rowHeight: number): void {
  const { properties } = picture;
  const own = sizeOfPicture(picture);
  const isGiven = properties.dataOwnWidth !== undefined && own;
  const ratio = ratioOf(picture);
  const width = isGiven ? own.width : Math.min(own?.width ?? Infinity, rowHeight * ratio);
  properties.width = Math.floor(width);
  properties.height = Math.max(1, Math.round(width / ratio));
}
