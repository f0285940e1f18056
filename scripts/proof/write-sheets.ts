/** Writes finished sheets as one PDF with labels, bookmarks and metadata. */
import type { Language } from "../languages/languages.ts";
import { buildInfo, buildXmp } from "../screen-pdf/metadata.ts";
import { PdfRef, dict, expectDict, textString } from "../lib/pdf/objects.ts";
import { buildOutline } from "../screen-pdf/outline.ts";
import { buildPageLabels } from "../lib/pdf/page-labels.ts";
import { buildPageTree } from "../lib/pdf/page-tree.ts";
import { shareResources } from "../screen-pdf/share-resources.ts";
import { packObjects } from "../lib/pdf/write-objects.ts";
import type { Drawing } from "../lib/pdf/drawing.ts";
import type { ProofFonts } from "./inks.ts";
import type { SheetSize } from "./sheets.ts";

/** A sheet that was drawn. */
export interface DrawnSheet {
  ref: PdfRef;
  /** The page label, which PDF readers show instead of the sheet's number: the folios of its pages. */
  label: string;
}

export interface SheetsFacts {
  title: string;
  language: Language;
  date: Date;
  /** The source that the PDF was made from, as its XMP names it. */
  source: string;
  /** Bookmarks, each with the index of the sheet that it leads to. */
  outline: readonly { title: string; level: number; sheet: number }[];
}

/** Returns an empty sheet, to be drawn on. */
export function newSheet({ width, height }: SheetSize): PdfRef {
  const box = [0, 0, width, height].map((value) => Math.round(value * 1000) / 1000);
  return new PdfRef(dict({ Type: "/Page", MediaBox: box }));
}

export function finishSheet(sheet: PdfRef, drawing: Drawing): void {
  for (const [key, value] of Object.entries(drawing.page())) expectDict(sheet).set(key, value);
}

/** Writes the PDF. The fonts are finished first, so nothing can be drawn with them afterwards. */
export function writeSheets(
  sheets: readonly DrawnSheet[],
  lettering: ProofFonts,
  facts: SheetsFacts,
): Promise<Uint8Array> {
  const { language, outline } = facts;
  lettering.regular.finish();
  lettering.bold.finish();
  const refs = sheets.map(({ ref }) => ref);
  const pages = buildPageTree(refs);
  shareResources(refs.map(expectDict));
  const entries = outline.map(({ title, level, sheet }) => ({ title, level, destination: String(sheet) }));
  const metadata = { ...facts, creator: "report-press", producer: "report-press" };
  const catalog = dict({
    Type: "/Catalog",
    Pages: pages,
    Lang: textString(language),
    ViewerPreferences: dict({ DisplayDocTitle: true }),
    PageMode: entries.length > 0 ? "/UseOutlines" : undefined,
    PageLabels: buildPageLabels(sheets.map(({ label }, index) => ({ firstPageIndex: index, prefix: label }))),
    Outlines:
      entries.length > 0 ? buildOutline(entries, (sheet) => ["Dest", [refs[Number(sheet)]!, "/Fit"]]) : undefined,
    Metadata: buildXmp(metadata),
  });
  return packObjects({ catalog: new PdfRef(catalog), info: buildInfo(metadata) });
}
