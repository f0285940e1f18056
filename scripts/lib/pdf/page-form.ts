/** Converts a page to a form XObject (ISO 32000-1, 8.10), to be shown on another page. */
import type { Box } from "./geometry.ts";
import { PdfRef, PdfStream, asArray, resolve, type PdfDict, type PdfValue } from "./objects.ts";

/**
 * Returns a form of a page. The page's content and resources are shared, not copied. Annotations are not included, and
 * tags lose their meaning, since marked content in a form counts only where a structure tree refers to it (14.7.4.2).
 *
 * @throws {Error} for content in several streams, which neither Chromium nor this project writes
 */
export function pageForm(page: PdfDict): PdfRef {
  const content = resolve(page.get("Contents"));
  if (!(content instanceof PdfStream)) throw new Error("Unexpected content of a page, expected one stream");
  const entries: [string, PdfValue][] = [
    ["Type", "/XObject"],
    ["Subtype", "/Form"],
    ["BBox", [...mediaBox(page)]],
    ["Resources", page.get("Resources") ?? new Map()],
  ];
  return new PdfRef(new PdfStream(new Map([...content.dict, ...entries]), content.bytes));
}

export function mediaBox(page: PdfDict): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = asArray(page.get("MediaBox")).map(Number);
  return [left, bottom, right, top];
}
