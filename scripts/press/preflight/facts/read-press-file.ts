/** Reads all facts of a file for the press that its preflight judges. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import { sha256Of } from "../../../lib/cache/hash-of.ts";
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  describeValue,
  expectDict,
  readTextString,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../../lib/pdf/objects.ts";
import { readPages } from "../../../lib/pdf/page-tree.ts";
import { readObjects } from "../../../lib/pdf/read-objects.ts";
import { blankKey } from "../../plan-print.ts";
import { readColourSpace } from "./colour-spaces.ts";
import { InkLayers } from "./ink-layers.ts";
import type { PageFacts } from "./page-facts.ts";
import { fontReader, type FontReader } from "./font-metrics.ts";
import { walkContent, type Budget } from "./walk-content.ts";

/**
 * The most instructions in all content streams of a file: more than a book of a thousand pages has. They are read in
 * about ten seconds.
 */
const mostInstructions = 20_000_000;

export interface PressFacts {
  /** Version in the header: `1.6`. */
  readonly version: string;
  readonly hasId: boolean;
  /** Entries of the information dictionary, as text. */
  readonly info: ReadonlyMap<string, string>;
  readonly xmp: string;
  readonly intent: IntentFacts | undefined;
  /** Keys of the catalog, which tell of actions and embedded files. */
  readonly catalogKeys: readonly string[];
  /** Count of the file's layers (optional content groups). */
  readonly layers: number;
  readonly isEncrypted: boolean;
  /** Repairs without which the file could not be read, in qpdf's words. */
  readonly repairs: readonly string[];
  readonly pages: readonly PageFacts[];
}

/** The output intent for PDF/X. */
interface IntentFacts {
  readonly condition: string;
  /** Device class and colour space of the profile: `prtr CMYK`. */
  readonly profile: string | undefined;
  readonly profileHash: string | undefined;
}

/**
 * Reads the facts that a preflight judges. Faulty content is recorded with its page.
 *
 * @throws {Error} for a file that `readObjects` can't read
 */
export function readPressFile(bytes: Uint8Array): PressFacts {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString("latin1");
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", bytes.length - 2048);
  const { catalog, info } = readObjects(bytes);
  const entries = expectDict(catalog);
  const metadata = resolve(entries.get("Metadata"));
  const fontOf = fontReader();
  const budget: Budget = { left: mostInstructions };
  return {
    version: /^%PDF-(\d\.\d)/.exec(head)?.[1] ?? "",
    hasId: /\/ID\s*\[/.test(tail),
    info: new Map([...(asDict(info) ?? [])].map(([key, value]) => [key, plain(value)])),
    xmp: metadata instanceof PdfStream ? contentOfStream(metadata).toString("utf8") : "",
    intent: readIntent(entries),
    catalogKeys: [...entries.keys(), ...(asDict(entries.get("Names"))?.keys() ?? [])],
    layers: asArray(asDict(entries.get("OCProperties"))?.get("OCGs")).length,
    isEncrypted: false,
    repairs: [],
    pages: readPages({ catalog, info }).map((page, index) => readPage(expectDict(page), index + 1, fontOf, budget)),
  };
}

function plain(value: PdfValue): string {
  const resolved = resolve(value);
  if (resolved instanceof PdfString) return readTextString(resolved);
  return typeof resolved === "string" ? resolved : "";
}

function readIntent(catalog: PdfDict): IntentFacts | undefined {
  const intent = asArray(catalog.get("OutputIntents"))
    .map(asDict)
    .find((entries) => entries?.get("S") === "/GTS_PDFX");
  if (!intent) return undefined;
  const stream = resolve(intent.get("DestOutputProfile"));
  const profile = stream instanceof PdfStream ? contentOfStream(stream) : undefined;
  return {
    condition: plain(intent.get("OutputConditionIdentifier") ?? null),
    // Fields of the profile's header (ISO 15076-1, 7.2).
    profile: profile && `${profile.toString("latin1", 12, 16)} ${profile.toString("latin1", 16, 20)}`,
    profileHash: profile && sha256Of(profile),
  };
}

function readPage(page: PdfDict, number: number, fontOf: FontReader, budget: Budget): PageFacts {
  const box = (name: string): Box | undefined => readBox(page.get(name));
  const group = asDict(page.get("Group"));
  const bleed = box("BleedBox");
  const layers = new InkLayers(bleed);
  const facts = {
    number,
    media: box("MediaBox"),
    bleed,
    trim: box("TrimBox"),
    rotate: Number(resolve(page.get("Rotate"))) || 0,
    saidBlank: page.has(blankKey) ? describeValue(page.get(blankKey)).slice(1) : undefined,
    annotations: asArray(page.get("Annots")).map((value) => describeValue(asDict(value)?.get("Subtype")).slice(1)),
    groupSpace: group && readColourSpace(group.get("CS")).name,
    colours: new Map(),
    thinLines: [],
    pictures: [],
    fonts: new Map(),
    texts: [],
    grounds: [],
    inkFacts: [],
    spots: [],
    gradientInk: 0,
    transparency: new Set<string>(),
    oddities: new Set<string>(page.has("AA") ? ["actions of the page"] : []),
    unread: new Set<string>(),
  } satisfies Omit<PageFacts, "ink">;
  const resources = asDict(page.get("Resources")) ?? new Map<string, PdfValue>();
  const contents = page.get("Contents");
  const streams = contents instanceof PdfRef && contents.value instanceof PdfStream ? [contents] : asArray(contents);
  try {
    const pieces = streams.flatMap((stream) => {
      const resolved = resolve(stream);
      return resolved instanceof PdfStream ? [contentOfStream(resolved), Buffer.from("\n")] : [];
    });
    walkContent(Buffer.concat(pieces), resources, facts, { layers, fontOf, budget });
  } catch (error) {
    facts.unread.add(`the content of the page (${(error as Error).message})`);
    layers.unprove();
  }
  return { ...facts, ink: layers.bound() };
}

/**
 * Returns a box from its lower left corner to the upper right one, whichever two opposite corners the file names (ISO
 * 32000-1, 7.9.5).
 */
function readBox(value: PdfValue | undefined): Box | undefined {
  const sides = asArray(value).map((side) => Number(resolve(side)));
  if (sides.length !== 4 || !sides.every(Number.isFinite)) return undefined;
  const [x1, y1, x2, y2] = sides as [number, number, number, number];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
