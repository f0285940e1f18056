/** Runs the preflight of a report's own files for the press. */
import { readInk } from "../lib/colour/read-ink.ts";
import type { PrintSettings } from "../manuscript/settings/schema/settings-schema.ts";
import { blankReasons } from "./plan-print.ts";
import type { TrimSize } from "../pages/print-sheet.ts";
import { inksOf } from "../theme/read-styles.ts";
import type { Theme } from "../theme/theme.ts";
import type { PressFiles } from "./make-press-files.ts";
import type { PictureFile, PressOrder } from "./preflight/finding.ts";
import type { PressWorkers } from "./press-workers.ts";
import { runPreflight, type Preflight } from "./preflight/run-preflight.ts";

export function nameOfFile(slug: string, kind: PressOrder["kind"]): string {
  return kind === "body" ? `${slug}-print.pdf` : `${slug}-print-cover.pdf`;
}

/** Facts of what was ordered, and the threads in which the files are read. */
interface OrderedPrint {
  slug: string;
  trim: TrimSize;
  print: PrintSettings;
  theme: Theme;
  pictures: readonly PictureFile[];
  workers: PressWorkers;
}

/** Compares each file with what was ordered. */
export async function preflightFiles(
  { body, cover, plan, inkPictures }: PressFiles,
  { slug, trim, print, theme, pictures, workers }: OrderedPrint,
): Promise<Preflight[]> {
  const order = {
    bleedMm: print.bleed,
    inkLimit: print["ink-limit"] / 100,
    signature: print.signature,
    condition: print.condition,
    resolution: print.resolution,
    spotInks: orderedSpots(print, theme),
    pictures,
    inkPictures,
  };
  const blanks = new Map(
    plan.body.flatMap((page, index) => ("blank" in page ? [[index + 1, blankReasons[page.blank]] as const] : [])),
  );
  const ordered: { kind: PressOrder["kind"]; bytes: Uint8Array; trim: TrimSize; pageCount: number }[] = [
    { kind: "body", bytes: body, trim, pageCount: plan.body.length },
  ];
  if (cover) {
    const widthMm = 2 * trim.widthMm + cover.spineMm;
    ordered.push({ kind: "cover", bytes: cover.bytes, trim: { ...trim, widthMm }, pageCount: 1 });
  }
  return Promise.all(
    ordered.map(({ bytes, ...file }) => {
      const threads = workers.forCharacters(bytes.length);
      return runPreflight(
        nameOfFile(slug, file.kind),
        bytes,
        { ...order, ...file, blanks: file.kind === "body" ? blanks : new Map() },
        (pdf) => threads.run("readPressFile", pdf),
      );
    }),
  );
}

/** Returns the names of the spot inks in the settings of the report and in its theme. */
export function orderedSpots({ inks }: PrintSettings, theme: Theme): string[] {
  const own = Object.values(inks).map(readInk);
  const all = [...own, ...inksOf(theme).values()];
  return [...new Set(all.flatMap((ink) => ink?.spot ?? []))];
}
