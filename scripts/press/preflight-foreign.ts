/** Runs the preflight of any PDF, as a printer would, within limits of time and memory. */
import type { Box } from "../lib/pdf/geometry.ts";
import { sha256Of } from "../lib/cache/hash-of.ts";
import type { PressWorkers } from "./press-workers.ts";
import type { PageFacts } from "./preflight/facts/page-facts.ts";
import type { UnreadFile } from "./preflight/facts/read-foreign-file.ts";
import type { PressOrder } from "./preflight/finding.ts";
import { foreignChecks } from "./preflight/foreign-checks.ts";
import { judge, type Preflight } from "./preflight/run-preflight.ts";
import { sampleInks } from "./preflight/sample-inks.ts";

/** How long reading may take, in milliseconds: a book of a thousand pages takes a third of it. */
const readLimitMs = 35_000;
const renderLimitMs = 10_000;
const mostMemory = 1.5e9;

/**
 * Runs the checks for files from elsewhere.
 *
 * @returns the result, or why the file can't be judged, in words
 */
export async function preflightForeign(
  name: string,
  bytes: Uint8Array,
  order: PressOrder,
  workers: PressWorkers,
): Promise<Preflight | UnreadFile> {
  const sha256 = sha256Of(bytes);
  const read = await workers.runWithin({ ms: readLimitMs, memory: mostMemory }, "readForeignFile", bytes);
  if ("why" in read) return read;
  const { facts, plain } = read;
  const sampling = await sampleInks(plain, facts, {
    pageCount: facts.pages.length,
    inkLimit: order.inkLimit,
    bleedOf: (page) => bleedOf(facts.pages[page - 1]!),
    limitMs: renderLimitMs,
  });
  return judge(name, sha256, { facts, sampling }, order, foreignChecks);
}

/**
 * Returns the bleed box, in points from the lower left corner of the sheet as Ghostscript draws it; the whole sheet
 * where the page is turned.
 */
function bleedOf({ media, bleed, trim, rotate }: PageFacts): Box {
  const [left, bottom, right, top] = media ?? [0, 0, 612, 792];
  const [width, height] = [right - left, top - bottom];
  if (rotate % 360 !== 0) return rotate % 180 === 0 ? [0, 0, width, height] : [0, 0, height, width];
  const box = bleed ?? trim ?? [left, bottom, right, top];
  return [box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom];
}
