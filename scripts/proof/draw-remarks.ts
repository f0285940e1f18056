/** Draws remarks in the column beside a page, and adds them to the places that they are about as annotations. */
import { annotate, remarkAnnotations, signSize } from "../lib/pdf/annotations.ts";
import type { Drawing } from "../lib/pdf/drawing.ts";
import type { EmbeddedFont } from "../lib/pdf/fonts/embed-font.ts";
import type { PdfRef } from "../lib/pdf/objects.ts";
import { pointsInMm, type Box } from "../lib/pdf/geometry.ts";
import { ink, severityInk, type ProofFonts } from "./inks.ts";
import type { PageRemark } from "./page-remarks.ts";
import type { PlacedPage, SheetSize } from "./sheets.ts";

const sizePt = 7.5;
const leading = 9.5;

/**
 * Draws remarks beside the page and adds an annotation for each. A printed remark stands at the height of the place
 * that it is about, or below the one before it. Where the column is full, the remaining remarks are annotations alone.
 */
export function drawRemarks(
  drawing: Drawing,
  { sheet, placed, trim, lettering }: { sheet: PdfRef; placed: PlacedPage; trim: SheetSize; lettering: ProofFonts },
  remarks: readonly PageRemark[],
): void {
  const { x, y, scale, remarks: column } = placed;
  const top = y + trim.height * scale;
  let free = top;
  for (const remark of remarks) {
    const colour = severityInk[remark.severity];
    const box = boxOf(remark, placed, trim);
    const start = Math.min(free, box?.[3] ?? top);
    const sign = column
      ? { x: column.x, y: Math.max(start - signSize, y) }
      : { x: (box?.[2] ?? x + trim.width * scale) - signSize, y: (box?.[3] ?? top) - signSize };
    const author = `${remark.severity} ${remark.code}`.trim();
    const text = `${remark.text}\n${remark.source}`;
    annotate(sheet, remarkAnnotations(sheet, { author, subject: remark.source, text, colour, box, sign }));
    if (!column) {
      drawing.rectangle(x + trim.width * scale - 5, top - 5, 5, 5, colour);
      continue;
    }
    const inset = signSize + 4;
    const room = column.width - inset;
    const lines = [
      { text: author, font: lettering.bold, colour },
      ...wrapToRoom(remark.text, lettering.regular, room).map((line) => ({
        text: line,
        font: lettering.regular,
        colour: ink.text,
      })),
      ...wrapToRoom(remark.source, lettering.regular, room).map((line) => ({
        text: line,
        font: lettering.regular,
        colour: ink.faint,
      })),
    ];
    if (start - lines.length * leading < y) continue;
    for (const [index, line] of lines.entries()) {
      const baseline = start - sizePt - index * leading;
      drawing.text(column.x + inset, baseline, line.text, { font: line.font, sizePt, colour: line.colour });
    }
    free = start - (lines.length + 0.6) * leading;
  }
}

/**
 * Returns the place that a remark is about, on the sheet: the whole page where its place on the page is not known,
 * undefined where not even the page is. A place beyond the trim, as that of an overflow, is moved to the edge of the
 * trim.
 */
function boxOf({ place }: PageRemark, { x, y, scale }: PlacedPage, trim: SheetSize): Box | undefined {
  if (!place) return undefined;
  const [width, height] = [trim.width * scale, trim.height * scale];
  const { rect } = place;
  if (!rect) return [x, y, x + width, y + height];
  const margin = 1.5;
  const least = 6;
  const left = Math.min(rect.x * pointsInMm * scale - margin, width - least);
  const top = Math.min(rect.y * pointsInMm * scale - margin, height - least);
  const right = Math.min((rect.x + rect.width) * pointsInMm * scale + margin, width);
  const bottom = Math.min((rect.y + rect.height) * pointsInMm * scale + margin, height);
  return [x + Math.max(left, 0), y + height - bottom, x + right, y + height - Math.max(top, 0)];
}

/**
 * Breaks a text into lines no wider than `room`, in points. A word that is wider is broken too, behind a slash if it
 * has one.
 */
export function wrapToRoom(text: string, font: EmbeddedFont, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  const pieces = text.split(/(?<=[ /])/).flatMap((piece) => breakPiece(piece, font, room));
  for (const piece of pieces) {
    if (line !== "" && font.widthOf((line + piece).trimEnd(), sizePt) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter((one) => one !== "");
}

function breakPiece(piece: string, font: EmbeddedFont, room: number): string[] {
  if (font.widthOf(piece, sizePt) <= room) return [piece];
  const parts: string[] = [""];
  for (const character of piece) {
    if (font.widthOf(parts.at(-1)! + character, sizePt) > room) parts.push("");
    parts[parts.length - 1] += character;
  }
  return parts;
}
