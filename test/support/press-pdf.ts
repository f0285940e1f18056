/** Makes a press file of one page from content and resources, as it is written for the press, and preflights it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PdfRef, asArray, dict, expectDict, type PdfDict, type PdfValue } from "#lib/pdf/objects.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { writeObjects } from "#lib/pdf/write-objects.ts";
import { stylesPath } from "#theme/built-in-theme.ts";
import { boxesFor } from "#press/press-geometry.ts";
import { pressPage } from "#press/press-unit.ts";
import type { PressOrder } from "#press/preflight/finding.ts";
import { readPressFile } from "#press/preflight/facts/read-press-file.ts";
import { runChecks, type CheckResult } from "#press/preflight/run-preflight.ts";
import { fontNames, showLine } from "#lib/pdf/fonts/embed-font.ts";
import { writePressFile } from "#press/write-press-file.ts";
import { embedTypeface } from "#theme/embed-typeface.ts";
import { theme } from "./usual-theme.ts";

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
  spotInks: [],
  pictures: [],
  inkPictures: [],
  resolution: 300,
  blanks: new Map([[2, "fills the last sheet"]]),
};

/** The head of the profile, which is all that a preflight reads of it: compressing the whole takes long. */
export const headOfProfile = profile.subarray(0, 128);

let typeMade: ReturnType<typeof makeType> | undefined;

/** Sets a line, and opens a font for slugs; done once, since parsing typefaces takes most of the time of a file. */
async function makeType() {
  const [font, slugFont] = await Promise.all([
    embedTypeface(theme.text, "400", []),
    embedTypeface(theme.text, "400", []),
  ]);
  const line = font.set("A line of type");
  font.finish();
  return { ...fontNames(font, "Type"), line, slugFont };
}

/** Returns a page of type, and a blank one behind it. `T` is a line in the middle of the page. */
export async function pressFile(content = "T", resources: Record<string, PdfValue> = {}): Promise<Uint8Array> {
  const { nameOf, fonts, line, slugFont } = await (typeMade ??= makeType());
  const text = `BT ${showLine(line, 10, nameOf, "0 0 0 1 k 1 0 0 1 100 200 Tm")} ET`;
  const shown = content.replaceAll(/\bT\b/g, () => text);
  const all = { ...resources, Font: fonts };
  return writePressFile({
    pages: [
      { page: pressPage(Buffer.from(shown), dict(all), boxes, [0, 0]), slug: ["page 1"] },
      { page: pressPage(Buffer.alloc(0), new Map(), boxes, [0, 0]), slug: ["page 2"] },
    ],
    boxes,
    metadata: { title: "A & B", language: "en", date: new Date("2023-05-01T00:00:00Z") },
    slugFont,
    condition: { name: "FOGRA39", profile: headOfProfile },
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
  return writeObjects(document, "1.6");
}

/** Returns what each check has to say, without the silent ones: `bleed error …`. */
export function findings(bytes: Uint8Array, changes: Partial<PressOrder> = {}, least = 1, most = least): string[] {
  const results = runChecks(readPressFile(bytes), { ...order, ...changes }, [{ page: 1, least, most }]);
  return results.flatMap(({ check, results: found }: CheckResult) =>
    found.map(
      ({ severity, text, pages }) => `${check} ${severity} ${text}${pages.length > 0 ? ` [${pages.join()}]` : ""}`,
    ),
  );
}

/** Findings of a sound file. */
export const sound = ["blank-pages note Blank: fills the last sheet [2]"];

export function reference(value: PdfValue): PdfRef {
  return new PdfRef(value);
}
