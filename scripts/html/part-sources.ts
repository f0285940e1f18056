/** Marks the lines of a part of a file, so that they are found in its HTML and moved to where they are in the file. */
import type { HtmlPiece } from "./html-piece.ts";

/** Stands before a line that counts from its part's beginning: a noncharacter, which no author can print (Unicode 23.7). */
const mark = "\ufdde";

/** Returns the path of a file under which places are marked, `file<mark>:line:column`. */
export function inOwnLines(path: string): string {
  return `${path}${mark}`;
}

/** Returns the path of the file, however its places are marked. */
export function targetPath(path: string): string {
  return path.replaceAll(mark, "");
}

/** Returns a piece with the lines that the file has. @param lines - before the part */
export function moveSources<Piece extends HtmlPiece>(piece: Piece, lines: number): Piece {
  const move = (text: string) =>
    text.replaceAll(/\ufdde:(\d+)/g, (_, line: string) => `:${Number(line) + lines}`).replaceAll(mark, "");
  const { text, things, figures } = piece.inventory;
  return {
    ...piece,
    html: move(piece.html),
    inventory: {
      text: text.map(([source, words]) => [move(source), words]),
      things: Object.fromEntries(Object.entries(things).map(([key, count]) => [move(key), count])),
      figures: figures.map((figure) => ({ ...figure, source: move(figure.source) })),
    },
  };
}
