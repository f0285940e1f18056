/** Draws the pattern of quarter discs on the front or the back cover, as SVG. */
import type { Element } from "hast";
import { element } from "../element.ts";

/**
 * Rows of tiles. A tile is a letter for the shade (b bright, d deep, s soft, y yellow) and a digit for the corner on
 * which the quarter disc is centred (0 top left, then clockwise); `..` is empty. The first and last column and the last
 * row lie outside the trim and continue the pattern in the bleed.
 */
const patterns = {
  front: [
    ".. .. .. .. .. .. .. b3 b2",
    ".. .. .. .. .. .. d1 s3 b0",
    ".. .. .. .. d3 b1 b3 d0 d1",
    ".. .. b3 s1 d0 b2 y3 b1 s3",
    "b2 d1 b0 d3 b2 s0 d1 b2 d0",
    "d0 b3 d1 b2 d0 b1 b3 d0 b2",
  ],
  back: [
    "b3 b2 .. .. .. .. .. .. ..",
    "d1 s0 b3 .. .. .. .. .. ..",
    "b2 d3 y1 .. .. .. .. .. ..",
    "d0 b1 d2 s3 .. .. .. .. ..",
    "b3 d2 b0 d1 b3 .. .. .. ..",
    "d1 b0 d3 b2 d0 b1 .. .. ..",
  ],
} as const;

const shades = { b: "bright", d: "deep", s: "soft", y: "yellow" } as const;

/** Side of a tile: seven tiles fill the 210 units of the page's width. */
const side = 30;

/**
 * Returns an SVG as large as the page, 210 by 297 units, whose pattern reaches at least 3 mm beyond its edges. It is
 * hidden from screen readers as decoration.
 */
export function toMotif(cover: keyof typeof patterns): Element {
  const rows = patterns[cover];
  const paths = new Map<string, string>();
  for (const [row, tiles] of rows.entries()) {
    for (const [column, tile] of tiles.split(" ").entries()) {
      const shade = shades[tile[0] as keyof typeof shades];
      if (!shade) continue;
      const x = (column - 1) * side;
      const y = 297 - (rows.length - 1 - row) * side;
      paths.set(shade, (paths.get(shade) ?? "") + quarterDisc(x, y, Number(tile[1])));
    }
  }
  return element(
    "svg",
    { className: ["motif"], viewBox: "0 0 210 297", preserveAspectRatio: "xMidYMax slice", ariaHidden: "true" },
    [...paths].map(([shade, d]) => element("path", { className: [shade], d })),
  );
}

function quarterDisc(x: number, y: number, corner: number): string {
  const s = side;
  const from = [
    `M${x} ${y}h${s}a${s} ${s} 0 0 1 ${-s} ${s}z`,
    `M${x + s} ${y}v${s}a${s} ${s} 0 0 1 ${-s} ${-s}z`,
    `M${x + s} ${y + s}h${-s}a${s} ${s} 0 0 1 ${s} ${-s}z`,
    `M${x} ${y + s}v${-s}a${s} ${s} 0 0 1 ${s} ${s}z`,
  ];
  return from[corner]!;
}
