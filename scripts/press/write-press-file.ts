/** Writes pages in inks, with marks around each, as a PDF/X-4 (ISO 15930-7). */
import { buildInfo, buildXmp, type Metadata } from "../screen-pdf/metadata.ts";
import { PdfRef, PdfStream, dict, expectDict, textString, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";
import { buildPageLabels, type PageLabels } from "../lib/pdf/page-labels.ts";
import { buildPageTree } from "../lib/pdf/page-tree.ts";
import { shareResources } from "../screen-pdf/share-resources.ts";
import { deflatedStream, writeObjects } from "../lib/pdf/write-objects.ts";
import type { PressBoxes } from "./press-geometry.ts";
import { fontNames, type EmbeddedFont } from "../lib/pdf/fonts/embed-font.ts";
import { buildMarks } from "./sheet/marks.ts";
import { slugFont, slugLine } from "./sheet/slug-line.ts";

export interface PressFile {
  /** Page dictionaries of `pressPage`, each with the facts that its slug has beside the title. */
  readonly pages: readonly { readonly page: PdfDict; readonly slug: readonly string[] }[];
  readonly boxes: PressBoxes;
  /** Where the sheet is folded, in points from its left edge. */
  readonly folds?: readonly number[];
  readonly metadata: Metadata & { readonly date: Date };
  readonly labels?: readonly PageLabels[];
  /** The font of the slug's text. */
  readonly slugFont: EmbeddedFont;
  readonly condition: PrintCondition;
}

/** The printing condition: press, paper and inks. */
export interface PrintCondition {
  /** Name in the ICC's registry of characterisations: `FOGRA39`. */
  readonly name: string;
  readonly profile: Uint8Array;
}

const level = 6;

/**
 * Writes a PDF/X-4. The same pages give the same bytes. The file has no object streams, so that old presses and
 * `readObjects` read it too.
 */
export function writePressFile({
  pages,
  boxes,
  folds,
  metadata,
  labels,
  slugFont: font,
  condition,
}: PressFile): Uint8Array {
  const marks = buildMarks(boxes, folds);
  const lines = pages.map(({ slug }) => slugLine(metadata.title, slug, boxes, folds, font));
  font.finish();
  const { fonts } = fontNames(font, slugFont);
  const made = pages.map(({ page }, index) => new PdfRef(withSlug(page, lines[index]!, marks, fonts)));
  const catalog = dict({
    Type: "/Catalog",
    Pages: buildPageTree(made),
    PageLabels: labels && buildPageLabels(labels),
    Metadata: buildXmp(metadata, "x-4"),
    OutputIntents: [outputIntent(condition)],
  });
  shareResources(made.map(expectDict));
  return writeObjects({ catalog: new PdfRef(catalog), info: buildInfo(metadata, "x-4") }, "1.6");
}

function withSlug(page: PdfDict, line: string, marks: PdfRef, fonts: PdfDict): PdfDict {
  const resources = new Map(expectDict(page.get("Resources")));
  const add = (kind: string, more: PdfDict) =>
    void resources.set(kind, new Map([...(resources.has(kind) ? expectDict(resources.get(kind)) : []), ...more]));
  add("XObject", dict({ Marks: marks }));
  add("Font", fonts);
  const slug = new PdfRef(deflatedStream({}, Buffer.from(`q /Marks Do Q q ${line} Q`, "latin1"), level));
  const contents: PdfValue[] = [page.get("Contents") ?? null, slug];
  return new Map(page).set("Resources", resources).set("Contents", contents);
}

/**
 * Returns the output intent (ISO 15930-7, 6.2.2) with the condition's name and profile, so that everybody sees the same
 * colours.
 */
function outputIntent({ name, profile }: PrintCondition): PdfRef {
  return new PdfRef(
    dict({
      Type: "/OutputIntent",
      S: "/GTS_PDFX",
      OutputConditionIdentifier: textString(name),
      RegistryName: textString("http://www.color.org"),
      Info: textString(name),
      DestOutputProfile: new PdfRef(deflatedStream({ N: 4 }, profile, level) satisfies PdfStream),
    }),
  );
}
