/**
 * Marks line numbers that count from the beginning of a file's part, and changes them in its HTML to those of the file.
 */
import type { HtmlPiece } from "./html-piece.ts";

/**
 * Character before a line number that counts from the beginning of a part: a noncharacter, which no author can print
 * (Unicode 23.7).
 */
const mark = "\ufdde";

/** Returns the path that marks places of a part: `file<mark>:line:column`. */
export function inOwnLines(path: string): string {
  return `${path}${mark}`;
}

/** Returns a file's path without the mark. */
export function targetPath(path: string): string {
  return path.replaceAll(mark, "");
}

/** Returns a piece with the line numbers of the file. @param lines - count of the file's lines before the part */
export function moveSources<Piece extends HtmlPiece>(piece: Piece, lines: number): Piece {
  const move = (text: string) =>
    text.replaceAll(/\ufdde:(\d+)/g, (_, line: string) => `:${Number(line) + lines}`).replaceAll(mark, "");
  const { text, things, figures, labels } = piece.inventory;
  return {
    ...piece,
    html: move(piece.html),
    inventory: {
      text: text.map(([source, words]) => [move(source), words]),
      things: Object.fromEntries(Object.entries(things).map(([key, count]) => [move(key), count])),
      figures: figures.map((figure) => ({ ...figure, source: move(figure.source) })),
      labels: labels.map(([source, label]) => [move(source), label]),
    },
  };
}
