/** Finds the manuscript's pictures in inks (CMYK), and says which of them are printed with their own inks. */
import { sha256Of } from "../../lib/cache/hash-of.ts";
import type { PrintCondition } from "../write-press-file.ts";
import { profileDescription, describesCondition, isInkProfile } from "./profile-names.ts";
import { readJpegHead } from "./read-jpeg-head.ts";

/** A JPEG in inks, as plain data that can be sent to threads. */
export interface InkPicture {
  /** The address in the Markdown, of the picture or of the drawing that holds it. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The whole file, in memory that threads share, since each thread needs it for every unit. */
  readonly jpeg: Uint8Array;
  readonly sha256: string;
  /** Whether the browser shows its colours through its own profile. */
  readonly hasProfile: boolean;
  /** The profile of another printing condition, for which its inks must change; undefined where they stay. */
  readonly otherProfile: string | undefined;
}

/** Matches JPEGs that are embedded in an SVG drawing as data URLs. */
const embedded = /data:image\/jpe?g;base64,([A-Za-z\d+/=\s]+)/g;
const components = 4;

/**
 * Returns the JPEGs in inks among the pictures and within drawings.
 *
 * @param pictures - the report's pictures by the addresses that the Markdown names
 */
export function findInkPictures(
  pictures: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>,
  condition: PrintCondition,
): InkPicture[] {
  const found = Array.from(pictures).flatMap(([url, { mediaType, bytes }]) => {
    const name = decodeURI(url);
    if (mediaType === "image/jpeg") return readInkPicture(name, bytes, condition) ?? [];
    if (mediaType !== "image/svg+xml") return [];
    const drawing = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return Array.from(drawing.matchAll(embedded)).flatMap(
      ([, data = ""]) => readInkPicture(name, Buffer.from(data, "base64"), condition) ?? [],
    );
  });
  return [...new Map(found.map((picture) => [picture.sha256, picture])).values()];
}

function readInkPicture(name: string, jpeg: Uint8Array, condition: PrintCondition): InkPicture | undefined {
  const head = readJpegHead(jpeg);
  if (head?.components !== components) return undefined;
  const profile = head.profile && isInkProfile(head.profile) ? head.profile : undefined;
  return {
    name,
    widthPx: head.widthPx,
    heightPx: head.heightPx,
    jpeg: shared(jpeg),
    sha256: sha256Of(jpeg),
    hasProfile: profile !== undefined,
    otherProfile:
      profile && !isOf(profile, condition) ? profileDescription(profile) || "a profile without a name" : undefined,
  };
}

function isOf(profile: Uint8Array, condition: PrintCondition): boolean {
  return Buffer.compare(profile, condition.profile) === 0 || describesCondition(profile, condition.name);
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
