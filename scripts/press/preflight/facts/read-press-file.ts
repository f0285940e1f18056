/** The bytes of a file for the press in, all facts that its preflight judges out. */
import { createHash } from "node:crypto";
import { contentOf } from "../../../pdf/content-stream.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  expectDict,
  readText,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../../pdf/objects.ts";
import { readPages } from "../../../pdf/page-tree.ts";
import { readObjects } from "../../../pdf/read-objects.ts";
import type { Box } from "../../press-geometry.ts";
import { readColourSpace } from "./colour-spaces.ts";
import { InkLayers } from "./ink-layers.ts";
import type { PageFacts } from "./page-facts.ts";
import { fontReader, walkContent } from "./walk-content.ts";

export interface PressFacts {
  /** As the header tells it: `1.6`. */
  readonly version: string;
  readonly hasId: boolean;
  /** Text entries of the information dictionary, and names as they are. */
  readonly info: ReadonlyMap<string, string>;
  readonly xmp: string;
  readonly intent: IntentFacts | undefined;
  /** Keys of the catalog: what acts, what embeds. */
  readonly catalogKeys: readonly string[];
  readonly pages: readonly PageFacts[];
}

/** The output intent for PDF/X. */
interface IntentFacts {
  readonly condition: string;
  /** Class and colours of its profile: `prtr CMYK`. */
  readonly profile: string | undefined;
  readonly profileHash: string | undefined;
}

/** @throws {Error} for a file that `writePressFile` did not write. */
export function readPressFile(bytes: Uint8Array): PressFacts {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString("latin1");
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", bytes.length - 2048);
  const { catalog, info } = readObjects(bytes);
  const entries = expectDict(catalog);
  const metadata = resolve(entries.get("Metadata"));
  const fontOf = fontReader();
  return {
    version: /^%PDF-(\d\.\d)/.exec(head)?.[1] ?? "",
    hasId: /\/ID\s*\[/.test(tail),
    info: new Map([...(asDict(info) ?? [])].map(([key, value]) => [key, plain(value)])),
    xmp: metadata instanceof PdfStream ? contentOf(metadata).toString("utf8") : "",
    intent: readIntent(entries),
    catalogKeys: [...entries.keys()],
    pages: readPages({ catalog, info }).map((page, index) => readPage(expectDict(page), index + 1, fontOf)),
  };
}

function plain(value: PdfValue): string {
  const resolved = resolve(value);
  if (resolved instanceof PdfString) return readText(resolved);
  return typeof resolved === "string" ? resolved : "";
}

function readIntent(catalog: PdfDict): IntentFacts | undefined {
  const intent = asArray(catalog.get("OutputIntents"))
    .map(asDict)
    .find((entries) => entries?.get("S") === "/GTS_PDFX");
  if (!intent) return undefined;
  const stream = resolve(intent.get("DestOutputProfile"));
  const profile = stream instanceof PdfStream ? contentOf(stream) : undefined;
  return {
    condition: plain(intent.get("OutputConditionIdentifier") ?? null),
    // ISO 15076-1, 7.2.
    profile: profile && `${profile.toString("latin1", 12, 16)} ${profile.toString("latin1", 16, 20)}`,
    profileHash: profile && createHash("sha256").update(profile).digest("hex"),
  };
}

function readPage(page: PdfDict, number: number, fontOf: ReturnType<typeof fontReader>): PageFacts {
  const box = (name: string): Box | undefined => {
    const sides = asArray(page.get(name)).map(Number);
    return sides.length === 4 ? (sides as unknown as Box) : undefined;
  };
  const group = asDict(page.get("Group"));
  const bleed = box("BleedBox");
  const layers = new InkLayers(bleed);
  const facts = {
    number,
    media: box("MediaBox"),
    bleed,
    trim: box("TrimBox"),
    hasAnnotations: asArray(page.get("Annots")).length > 0,
    groupSpace: group && readColourSpace(group.get("CS")).name,
    colours: new Map(),
    thinLines: [],
    pictures: [],
    fonts: new Map(),
    texts: [],
    grounds: [],
    transparency: new Set<string>(),
    oddities: new Set<string>(),
  } satisfies Omit<PageFacts, "ink">;
  const resources = asDict(page.get("Resources")) ?? new Map<string, PdfValue>();
  const contents = page.get("Contents");
  const streams = contents instanceof PdfRef && contents.value instanceof PdfStream ? [contents] : asArray(contents);
  const pieces = streams.flatMap((stream) => {
    const resolved = resolve(stream);
    return resolved instanceof PdfStream ? [contentOf(resolved), Buffer.from("\n")] : [];
  });
  walkContent(Buffer.concat(pieces), resources, facts, layers, fontOf);
  return { ...facts, ink: layers.bound() };
}
