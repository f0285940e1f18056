/** Finished sheets in; one PDF with their labels, bookmarks and metadata out. */
import type { Language } from "../html/labels.ts";
import { buildInfo, buildXmp } from "../pdf/metadata.ts";
import { PdfRef, dict, expectDict, textString } from "../pdf/objects.ts";
import { buildOutline } from "../pdf/outline.ts";
import { buildPageLabels } from "../pdf/page-labels.ts";
import { buildPageTree } from "../pdf/page-tree.ts";
import { shareResources } from "../pdf/share-resources.ts";
import { writeObjects } from "../pdf/write-objects.ts";
import type { Drawing } from "../pdf/drawing.ts";
import type { Lettering } from "./inks.ts";
import type { Size } from "./sheets.ts";

/** A sheet that was drawn. */
export interface DrawnSheet {
  ref: PdfRef;
  /** What a reader shows instead of its number: the folios on it. */
  label: string;
}

export interface SheetsFacts {
  title: string;
  language: Language;
  date: Date;
  /** What the PDF was made from, as its XMP names it. */
  source: string;
  /** Bookmarks, each with the index of the sheet that it leads to. */
  outline: readonly { title: string; level: number; sheet: number }[];
}

/** An empty sheet, to be drawn on. */
export function newSheet({ width, height }: Size): PdfRef {
  const box = [0, 0, width, height].map((value) => Math.round(value * 1000) / 1000);
  return new PdfRef(dict({ Type: "/Page", MediaBox: box }));
}

export function finishSheet(sheet: PdfRef, drawing: Drawing): void {
  for (const [key, value] of Object.entries(drawing.page())) expectDict(sheet).set(key, value);
}

/** Ends the lettering: what was drawn until now is all that its fonts hold. */
export function writeSheets(sheets: readonly DrawnSheet[], lettering: Lettering, facts: SheetsFacts): Uint8Array {
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
    Outlines: entries.length > 0 ? buildOutline(entries, (sheet) => [refs[Number(sheet)]!, "/Fit"]) : undefined,
    Metadata: buildXmp(metadata),
  });
  return writeObjects({ catalog: new PdfRef(catalog), info: buildInfo(metadata) }, true);
}
