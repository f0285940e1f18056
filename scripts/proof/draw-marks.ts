/** Draws what differs on a page: words underlined or struck, gaps, bars in the margin. */
import type { Rgb } from "../lib/colour/rgb.ts";
import type { Drawing } from "../lib/pdf/drawing.ts";
import { pointOnPage } from "../lib/pdf/text/page-text.ts";
import type { WordBox } from "../lib/pdf/text/page-words.ts";
import type { BookPage } from "./book-pages.ts";
import type { ChangeMark } from "./page-change.ts";
import { ink } from "./inks.ts";
import type { PlacedPage, SheetSize } from "./sheets.ts";

/**
 * The colours of each kind of mark: of its line, and of the tint over its words, which is multiplied with what is
 * below.
 */
export const markInk: Record<ChangeMark["kind"], { line: Rgb; tint: Rgb }> = {
  inserted: { line: [0, 0.45, 0.2], tint: [0.85, 0.96, 0.87] },
  deleted: { line: [0.8, 0.05, 0.1], tint: [1, 0.89, 0.88] },
  number: { line: [0.35, 0.45, 0.65], tint: [0.92, 0.94, 0.98] },
  moved: { line: [0.45, 0.2, 0.65], tint: [0.94, 0.9, 0.98] },
  gap: { line: [0.8, 0.05, 0.1], tint: [1, 0.89, 0.88] },
  replaced: { line: [0.8, 0.05, 0.1], tint: [1, 0.89, 0.88] },
};

/** Distance of the bar from the trim's edge, in points. */
const barInset = 17;

export function drawMarks(
  drawing: Drawing,
  marks: readonly ChangeMark[],
  page: BookPage,
  { x, y, linesAt }: PlacedPage,
  trim: SheetSize,
): void {
  const [left, bottom] = page.trim;
  for (const { kind, boxes } of joinMarks(marks)) {
    for (const box of boxes) {
      // The boxes are in the space of the text, which may be turned by 90°.
      drawing.within({ x: x - left, y: y - bottom, turn: (box.turn * Math.PI) / 2 }, () =>
        drawMark(drawing, kind, box),
      );
    }
  }
  const barX = linesAt === "left" ? x + barInset : x + trim.width - barInset;
  for (const { top, foot, isLight } of marginBars(marks)) {
    const shift = y - bottom;
    drawing.line(barX, foot + shift, barX, top + shift, isLight ? ink.faint : ink.text, isLight ? 0.7 : 1.8);
  }
}

function drawMark(drawing: Drawing, kind: ChangeMark["kind"], { x, y, width, size }: WordBox): void {
  const { line, tint } = markInk[kind];
  if (kind === "gap") drawCaret(drawing, x + width, y, line);
  if (kind === "gap" || kind === "replaced") return;
  drawing.multiplied(() => drawing.rectangle(x - 0.5, y - size * 0.22, width + 1, size * 0.98, tint));
  const height = kind === "deleted" ? y + size * 0.26 : y - size * 0.16;
  drawing.line(x - 0.5, height, x + width + 0.5, height, line, kind === "number" ? 0.5 : 0.9);
}

/** Draws a caret that points up to the place where words are missing. */
function drawCaret(drawing: Drawing, x: number, y: number, colour: Rgb): void {
  drawing.line(x - 2.4, y - 4.2, x, y - 0.6, colour, 1);
  drawing.line(x, y - 0.6, x + 2.4, y - 4.2, colour, 1);
}

/** Joins marks of the same kind on one line to one mark, which covers the spaces between them. */
function joinMarks(marks: readonly ChangeMark[]): ChangeMark[] {
  const joined: ChangeMark[] = [];
  for (const mark of marks) {
    if (mark.kind === "gap" || mark.kind === "replaced") {
      joined.push(mark);
      continue;
    }
    for (const box of mark.boxes) {
      const last = joined.at(-1);
      const before = last?.boxes.at(-1);
      const gap = before ? box.x - before.x - before.width : Infinity;
      const isNext =
        last?.kind === mark.kind && before?.turn === box.turn && before.y === box.y && gap > -1 && gap < box.size;
      if (isNext && before) before.width = box.x + box.width - before.x;
      else joined.push({ ...mark, boxes: [{ ...box }] });
    }
  }
  return joined;
}

interface MarginBar {
  top: number;
  foot: number;
  /** Whether it is for numbers alone, and drawn lighter. */
  isLight: boolean;
}

/** Returns a bar for the margin beside each line that has a mark; the bars of consecutive lines are one. */
function marginBars(marks: readonly ChangeMark[]): MarginBar[] {
  const spans = marks.flatMap(({ kind, boxes }) =>
    boxes.map(({ turn, x, y, width, size }): MarginBar => {
      const [[, one], [, other]] = [
        pointOnPage(turn, x, y - size * 0.3),
        pointOnPage(turn, x + width, y + size * 0.85),
      ];
      return { isLight: kind === "number", top: Math.max(one, other), foot: Math.min(one, other) };
    }),
  );
  const bars: MarginBar[] = [];
  for (const span of spans.toSorted((a, b) => Number(a.isLight) - Number(b.isLight) || b.top - a.top)) {
    const covered = bars.find((bar) => bar.top >= span.top - 0.5 && bar.foot <= span.foot + 0.5);
    if (covered) continue;
    const last = bars.at(-1);
    if (last?.isLight === span.isLight && span.top > last.foot - 6) last.foot = Math.min(last.foot, span.foot);
    else bars.push({ ...span });
  }
  return bars;
}
