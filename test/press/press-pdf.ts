/** Content and resources in, a press file of one page out, as it is written for the press; and its preflight. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PdfRef, asArray, dict, expectDict, type PdfDict, type PdfValue } from "../../scripts/pdf/objects.ts";
import { readObjects } from "../../scripts/pdf/read-objects.ts";
import { writeObjects } from "../../scripts/pdf/write-objects.ts";
import { stylesPath, fontsPath } from "../../scripts/pages/read-styles.ts";
import { boxesFor } from "../../scripts/press/press-geometry.ts";
import { pressPage } from "../../scripts/press/press-unit.ts";
import type { PressOrder } from "../../scripts/press/preflight/finding.ts";
import { readPressFile } from "../../scripts/press/preflight/facts/read-press-file.ts";
import { runChecks, type CheckResult } from "../../scripts/press/preflight/run-preflight.ts";
import { embedFont } from "../../scripts/pdf/embed-font.ts";
import { writePressFile } from "../../scripts/press/write-press-file.ts";

export const trim = { widthMm: 100, heightMm: 150 };
export const boxes = boxesFor(trim, 3);
export const profile = readFileSync(join(stylesPath, "colour/FOGRA39L_coated.icc"));
export const srgb = readFileSync(join(stylesPath, "colour/sRGB.icc"));

export const order: PressOrder = {
  kind: "body",
  trim,
  bleedMm: 3,
  inkLimit: 3,
  pageCount: 2,
  signature: 2,
  condition: "FOGRA39",
  pictures: [],
  resolution: 300,
  blanks: new Map([[2, "fills the last sheet"]]),
};

/** A page of type, and a blank one behind it. `T` is a line in the middle of the page. */
export async function pressFile(content = "T", resources: Record<string, PdfValue> = {}): Promise<Uint8Array> {
  const font = await embedFont(join(fontsPath, "Carlito-Regular.ttf"));
  const line = font.set("A line of type");
  const shown = content.replaceAll(/\bT\b/g, () => `BT /Type 10 Tf 0 0 0 1 k 1 0 0 1 100 200 Tm ${line.shown} TJ ET`);
  const all = { ...resources, Font: dict({ Type: font.finish() }) };
  return writePressFile({
    pages: [
      { page: pressPage(Buffer.from(shown), dict(all), boxes, [0, 0]), slug: ["page 1"] },
      { page: pressPage(Buffer.alloc(0), new Map(), boxes, [0, 0]), slug: ["page 2"] },
    ],
    boxes,
    metadata: { title: "A & B", language: "en", date: new Date("2023-05-01T00:00:00Z") },
    slugFont: await embedFont(join(fontsPath, "Carlito-Regular.ttf")),
    condition: { name: "FOGRA39", profile },
  });
}

/** Plants a fault in a finished file: in its catalog, its information or its first page. */
export function alter(
  bytes: Uint8Array,
  change: (parts: { catalog: PdfDict; info: PdfDict; page: PdfDict }) => void,
): Uint8Array {
  const document = readObjects(bytes);
  const catalog = expectDict(document.catalog);
  const page = expectDict(asArray(expectDict(catalog.get("Pages")).get("Kids"))[0]);
  change({ catalog, info: expectDict(document.info), page });
  return writeObjects(document, false, "1.6");
}

/** What each check has to say, without the silent ones: `bleed error …`. */
export function findings(bytes: Uint8Array, changes: Partial<PressOrder> = {}, least = 1, most = least): string[] {
  const results = runChecks(readPressFile(bytes), { ...order, ...changes }, [{ page: 1, least, most }]);
  return results.flatMap(({ check, results: found }: CheckResult) =>
    found.map(
      ({ severity, text, pages }) => `${check} ${severity} ${text}${pages.length > 0 ? ` [${pages.join()}]` : ""}`,
    ),
  );
}

/** What a sound file has to say. */
export const sound = ["blank-pages note Blank: fills the last sheet [2]"];

export function reference(value: PdfValue): PdfRef {
  return new PdfRef(value);
}
