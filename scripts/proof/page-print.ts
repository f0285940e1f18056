/** Reads what pages put on paper, as texts that are equal where the prints are. */
import { contentOfStream } from "../lib/pdf/content/content-stream.ts";
import { PdfRef, PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";

/**
 * The operators of a page as text, with resources named by their content, so that pages with equal texts look the same
 * on paper.
 */
export interface PagePrint {
  /** All that the page prints. */
  whole: string;
  /** All but running heads, folios and repeated table heads. */
  body: string;
}

/**
 * Returns a function that reads what a page prints; its results can be compared with each other.
 *
 * The pages of both states must have been through `shareResources` together, so that equal resources are one object.
 * Fonts are compared by their face alone: subsets of a face keep the codes of its glyphs, and one letter more elsewhere
 * in the unit changes nothing on this page. Tags print nothing.
 */
export function printReader(): (page: PdfDict) => PagePrint {
  const known = new Map<PdfValue, string>();
  const nameOf = (value: PdfValue): string => {
    let last = value;
    while (last instanceof PdfRef && last.value instanceof PdfRef) last = last.value;
    const face = asDict(value)?.get("BaseFont");
    if (typeof face === "string") return face.replace(/^\/([A-Z]{6}\+)?/, "/");
    const name = known.get(last) ?? `/resource-${known.size}`;
    known.set(last, name);
    return name;
  };
  return (page) => {
    const content = resolve(page.get("Contents"));
    if (!(content instanceof PdfStream)) return { whole: "", body: "" };
    const names = new Map<string, string>();
    for (const kind of asDict(page.get("Resources"))?.values() ?? []) {
      for (const [name, value] of asDict(kind) ?? []) names.set(name, nameOf(value));
    }
    const written = contentOfStream(content)
      .toString("latin1")
      .replace(/\/([A-Za-z]+\d+)(?= )/g, (as, name: string) => names.get(name) ?? as);
    const body = written.replace(/\/Artifact BMC[^]*?EMC/g, (artifact) => artifact.replace(/BT\n[^]*?ET/g, ""));
    return { whole: withoutTags(written), body: withoutTags(body) };
  };
}

/**
 * Removes the operators of marked content (ISO 32000-1, 14.6): with a property list, as Skia and `repairTags` write it,
 * or with a tag alone.
 */
function withoutTags(content: string): string {
  return content.replace(/\/\w+ ?<<(?:[^<>]|<[\da-f]*>)*>> ?BDC\n?|\/\w+ BMC\n?|EMC\n?/gi, "");
}

/**
 * How many units of a content stream make a CSS pixel: one, or 300/96 where Chromium paints pictures and clips in dots
 * of 1/300 inch.
 */
const scales = [1, 300 / 96];

/** How far things on a page may have moved, in CSS pixels. */
export interface Shifts {
  /** Distance between the text areas of recto and verso. */
  turnPx: number;
  /**
   * Height of a page. Chromium prints the pages of a piece as parts of one long sheet, so a page may have moved by any
   * multiple of it.
   */
  pagePx: number;
}

/**
 * Returns whether two prints are the same but for the page's place: on the other side, whose margins are mirrored, or
 * further on in the piece that it was printed with. All operators must be equal, and each number must be the same or
 * differ by such a shift, give or take a pixel, since places are rounded to whole pixels here and there.
 */
export function isMoved(a: string, b: string, { turnPx, pagePx }: Shifts): boolean {
  if (a === b) return true;
  const [ofA, ofB] = [a.split(/\s+/), b.split(/\s+/)];
  return (
    ofA.length === ofB.length &&
    ofA.every((token, index) => {
      const other = ofB[index]!;
      if (token === other) return true;
      const moved = Math.abs(Number(token) - Number(other));
      return moved < 0.1 || scales.some((scale) => isShift(moved / scale));
    })
  );

  function isShift(px: number): boolean {
    const pages = Math.max(1, Math.round(px / pagePx));
    return Math.abs(px - turnPx) <= 1 || Math.abs(px - pages * pagePx) <= 1;
  }
}
