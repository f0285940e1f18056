/** Reads grid tables, `+---+---+`, of Pandoc and reStructuredText. */
import { drawnLine, offsetOfColumn, type DrawnLine } from "./drawn-line.ts";
import { mostLines, type Align, type DrawnCell, type TextTable } from "./text-table.ts";

/** Matches a line above or below cells, behind markers of block quotes and of a list item. */
const border = /^((?:[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)?))\+(?::*[-=][-=:]*\+)+ *$/;

/**
 * Returns the table that begins on a line; undefined where it isn't a table, with the number of lines to skip, since no
 * table begins on them.
 */
export function readGridTable(
  lines: readonly string[],
  first: number,
): { table?: TextTable; lineCount: number } | undefined {
  const opening = border.exec(lines[first]!);
  if (!opening) return undefined;
  const left = opening[1]!.length;
  const drawn: DrawnLine[] = [];
  for (let index = first; index < lines.length && drawn.length < mostLines; index++) {
    const line = drawnLine(lines[index]!.trimEnd());
    const isWithin =
      "+|".includes(line.signs[left] ?? " ") && (index === first || /^[ >]*$/.test(line.signs.slice(0, left)));
    if (!isWithin) break;
    drawn.push(line);
  }
  const lineCount = drawn.length;
  const grid = drawn.map(({ signs }) => withoutColons(signs.slice(left)));
  const width = grid[0]!.length;
  if (lineCount < 3 || grid.some((line) => line.length !== width)) return { lineCount };
  const rules = grid.flatMap((line, index) => (/^\+[=+]+\+$/.test(line) ? [index] : []));
  const boxes = findBoxes(grid.map((line, index) => (rules.includes(index) ? line.replaceAll("=", "-") : line)));
  const table = boxes && tableOf(boxes, { drawn, left, first, rules });
  return table ? { table, lineCount } : { lineCount };
}

/** Replaces the colons of a border, which give the alignment of columns, by the border's character. */
function withoutColons(line: string): string {
  return line.replaceAll(/(?<=\+):(?=([-=]))/g, "$1").replaceAll(/(?<=([-=])):(?=\+)/g, "$1");
}

/** The border of a cell: indices of lines and columns. */
interface GridBox {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The most steps for finding the boxes of a table, so that a meaningless drawing takes no time. */
const mostSteps = 1_000_000;

/** Returns the boxes of all cells; undefined where they don't fill the whole table. */
function findBoxes(grid: readonly string[]): GridBox[] | undefined {
  const [height, width] = [grid.length - 1, grid[0]!.length - 1];
  const boxes: GridBox[] = [];
  const finder = new BoxFinder(grid);
  /** For each column, the index of the line down to which boxes fill it. */
  const filled = Array.from({ length: width }, () => 0);
  for (let top = 0; top < height; top++) {
    for (let left = 0; left < width; left++) {
      if (filled[left] !== top) continue;
      const box = finder.find(top, left);
      if (!box || filled.slice(left, box.right).some((bottom) => bottom !== top)) return undefined;
      filled.fill(box.bottom, left, box.right);
      boxes.push(box);
      left = box.right - 1;
    }
  }
  return filled.every((bottom) => bottom === height) ? boxes : undefined;
}

class BoxFinder {
  readonly #grid: readonly string[];
  #steps = 0;

  constructor(grid: readonly string[]) {
    this.#grid = grid;
  }

  /** Returns the smallest box with this top left corner; undefined for none. */
  find(top: number, left: number): GridBox | undefined {
    const grid = this.#grid;
    if (grid[top]![left] !== "+") return undefined;
    for (let right = left + 1; "-+".includes(grid[top]![right] ?? " "); right++) {
      if (grid[top]![right] !== "+") continue;
      for (let bottom = top + 1; bottom < grid.length && this.#steps < mostSteps; bottom++) {
        this.#steps++;
        const [start, end] = [grid[bottom]![left]!, grid[bottom]![right]!];
        if (!"|+".includes(start) || !"|+".includes(end)) break;
        if (start + end === "++" && this.#isBorder(bottom, left, right)) return { top, left, bottom, right };
      }
    }
    return undefined;
  }

  #isBorder(line: number, left: number, right: number): boolean {
    this.#steps += right - left;
    return /^[-+]+$/.test(this.#grid[line]!.slice(left, right + 1));
  }
}

interface GridDrawing {
  drawn: readonly DrawnLine[];
  /** Number of columns before the table. */
  left: number;
  /** Index of the table's first line in the text. */
  first: number;
  /** Indices of lines of `=`, which end the header and begin the footer. */
  rules: readonly number[];
}

function tableOf(boxes: readonly GridBox[], { drawn, left, first, rules }: GridDrawing): TextTable | undefined {
  const tops = [...new Set(boxes.map(({ top }) => top))].toSorted((a, b) => a - b);
  const lefts = [...new Set(boxes.map((box) => box.left))].toSorted((a, b) => a - b);
  const [rowEnds, columnEnds] = [
    [...tops.slice(1), drawn.length - 1],
    [...lefts.slice(1), Infinity],
  ];
  const cells = boxes.map((box): DrawnCell => {
    const [row, column] = [tops.indexOf(box.top), lefts.indexOf(box.left)];
    const bottomRow = rowEnds.indexOf(box.bottom);
    const rightColumn = columnEnds.findIndex((end) => end >= box.right);
    const lines = drawn.slice(box.top + 1, box.bottom).map((line, index) => ({
      line: first + box.top + 2 + index,
      from: offsetOfColumn(line, left + box.left + 1),
      to: offsetOfColumn(line, left + box.right),
    }));
    return { row, column, rowSpan: bottomRow - row + 1, columnSpan: rightColumn - column + 1, lines };
  });
  // A line of `=` at the bottom is a border like any other.
  const head = rules.find((rule) => rule > 0 && rule < drawn.length - 1);
  const headRows = head === undefined ? 0 : tops.filter((top) => top < head).length;
  if (cells.some(({ row, rowSpan }) => row < headRows && row + rowSpan > headRows)) return undefined;
  const marks = drawn[head ?? 0]!.signs.slice(left);
  const align = lefts.map((start, index) =>
    alignIn(marks.slice(start + 1, Math.min(columnEnds[index]!, marks.length - 1))),
  );
  return { lineCount: drawn.length, left, headRows, rowCount: tops.length, align, cells };
}

function alignIn(border: string): Align {
  const [isLeft, isRight] = [border.startsWith(":"), border.endsWith(":")];
  return isLeft && isRight ? "center" : isRight ? "right" : isLeft ? "left" : null;
}
