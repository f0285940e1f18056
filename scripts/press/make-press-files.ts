/** A finished report in; its body and its cover for the press out, each a PDF/X-4. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { keyOf } from "../cache/kept.ts";
import type { Store } from "../cache/store.ts";
import { toRgb } from "../charts/colour.ts";
import { folioLabels, folioOf } from "../pages/folios.ts";
import type { PrintedUnit } from "../pages/print-report.ts";
import type { PrintSheet, TrimSize } from "../pages/print-sheet.ts";
import { fontsPath, readTokens, stylesPath } from "../pages/read-styles.ts";
import type { Metadata } from "../pdf/metadata.ts";
import { expectDict, type PdfDict, type PdfRef } from "../pdf/objects.ts";
import { readPages } from "../pdf/page-tree.ts";
import { readObjects } from "../pdf/read-objects.ts";
import { readInk } from "../manuscript/read-ink.ts";
import type { Look, PrintSettings } from "../manuscript/settings-schema.ts";
import type { LazyWorkshop } from "../work/workshop.ts";
import { readNamedInks } from "./colour/named-inks.ts";
import type { Rgb } from "./colour/ink-converter.ts";
import { inkTarget } from "./convert/colour-target.ts";
import { resourceConverter } from "./convert/convert-resources.ts";
import { planPrint, spineWidth, type PrintPlan } from "./plan-print.ts";
import { boxesFor, shiftToTrim } from "./press-geometry.ts";
import { converterFor, pressPage, type InkSettings, type UnitToPress } from "./press-unit.ts";
import { coverSheet } from "./sheet/cover-sheet.ts";
import { embedFont } from "../pdf/embed-font.ts";
import { writePressFile } from "./write-press-file.ts";

/** What is printed. */
export interface PressJob {
  readonly printed: readonly PrintedUnit[];
  /** Page of the report with the folio 1. */
  readonly textFirst: number;
  readonly trim: TrimSize;
  readonly sheet: PrintSheet;
  readonly settings: PrintSettings;
  readonly look: Look;
  /** Of the printing condition; the one that the project brings where none is named. */
  readonly profile: Uint8Array | undefined;
  readonly metadata: Metadata & { readonly date: Date };
  /** In the slug of each sheet: date, hash of the source. */
  readonly slug: readonly string[];
  /** At the spine's foot. */
  readonly spineFoot: string | undefined;
}

export interface PressFiles {
  readonly body: Uint8Array;
  /** Where the report has a cover. */
  readonly cover: { readonly bytes: Uint8Array; readonly spineMm: number; readonly titled: boolean } | undefined;
  readonly plan: PrintPlan;
}

/** A page of text is a few thousand bytes, and converted in a few milliseconds. */
const charactersInByte = 2;

/** What the work is done with. */
interface PressMeans {
  readonly store: Store;
  readonly workshop: LazyWorkshop;
}

export async function makePressFiles(job: PressJob, means: PressMeans): Promise<PressFiles> {
  const { printed, trim, sheet, settings, metadata } = job;
  const inks = await readInkSettings(settings, job.profile);
  const boxes = boxesFor(trim, settings.bleed);
  const shift = shiftToTrim(sheet, boxes);
  const pressed = await pressUnits(job, { inks, boxes, shift }, means);
  const units = printed.map(({ unit, firstPage, pageCount }) => ({ kind: unit.kind, firstPage, pageCount }));
  const plan = planPrint(units, settings.signature);
  const condition = { name: settings.condition, profile: inks.profile };
  const slugFont = () => embedFont(join(fontsPath, "Carlito-Regular.ttf"));

  const pages = plan.body.map((planned, index) => ({
    page: "unit" in planned ? expectDict(pressed[planned.unit]![planned.page]) : blankPage(),
    slug: [`page ${folioOf(plan.firstPage + index, job.textFirst)}`, ...job.slug],
  }));
  const labels = folioLabels(plan.firstPage, job.textFirst);
  const body = writePressFile({ pages, boxes, metadata, labels, slugFont: await slugFont(), condition });
  if (plan.front === undefined && plan.back === undefined) return { body, cover: undefined, plan };

  const spineMm = settings.spine ?? spineWidth(plan.body.length, settings.paper);
  const converter = resourceConverter(inkTarget(await converterFor(inks)));
  const sheetOfCover = coverSheet(
    trim,
    settings.bleed,
    {
      front: plan.front === undefined ? undefined : pressed[plan.front]![0],
      back: plan.back === undefined ? undefined : pressed[plan.back]![0],
      spineMm,
      ground: await groundOf(job.look),
      title: metadata.title,
      foot: job.spineFoot,
    },
    { font: await embedFont(join(fontsPath, "Carlito-Bold.ttf")), converter },
  );
  const bytes = writePressFile({
    pages: [{ page: sheetOfCover.page, slug: ["cover", `spine ${spineMm} mm`, ...job.slug] }],
    boxes: sheetOfCover.boxes,
    folds: sheetOfCover.folds,
    metadata,
    slugFont: await slugFont(),
    condition,
  });
  return { body, cover: { bytes, spineMm, titled: sheetOfCover.titled }, plan };

  function blankPage(): PdfDict {
    return pressPage(Buffer.alloc(0), new Map(), boxes, [0, 0]);
  }
}

/** The pages of each unit in inks, kept between prints. */
async function pressUnits(
  { printed }: PressJob,
  how: Omit<UnitToPress, "pdf">,
  { store, workshop: threads }: PressMeans,
): Promise<PdfRef[][]> {
  const { profile, srgb, named, limit } = how.inks;
  const stands = JSON.stringify([[...named], limit, how.boxes, how.shift]);
  const keys = printed.map(({ pdf }) => keyOf("press", pdf, profile, srgb, stands));
  const kept = await Promise.all(keys.map((key) => store.get("press", key)));
  const missing = printed.filter((_, index) => !kept[index]);
  const workshop = threads.forCharacters(missing.reduce((sum, { pdf }) => sum + pdf.length * charactersInByte, 0));
  return Promise.all(
    printed.map(async ({ pdf }, index) => {
      const known = kept[index];
      if (known) return readPages(readObjects(known));
      const made = await workshop.run("pressUnit", { ...how, pdf });
      await store.put("press", keys[index]!, made);
      return readPages(readObjects(made));
    }),
  );
}

async function readInkSettings(settings: PrintSettings, profile: Uint8Array | undefined): Promise<InkSettings> {
  const ownInks = Object.entries(settings.inks).map(([colour, ink]) => [colour.toLowerCase(), readInk(ink)!] as const);
  return {
    profile: profile ?? (await readFile(join(stylesPath, "colour/FOGRA39L_coated.icc"))),
    srgb: await readFile(join(stylesPath, "colour/sRGB.icc")),
    // The tokens' inks are those of the project's own colours, whatever colours the report has instead.
    named: new Map([...readNamedInks(await readTokens()), ...ownInks]),
    limit: settings["ink-limit"] / 100,
  };
}

/** The covers' ground, as tokens.css and the report's look have it. */
async function groundOf(look: Look): Promise<Rgb> {
  const blue = /--blue:\s*(#[0-9a-f]{6})\s*;/i.exec(await readTokens(look))?.[1];
  if (!blue) throw new Error("Unexpected tokens without --blue, expected a colour `#rrggbb`");
  return toRgb(blue);
}
