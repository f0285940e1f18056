/** Reads what pages put on paper, as texts that are equal where the prints are. */
import { contentOf } from "../lib/pdf/content-stream.ts";
import { PdfRef, PdfStream, asDict, resolve, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";

/** Equal texts, equal paper: all operators, with resources named by what they are. */
export interface PagePrint {
  /** Everything. */
  whole: string;
  /** Everything but running heads, folios and heads that are repeated. */
  body: string;
}

/**
 * Gives a function that reads prints which can be compared with each other.
 *
 * Needs resources that `shareResources` made one, for both states at once. Fonts are told by their face: subsets of a
 * face keep the codes of its glyphs, and a letter more elsewhere in the unit changes nothing on this page. Tags print
 * nothing.
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
    const written = contentOf(content)
      .toString("latin1")
      .replace(/\/([A-Za-z]+\d+)(?= )/g, (as, name: string) => names.get(name) ?? as);
    const body = written.replace(/\/Artifact BMC[^]*?EMC/g, (artifact) => artifact.replace(/BT\n[^]*?ET/g, ""));
    return { whole: withoutTags(written), body: withoutTags(body) };
  };
}

/** Takes marked content (14.6) out: with a property list, as Skia and `repairTags` write it, or with a tag alone. */
function withoutTags(content: string): string {
  return content.replace(/\/\w+ ?<<(?:[^<>]|<[\da-f]*>)*>> ?BDC\n?|\/\w+ BMC\n?|EMC\n?/gi, "");
}

/** CSS pixels, and those in which Chromium paints pictures and clips, 300 to the inch. */
const scales = [1, 300 / 96];

/** How far things on a page may have moved, in CSS pixels. */
export interface Shifts {
  /** Pixels from one side to the other. */
  turnPx: number;
  /** Down the sheet as which Chromium prints the pages of a piece, by any number of pages. */
  pagePx: number;
}

/**
 * Returns whether two prints are the same but for where the page is: on the other side, whose margins are mirrored, or
 * further on in what is printed at once. All operators are equal, and numbers differ by just that or not at all. Places
 * are rounded to whole pixels here and there.
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
