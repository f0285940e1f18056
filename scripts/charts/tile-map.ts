/** Draws a map of tiles, one for each country, shaded by its value, with its name and the value in it. */
import type { Element } from "hast";
import { gridPt, linePt, smallestTextPt, textPt, type Canvas, type ChartDrawing, type Misfit } from "./canvas.ts";
import { countryCodeOf, countriesBeside, countryFinder, placeOfCountry } from "./countries.ts";
import { numberFormat } from "../data/format-number.ts";
import { inkOn, shadesOf } from "./palette.ts";
import { svgElement, textLine } from "./shapes.ts";
import type { Table } from "./table.ts";
import { classBreaks, valueClassOf } from "./value-classes.ts";

/** Widest tile, so that the map of a few countries is not out of scale. */
const maxTilePt = 56;
const tileHeightPt = 2 * linePt;
const tileGapPt = 2;
/** Room at each side of the words in a tile. */
const insetPt = 2;

/** Share of the tiles that must have room for their names, so that any bears one. */
const leastNamed = 2 / 3;

interface Tile {
  country: string;
  /** Name, that of the table where this is no code. */
  name: string;
  /** Value as it is written; undefined where there is none. */
  text?: string;
  value?: number;
}

/**
 * Returns the drawing. All members of the Union are shown, and those that take part beside them where the table has
 * one of these; one without a value is white, and the key says so. Tiles bear names; one whose name has no room there,
 * and all where many have none, a code.
 */
export function drawTileMap(table: Table, canvas: Canvas): ChartDrawing | Misfit {
  const tiles = tilesOf(table, canvas);
  if ("found" in tiles) return tiles;
  const grid = tileGridOf(tiles, canvas.widthPt);
  const room = grid.tilePt - tileGapPt - 2 * insetPt;
  const { measure, tokens, isNarrow } = canvas;
  const tooWide = tiles.find(({ text }) => text !== undefined && measure(text, smallestTextPt) > room);
  const hasValues = !tooWide || !isNarrow;
  if (tooWide && !isNarrow) {
    return { found: `value ${tooWide.text} that is wider than its tile`, expected: "numbers in thousands or millions" };
  }
  const valuePt = tiles.every(({ text }) => text === undefined || measure(text, textPt) <= room)
    ? textPt
    : smallestTextPt;
  const hasRoom = ({ name }: Tile) => measure(name, smallestTextPt) <= room;
  const areNamed = tiles.filter(hasRoom).length >= tiles.length * leastNamed;
  const values = tiles.flatMap(({ value }) => value ?? []);
  const breaks = classBreaks(values);
  const shades = shadesOf(tokens, breaks.length + 1);

  const key = keyOf(
    { values, breaks, shades, decimals: table.series[0]!.decimals, hasGaps: values.length < tiles.length },
    canvas,
  );
  if ("found" in key) return key;
  const top = key.heightPt;
  const elements = [...key.elements];
  for (const { country, name, text = "–", value } of tiles) {
    const { column, row } = grid.placeOf(country);
    const [x, y] = [grid.leftPt + column * grid.tilePt, top + row * (tileHeightPt + tileGapPt)];
    const ground = value === undefined ? undefined : shades[valueClassOf(value, breaks)]!;
    elements.push(...tileAt({ x, y, width: grid.tilePt - tileGapPt, height: tileHeightPt }, ground, canvas));
    const middle = x + (grid.tilePt - tileGapPt) / 2;
    const label = areNamed && hasRoom({ country, name }) ? name : countryCodeOf(country);
    const labelPt = areNamed ? smallestTextPt : textPt;
    const words = [
      textLine(label, middle, y + tileHeightPt * (hasValues ? 0.3 : 0.5), labelPt, "middle"),
      ...(hasValues ? [textLine(text, middle, y + tileHeightPt * 0.7, valuePt, "middle")] : []),
    ];
    for (const word of words) word.properties.fill = inkOn(ground ?? "#ffffff");
    elements.push(...words);
  }
  return { heightPt: top + grid.rowCount * (tileHeightPt + tileGapPt), elements };
}

/** Returns a tile for each country, in the order of the table, then those that it lacks; or the row that is none. */
function tilesOf({ categories, series }: Table, { language }: Canvas): Tile[] | Misfit {
  const [only, second] = series;
  if (second) return { found: `${series.length} series`, expected: 'one, chosen by `columns="…"`' };
  const format = numberFormat(language, only!.decimals);
  const finder = countryFinder(language);
  const tiles = new Map<string, Tile>();
  for (const [row, category] of categories.entries()) {
    const country = finder.find(category);
    if (country === undefined) {
      const near = finder.near(category);
      const expected = `countries of Europe by name or code${near ? ` ("${near}"?)` : ""}, chosen by \`rows="…"\``;
      return { found: `row "${category}"`, expected };
    }
    if (tiles.has(country))
      return { found: `second row for ${finder.nameOf(country)}`, expected: "one for each country" };
    const value = only!.values[row];
    const name = finder.printedName(country, category);
    tiles.set(country, { country, name, ...(value === undefined ? {} : { value, text: format(value) }) });
  }
  for (const country of countriesBeside(new Set(tiles.keys()))) {
    if (!tiles.has(country)) tiles.set(country, { country, name: finder.nameOf(country) });
  }
  return [...tiles.values()];
}

