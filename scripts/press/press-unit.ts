/** Converts the pages of a unit's PDF to inks, without tags and links. */
import { numbersText } from "../lib/pdf/number-text.ts";
import { hashOf } from "../lib/cache/hash-of.ts";
import { contentOfStream } from "../lib/pdf/content/content-stream.ts";
import {
  PdfRef,
  PdfStream,
  asArray,
  asDict,
  dict,
  expectDict,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../lib/pdf/objects.ts";
import { buildPageTree, readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";
import { deflatedStream, writeObjects } from "../lib/pdf/write-objects.ts";
import type { Ink } from "../lib/colour/read-ink.ts";
import { inkConverter, type InkConverter } from "../lib/colour/ink-converter.ts";
import { openProfile } from "../lib/colour/open-profile.ts";
import { inkTarget } from "./convert/colour-target.ts";
import { resourceConverter } from "./convert/convert-resources.ts";
import type { InkPicture } from "./pictures/ink-pictures.ts";
import { keepInks } from "./pictures/keep-inks.ts";
import type { PressBoxes } from "./press-geometry.ts";

/** Settings of the conversion to inks, as plain data that can be sent to threads. */
export interface InkSettings {
  /** ICC profiles of the printing condition and of the screen's colours. */
  readonly profile: Uint8Array;
  readonly srgb: Uint8Array;
  readonly named: ReadonlyMap<string, Ink>;
  /** The most ink on one spot, 1 for one full ink. */
  readonly limit: number;
  /** Pictures whose own inks are printed. */
  readonly pictures: readonly InkPicture[];
}

export interface UnitToPress {
  readonly pdf: Uint8Array;
  readonly inks: InkSettings;
  readonly boxes: PressBoxes;
  /** How far the content is moved, across and up, in points. */
  readonly shift: readonly [number, number];
}

const contentLevel = 3;

let opened: { key: string; converter: Promise<InkConverter> } | undefined;

/**
 * Converts the pages of a unit.
 *
 * @returns a PDF with nothing but pages, to be read by `readObjects`
 * @throws {Error} where something is not as Chromium prints it
 */
export async function pressUnit({ pdf, inks, boxes, shift }: UnitToPress): Promise<Uint8Array> {
  const decoded = new Map<InkPicture, Uint8Array>();
  const converter = resourceConverter(inkTarget(await converterFor(inks)), (image) =>
    keepInks(image, inks.pictures, decoded),
  );
  const pages = readPages(readObjects(pdf)).map((ref) => {
    const page = expectDict(ref);
    const stream = resolve(page.get("Contents"));
    const content = stream instanceof PdfStream ? contentOfStream(stream) : Buffer.alloc(0);
    const made = converter.convertPage({ content, resources: asDict(page.get("Resources")) ?? new Map() }, shift);
    return new PdfRef(pressPage(made.content, made.resources, boxes, shift));
  });
  const catalog = new PdfRef(dict({ Type: "/Catalog", Pages: buildPageTree(pages) }));
  return writeObjects({ catalog, info: undefined });
}

/**
 * Returns the converter for a report's inks. A profile is opened once for all units, and known by its hash, since a
 * thread may outlive the report that it was opened for.
 */
export function converterFor({ profile, srgb, named, limit }: InkSettings): Promise<InkConverter> {
  const key = hashOf(profile, srgb, JSON.stringify([...named]), String(limit));
  if (opened?.key !== key) {
    opened = { key, converter: openProfile(profile, srgb).then((open) => inkConverter(open, named, limit)) };
  }
  return opened.converter;
}

/** Returns a page whose content is moved by `shift` and ends with the bleed. */
export function pressPage(
  content: Buffer,
  resources: PdfDict,
  { media, bleed, trim }: PressBoxes,
  shift: readonly [number, number],
): PdfDict {
  const [left, bottom, right, top] = bleed;
  const clip = `${left} ${bottom} ${numbersText(2, [right - left, top - bottom])} re W n`;
  const before = `q ${clip} 1 0 0 1 ${shift.join(" ")} cm\n`;
  return dict({
    Type: "/Page",
    MediaBox: [...media],
    BleedBox: [...bleed],
    TrimBox: [...trim],
    Resources: resources,
    Contents: new PdfRef(
      deflatedStream({}, Buffer.concat([Buffer.from(before), content, Buffer.from("\nQ\n")]), contentLevel),
    ),
    Group: isTransparent(resources) ? dict({ S: "/Transparency", CS: "/DeviceCMYK", I: true }) : undefined,
  });
}

/** Returns whether the resources have transparency. Then the page has to say in which colour space it is blended. */
export function isTransparent(resources: PdfDict): boolean {
  const entries = (kind: string) => [...(asDict(resources.get(kind))?.values() ?? [])];
  const states = entries("ExtGState").map(expectDict);
  const shines = states.some(
    (state) =>
      [state.get("ca"), state.get("CA")].some((alpha) => typeof alpha === "number" && alpha < 1) ||
      !["/Normal", "/Compatible"].includes(nameOf(state.get("BM"))) ||
      asDict(state.get("SMask")) !== undefined,
  );
  return shines || [...entries("XObject"), ...entries("Pattern")].some(isTransparentObject);
}

function isTransparentObject(value: PdfValue): boolean {
  const object = resolve(value);
  if (!(object instanceof PdfStream)) return false;
  if (object.dict.has("SMask") || object.dict.has("Group")) return true;
  const inner = asDict(object.dict.get("Resources"));
  return inner !== undefined && isTransparent(inner);
}

function nameOf(mode: PdfValue | undefined): string {
  const first = Array.isArray(mode) ? asArray(mode)[0] : mode;
  return typeof first === "string" ? first : "/Normal";
}
