/** Makes the files for the press of a finished report, each a PDF/X-4: its body and its cover. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheKeyOf } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { toRgb, type Rgb } from "../lib/colour/rgb.ts";
import { folioLabels, folioOf } from "../pages/folios.ts";
import type { PrintedUnit } from "../pages/page-report.ts";
import type { PrintSheet } from "../pages/placement.ts";
import type { TrimSize } from "../pages/print-sheet.ts";
import { stylesPath } from "../theme/built-in-theme.ts";
import { embedTypeface } from "../theme/embed-typeface.ts";
import { inksOf, tokensOfTheme } from "../theme/read-styles.ts";
import type { Theme } from "../theme/theme.ts";
import { setPlainText } from "../html/typography/set-type.ts";
import type { Metadata } from "../screen-pdf/metadata.ts";
import { expectDict, type PdfDict, type PdfRef } from "../lib/pdf/objects.ts";
import { readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { readInk } from "../lib/colour/read-ink.ts";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import type { PrintSettings } from "../manuscript/settings/schema/settings-schema.ts";
import type { Face } from "../theme/face.ts";
import type { PressWorkers } from "./press-workers.ts";
import { readColour } from "../theme/tokens.ts";
import { inkTarget } from "./convert/colour-target.ts";
import { resourceConverter } from "./convert/convert-resources.ts";
import { findInkPictures, type InkPicture } from "./pictures/ink-pictures.ts";
import { blankKey, planPrint, spineWidth, type blankReasons, type PrintPlan } from "./plan-print.ts";
import { boxesFor, shiftToTrim } from "./press-geometry.ts";
import { converterFor, pressPage, type InkSettings, type UnitToPress } from "./press-unit.ts";
import { coverSheet } from "./sheet/cover-sheet.ts";
import { writePressFile } from "./write-press-file.ts";

/** A report to print, and how. */
export interface PressJob {
  readonly printed: readonly PrintedUnit[];
  /** Number of the report's page that has the folio 1. */
  readonly textFirst: number;
  readonly trim: TrimSize;
  readonly sheet: PrintSheet;
  readonly settings: PrintSettings;
  readonly theme: Theme;
  /** Faces for letters that the report's typeface lacks. */
  readonly faces: readonly Face[];
  /** The report's pictures by the addresses that the Markdown names. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** ICC profile of the printing condition; undefined for FOGRA39, which the project brings. */
  readonly profile: Uint8Array | undefined;
  readonly metadata: Metadata & { readonly date: Date };
  /** Texts in the slug of each sheet: date, hash of the source. */
  readonly slug: readonly string[];
  /** Text at the spine's foot. */
  readonly spineFoot: string | undefined;
}

export interface PressFiles {
  readonly body: Uint8Array;
  /** The cover; undefined where the report has none. */
  readonly cover: { readonly bytes: Uint8Array; readonly spineMm: number; readonly titled: boolean } | undefined;
  readonly plan: PrintPlan;
  /** Pictures of the report whose files hold inks. */
  readonly inkPictures: readonly InkPicture[];
}

/**
 * How many characters a byte of a unit's PDF counts as, when the number of threads is chosen: a page of text has a few
 * thousand bytes and takes a few milliseconds.
 */
const charactersInByte = 2;

/** The cache and the threads that the work is done with. */
interface PressContext {
  readonly store: Store;
  readonly workers: PressWorkers;
}

