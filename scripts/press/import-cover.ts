/** Reads a cover that is a PDF of one page, and checks that its colours can be converted to inks. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importPage, type ImportedPage, type UnusablePage } from "../lib/pdf/foreign/import-page.ts";
import { contentOfStream } from "../lib/pdf/content/content-stream.ts";
import { PdfStream, asDict, expectDict, resolve } from "../lib/pdf/objects.ts";
import { readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { stylesPath } from "../theme/built-in-theme.ts";
import { inkTarget } from "./convert/colour-target.ts";
import { resourceConverter } from "./convert/convert-resources.ts";
import { converterFor } from "./press-unit.ts";

/**
 * Reads the page of a cover.
 *
 * @returns the page, or why it can't be used, as a part of a sentence
 */
export async function importCover(bytes: Uint8Array): Promise<ImportedPage | UnusablePage> {
  const page = await importPage(bytes);
  if ("why" in page) return page;
  const converter = resourceConverter(inkTarget(await converterFor(await anyInks())));
  try {
    for (const ref of readPages(readObjects(page.pdf))) {
      const entries = expectDict(ref);
      const stream = resolve(entries.get("Contents"));
      const content = stream instanceof PdfStream ? contentOfStream(stream) : Buffer.alloc(0);
      converter.convertPage({ content, resources: asDict(entries.get("Resources")) ?? new Map() }, [0, 0]);
    }
  } catch (error) {
    return { why: `its colours can't be turned into inks: ${(error as Error).message}` };
  }
  return page;
}

/**
 * Returns the ink settings for a trial conversion: whether a cover can be converted doesn't depend on the printing
 * condition.
 */
async function anyInks() {
  const [profile, srgb] = await Promise.all(
    ["FOGRA39L_coated.icc", "sRGB.icc"].map((name) => readFile(join(stylesPath, "colour", name))),
  );
  return { profile: profile!, srgb: srgb!, named: new Map(), limit: 4, pictures: [] };
}
