/** A report's files for the press and its settings in, the preflight of each out. */
import type { PrintSettings } from "../manuscript/settings-schema.ts";
import type { TrimSize } from "../pages/print-sheet.ts";
import type { PressFiles } from "./make-press-files.ts";
import type { PictureFile, PressOrder } from "./preflight/finding.ts";
import type { LazyWorkshop } from "../work/workshop.ts";
import { runPreflight, type Preflight } from "./preflight/run-preflight.ts";

export function nameOfFile(slug: string, kind: PressOrder["kind"]): string {
  return kind === "body" ? `${slug}-print.pdf` : `${slug}-print-cover.pdf`;
}

/** Each file is held against what was ordered. */
export async function preflightFiles(
  slug: string,
  { body, cover, plan }: PressFiles,
  trim: TrimSize,
  print: PrintSettings,
  pictures: readonly PictureFile[],
  workshop: LazyWorkshop,
): Promise<Preflight[]> {
  const order = {
    bleedMm: print.bleed,
    inkLimit: print["ink-limit"] / 100,
    signature: print.signature,
    condition: print.condition,
    resolution: print.resolution,
    pictures,
  };
  const blanks = new Map(
    plan.body.flatMap((page, index) => ("blank" in page ? [[index + 1, reasons[page.blank]] as const] : [])),
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
      const threads = workshop.forCharacters(bytes.length);
      return runPreflight(
        nameOfFile(slug, file.kind),
        bytes,
        { ...order, ...file, blanks: file.kind === "body" ? blanks : new Map() },
        (pdf) => threads.run("readPressFile", pdf),
      );
    }),
  );
}

const reasons = {
  opening: "the next part begins on the other side",
  first: "the body begins on a right-hand page",
  signature: "fills the last sheet",
} as const;
