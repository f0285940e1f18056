/** Makes, from any PDF of one page, a PDF with nothing but what that page paints. */
import type { Box } from "../geometry.ts";
import {
  PdfRef,
  PdfString,
  asArray,
  asDict,
  dict,
  expectDict,
  readTextString,
  resolve,
  type PdfDict,
  type PdfDocument,
} from "../objects.ts";
import { buildPageTree, readPages } from "../page-tree.ts";
import { readObjects } from "../read-objects.ts";
import { deflatedStream, writeObjects } from "../write-objects.ts";
import { ForeignFault } from "./foreign-fault.ts";
import { PageImporter } from "./import-resources.ts";
import { UnreadablePdf, normalisePdf } from "./normalise-pdf.ts";
import { readPageFrame } from "./page-frame.ts";

/** An imported page, as plain data. */
export interface ImportedPage {
  /** PDF of one page, whose only form XObject (`pageName`) is the imported page, upright from 0, 0. */
  pdf: Uint8Array;
  /** Size in points, with the bleed where the page declares its trim. */
  widthPt: number;
  heightPt: number;
  trim: Box | undefined;
  /** Whether it has colours in inks. */
  hasInks: boolean;
  /** Name of the printing condition for which its inks are meant, where it declares one. */
  condition: string | undefined;
  /** Kinds of visible annotations that are not imported: comments, form fields. */
  leftOut: string[];
  /** Whether the file was damaged and had to be repaired. */
  isRepaired: boolean;
}

/**
 * Why a page can't be imported. It is returned as a value, since threads lose the class of an error that they throw.
 */
export interface UnusablePage {
  why: string;
}

/** Name of the form XObject that is the page. */
export const pageName = "Page";

/** Initial graphics state: black, lines of 1 point, opaque (ISO 32000-1, table 52). */
const usualState = dict({
  Type: "/ExtGState",
  CA: 1,
  ca: 1,
  BM: "/Normal",
  SMask: "/None",
  AIS: false,
  OP: false,
  op: false,
});

/**
 * Imports what a page paints. Tags, links, form fields and scripts are not imported: only known parts are taken.
 *
 * @returns the page, or why it can't be imported, as a part of a sentence
 */
export async function importPage(bytes: Uint8Array): Promise<ImportedPage | UnusablePage> {
  try {
    const { bytes: plain, repairs } = await normalisePdf(bytes, [
      "--externalize-inline-images",
      "--ii-min-bytes=0",
      "--coalesce-contents",
      // Removes predictors.
      "--recompress-flate",
    ]);
    return { ...importFrom(readObjects(plain)), isRepaired: repairs.length > 0 };
  } catch (error) {
    if (error instanceof UnreadablePdf || error instanceof ForeignFault) return { why: error.message };
    if ((error as NodeJS.ErrnoException).code?.startsWith("Z_"))
      return { why: "it is damaged: what is packed in it can't be unpacked" };
    // The file may come from anywhere, so an error is a fault of the file, and not ours.
    const why = error instanceof RangeError ? "it is too deep, or leads in a circle" : (error as Error).message;
    return { why: `its structure can't be followed: ${why}` };
  }
}

function importFrom(document: PdfDocument): Omit<ImportedPage, "isRepaired"> {
  const catalog = expectDict(document.catalog);
  const pages = readPages(document);
  const [first] = pages;
  if (!first) throw new ForeignFault("it has no page");
  if (pages.length > 1) throw new ForeignFault(`it has ${pages.length} pages: save the cover's alone`);
  const layers = asDict(asDict(catalog.get("OCProperties"))?.get("D"));
  if (asArray(layers?.get("OFF")).length > 0 || layers?.get("BaseState") === "/OFF")
    throw new ForeignFault("it has layers that are not shown: save it without them");
  const page = expectDict(first);
  const frame = readPageFrame(page);
  const importer = new PageImporter();
  const { view, upright, widthPt, heightPt, trim } = frame;
  const form = importer.importPage(page, { BBox: [...view], Matrix: [...upright] });
  importer.complainOfFonts();
  const paper = `q 1 g 0 0 ${widthPt} ${heightPt} re f Q`;
  const state = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts /Usual gs";
  const around = deflatedStream(
    {
      Type: "/XObject",
      Subtype: "/Form",
      BBox: [0, 0, widthPt, heightPt],
      Resources: dict({ XObject: dict({ Own: form }), ExtGState: dict({ Usual: new PdfRef(usualState) }) }),
    },
    Buffer.from(`${paper} q ${state} /Own Do Q`),
    6,
  );
  const made = new PdfRef(
    dict({
      Type: "/Page",
      MediaBox: [0, 0, widthPt, heightPt],
      Resources: dict({ XObject: dict({ [pageName]: new PdfRef(around) }) }),
      Contents: new PdfRef(deflatedStream({}, Buffer.from(`/${pageName} Do`), 6)),
    }),
  );
  const root = new PdfRef(dict({ Type: "/Catalog", Pages: buildPageTree([made]) }));
  return {
    pdf: writeObjects({ catalog: root, info: undefined }),
    widthPt,
    heightPt,
    trim,
    hasInks: importer.hasInks,
    condition: conditionOf(catalog),
    leftOut: remarksOf(page),
  };
}

function conditionOf(catalog: PdfDict): string | undefined {
  for (const intent of asArray(catalog.get("OutputIntents")).map(asDict)) {
    const name = resolve(intent?.get("OutputConditionIdentifier"));
    if (intent?.get("S") === "/GTS_PDFX" && name instanceof PdfString) return readTextString(name);
  }
  return undefined;
}

/** Kinds of annotations that look like nothing on the page. */
const unseen = new Set(["/Link", "/Popup"]);

function remarksOf(page: PdfDict): string[] {
  const kinds = asArray(page.get("Annots")).flatMap((annotation) => {
    const entries = asDict(annotation);
    const kind = resolve(entries?.get("Subtype"));
    if (!entries?.has("AP") || typeof kind !== "string" || unseen.has(kind)) return [];
    return kind === "/Widget" ? ["form fields"] : ["remarks"];
  });
  return [...new Set(kinds)].toSorted();
}
