/** Reads a cover of one's own, a PDF of one page, and makes sure that it can be turned into inks. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importPage, type ImportedPage, type UnusablePage } from "../lib/pdf/foreign/import-page.ts";
import { contentOf } from "../lib/pdf/content-stream.ts";
import { PdfStream, asDict, expectDict, resolve } from "../lib/pdf/objects.ts";
import { readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { stylesPath } from "../theme/built-in-theme.ts";
import { inkTarget } from "./convert/colour-target.ts";
import { resourceConverter } from "./convert/convert-resources.ts";
import { converterFor } from "./press-unit.ts";

/** @returns why it can't be put in, as a part of a sentence, where it can't */
export async function importCover(bytes: Uint8Array): Promise<ImportedPage | UnusablePage> {
  const page = await importPage(bytes);
  if ("why" in page) return page;
  const converter = resourceConverter(inkTarget(await converterFor(await anyInks())));
  try {
    for (const ref of readPages(readObjects(page.pdf))) {
      const entries = expectDict(ref);
      const stream = resolve(entries.get("Contents"));
      const content = stream instanceof PdfStream ? contentOf(stream) : Buffer.alloc(0);
      converter.convertPage({ content, resources: asDict(entries.get("Resources")) ?? new Map() }, [0, 0]);
    }
  } catch (error) {
    return { why: `its colours can't be turned into inks: ${(error as Error).message}` };
  }
  return page;
}

/** Returns the inks that a cover is turned to for a try: whether it can be turned is the same for all inks. */
async function anyInks() {
  const [profile, srgb] = await Promise.all(
    ["FOGRA39L_coated.icc", "sRGB.icc"].map((name) => readFile(join(stylesPath, "colour", name))),
  );
  return { profile: profile!, srgb: srgb!, named: new Map(), limit: 4, pictures: [] };
}