export async function makePressFiles(job: PressJob, context: PressContext): Promise<PressFiles> {
  const { printed, trim, sheet, settings, metadata } = job;
  const inks = await readInkSettings(job);
  const { pictures: inkPictures } = inks;
  const boxes = boxesFor(trim, settings.bleed);
  const shift = shiftToTrim(sheet, boxes);
  const pressed = await pressUnits(job, { inks, boxes, shift }, context);
  const units = printed.map(({ unit, firstPage, pageCount }) => ({ kind: unit.kind, firstPage, pageCount }));
  const plan = planPrint(units, settings.signature);
  const condition = { name: settings.condition, profile: inks.profile };
  const fontOf = (weight: Face["weight"]) => embedTypeface(job.theme.text, weight, job.faces);
  const slugFont = () => fontOf("400");

  const pages = plan.body.map((planned, index) => ({
    page: "unit" in planned ? expectDict(pressed[planned.unit]![planned.page]) : blankPage(planned.blank),
    slug: [`page ${folioOf(plan.firstPage + index, job.textFirst)}`, ...job.slug],
  }));
  const labels = folioLabels(plan.firstPage, job.textFirst);
  const body = writePressFile({ pages, boxes, metadata, labels, slugFont: await slugFont(), condition });
  if (plan.front === undefined && plan.back === undefined) return { body, cover: undefined, plan, inkPictures };

  const spineMm = settings.spine ?? spineWidth(plan.body.length, settings.paper);
  const converter = resourceConverter(inkTarget(await converterFor(inks)));
  const sheetOfCover = coverSheet(
    trim,
    settings.bleed,
    {
      front: plan.front === undefined ? undefined : pressed[plan.front]![0],
      back: plan.back === undefined ? undefined : pressed[plan.back]![0],
      spineMm,
      ground: groundOf(job.theme),
      title: setPlainText(metadata.title, metadata.language),
      foot: job.spineFoot,
    },
    { font: await fontOf("700"), converter },
  );
  const bytes = writePressFile({
    pages: [{ page: sheetOfCover.page, slug: ["cover", `spine ${spineMm} mm`, ...job.slug] }],
    boxes: sheetOfCover.boxes,
    folds: sheetOfCover.folds,
    metadata,
    slugFont: await slugFont(),
    condition,
  });
  return { body, cover: { bytes, spineMm, titled: sheetOfCover.titled }, plan, inkPictures };

  function blankPage(why: keyof typeof blankReasons): PdfDict {
    return pressPage(Buffer.alloc(0), new Map(), boxes, [0, 0]).set(blankKey, `/${why}`);
  }
}

/** Returns the pages of each unit in inks, kept in the cache from one print to the next. */
async function pressUnits(
  { printed }: PressJob,
  how: Omit<UnitToPress, "pdf">,
  { store, workers }: PressContext,
): Promise<PdfRef[][]> {
  const { profile, srgb, named, limit, pictures } = how.inks;
  const kept = pictures.map(({ sha256, otherProfile }) => [sha256, otherProfile]);
  const stands = JSON.stringify([[...named], limit, how.boxes, how.shift, kept]);
  const keys = printed.map(({ pdf }) => cacheKeyOf("press", pdf, profile, srgb, stands));
  const known = await Promise.all(keys.map((key) => store.get("press", key)));
  const missing = printed.filter((_, index) => !known[index]);
  const threads = workers.forCharacters(missing.reduce((sum, { pdf }) => sum + pdf.length * charactersInByte, 0));
  return Promise.all(
    printed.map(async ({ pdf }, index) => {
      const before = known[index];
      if (before) return readPages(readObjects(before));
      const made = await threads.run("pressUnit", { ...how, pdf });
      await store.put("press", keys[index]!, made);
      return readPages(readObjects(made));
    }),
  );
}

async function readInkSettings({ settings, theme, profile: own, pictures }: PressJob): Promise<InkSettings> {
  const profile = own ?? (await readFile(join(stylesPath, "colour/FOGRA39L_coated.icc")));
  const ownInks = Object.entries(settings.inks).map(([colour, ink]) => [colour.toLowerCase(), readInk(ink)!] as const);
  return {
    profile,
    srgb: await readFile(join(stylesPath, "colour/sRGB.icc")),
    named: new Map([...inksOf(theme), ...ownInks]),
    limit: settings["ink-limit"] / 100,
    pictures: findInkPictures(pictures, { name: settings.condition, profile }),
  };
}

/** Returns the background colour of the covers, as the theme and the report's look set it. */
function groundOf(theme: Theme): Rgb {
  return toRgb(readColour(tokensOfTheme(theme), "cover-ground"));
}