interface Grid {
  leftPt: number;
  tilePt: number;
  rowCount: number;
  placeOf: (country: string) => { column: number; row: number };
}

/** Returns where tiles stand: rows and columns without any are left out. */
function tileGridOf(tiles: readonly Tile[], widthPt: number): Grid {
  const places = tiles.map(({ country }) => placeOfCountry(country));
  const inOrder = (numbers: number[]) => [...new Set(numbers)].toSorted((a, b) => a - b);
  const [columns, rows] = [inOrder(places.map(({ column }) => column)), inOrder(places.map(({ row }) => row))];
  const tilePt = Math.min(maxTilePt, (widthPt + tileGapPt) / columns.length);
  return {
    leftPt: (widthPt + tileGapPt - tilePt * columns.length) / 2,
    tilePt,
    rowCount: rows.length,
    placeOf(country) {
      const { column, row } = placeOfCountry(country);
      return { column: columns.indexOf(column), row: rows.indexOf(row) };
    },
  };
}

/** Returns a tile inside its place, outlined so that the lightest is seen on white; one without a value is dashed. */
function tileAt(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ground: string | undefined,
  { tokens }: Canvas,
): Element[] {
  const half = gridPt / 2;
  const box = { x: x + half, y: y + half, width: width - gridPt, height: height - gridPt };
  const dashes = ground === undefined ? { strokeDashArray: "2 1.5" } : {};
  const look = { fill: ground ?? "#ffffff", stroke: tokens.colour, strokeWidth: gridPt, ...dashes };
  return [svgElement("rect", { ...box, ...look })];
}

interface KeyFacts {
  values: readonly number[];
  breaks: readonly number[];
  shades: readonly string[];
  decimals: number;
  /** Whether a country has no value. */
  hasGaps: boolean;
}

const keyHeightPt = 8;

/**
 * Draws the key: a strip of the shades with the numbers that part them, or, where each stands for one value that several
 * countries may have, these; and the look of what has none.
 */
function keyOf({ values, breaks, shades, decimals, hasGaps }: KeyFacts, canvas: Canvas): ChartDrawing | Misfit {
  const { widthPt, language, measure, noData } = canvas;
  const inOrder = [...new Set(values)].toSorted((a, b) => a - b);
  const isOfSingles = inOrder.length === shades.length && values.length > inOrder.length;
  const marks = isOfSingles ? inOrder : breaks;
  const format = numberFormat(language, Math.max(decimals, ...marks.map(decimalsIn)));
  const limits = marks.map((mark) => format(mark));
  const stepPt = Math.max(30, ...limits.map((limit) => measure(limit, textPt) + 8));
  const stripPt = stepPt * shades.length;
  if (stripPt > widthPt)
    return { found: "numbers that part the shades wider than the map", expected: "smaller numbers" };
  const elements: Element[] = [];
  if (breaks.length > 0) {
    for (const [index, shade] of shades.entries()) {
      elements.push(...tileAt({ x: index * stepPt, y: 3, width: stepPt, height: keyHeightPt }, shade, canvas));
    }
    for (const [index, limit] of limits.entries()) {
      elements.push(
        textLine(limit, (index + (isOfSingles ? 0.5 : 1)) * stepPt, 3 + keyHeightPt + linePt / 2, textPt, "middle"),
      );
    }
  }
  let heightPt = breaks.length > 0 ? 2 * linePt : 0;
  if (hasGaps) {
    const entryPt = keyHeightPt + 4 + measure(noData, textPt);
    const isBeside = breaks.length > 0 && stripPt + linePt + entryPt <= widthPt;
    const [x, y] = isBeside ? [stripPt + linePt, 3] : [0, heightPt + 3];
    const box = { x, y, width: keyHeightPt, height: keyHeightPt };
    elements.push(...tileAt(box, undefined, canvas));
    elements.push(textLine(noData, x + keyHeightPt + 4, y + keyHeightPt / 2, textPt));
    if (!isBeside) heightPt += linePt;
  }
  return { heightPt: heightPt === 0 ? 0 : heightPt + 3, elements };
}

function decimalsIn(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]!.length ?? 0;
}
