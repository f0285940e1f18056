/** Converts `:::figure` to caption, pictures and legend; several pictures stand side by side with a letter each. */
import type { Element, ElementContent } from "hast";
import type { ContainerDirective } from "mdast-util-directive";
import { figureWidthOf } from "../../markdown/directives/figure.ts";
import { cutAtPictures, picturesInHtml, type PictureOrWords } from "../pictures/cut-at-pictures.ts";
import { element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { letterNumeral } from "../../lib/letter-numeral.ts";
import { toPictureBlock, toPictureRows, type Panel } from "../pictures/picture-rows.ts";
import { setPictureWidth } from "../pictures/picture-size.ts";
import { placeProperties, rightsLines, rightsProperties, toCaptioned } from "./caption.ts";

export const figure: ToHast<ContainerDirective> = (node, around) => {
  const { id, caption, blocks } = toCaptioned(node, around);
  const width = figureWidthOf(node);
  for (const picture of blocks.flatMap((block) => (block.type === "element" ? picturesInHtml(block) : []))) {
    if (!width || picture.properties.dataOwnWidth !== undefined) continue;
    setPictureWidth(picture, width);
    picture.properties.dataOwnWidth = "";
  }
  const { className, ...rights } = rightsProperties(node, around);
  const properties = { className: ["figure", ...className], id, ...rights, ...placeProperties(node) };
  return element("div", properties, [caption, ...setBlocks(blocks), ...rightsLines(node, around)]);
};

/**
 * Makes the text of a figure its legend, where it has one picture. Of several pictures, the text in a picture's own
 * paragraph becomes the label below it.
 */
function setBlocks(blocks: readonly ElementContent[]): ElementContent[] {
  const cut = blocks.map((block) => ({ block, pieces: isParagraph(block) ? piecesOf(block) : [] }));
  const isSingle = cut.flatMap(({ pieces }) => pieces.filter(isPicture)).length === 1;
  const result: ElementContent[] = [];
  let row: Panel[] = [];
  let letters = 0;
  const endRow = () => {
    result.push(...toPictureRows(row));
    row = [];
  };
  for (const { block, pieces } of cut) {
    if (pieces.length === 0) {
      endRow();
      result.push(block);
    }
    for (const [index, piece] of pieces.entries()) {
      const [before, next] = [pieces[index - 1], pieces[index + 1]];
      if (isPicture(piece) && isSingle) result.push(toPictureBlock(piece.picture));
      else if (isPicture(piece)) {
        const words = next && !isPicture(next) ? next.words : [];
        row.push({ picture: piece.picture, label: toLabel(letters++, words) });
      } else if (isSingle || !before) {
        endRow();
        result.push(toLegend(block as Element, piece.words));
      }
    }
  }
  endRow();
  return result;
}

function isParagraph(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "p";
}

function isPicture(piece: PictureOrWords): piece is { picture: Element } {
  return "picture" in piece;
}

function piecesOf(paragraph: Element): PictureOrWords[] {
  return cutAtPictures(paragraph.children, () => true);
}

function toLegend(paragraph: Element, words: ElementContent[]): Element {
  return { ...paragraph, properties: { ...paragraph.properties, className: ["legend"] }, children: words };
}

/** Returns the label of a picture: `(a)` and the author's words, if any. */
function toLabel(index: number, words: ElementContent[]): Element {
  const letter = element("span", { className: ["panel-letter"], dataGenerated: "" }, [
    text(`(${letterNumeral(index)})`),
  ]);
  return element("p", { className: ["panel-label"] }, [letter, ...(words.length > 0 ? [text(" "), ...words] : [])]);
}
