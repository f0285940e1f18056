/** Reads the destinations that Chromium printed, and writes those of the whole report. */
import { buildTree } from "../lib/pdf/number-tree.ts";
import {
  PdfRef,
  asArray,
  asDict,
  textString,
  type PdfDocument,
  type PdfName,
  type PdfValue,
} from "../lib/pdf/objects.ts";

/** Where the element with an id stands: `[page /XYZ left top 0]`, in points. */
export type Destinations = Map<string, PdfValue[]>;

/** The destinations that Chromium printed in one unit's catalog (`Dests`, ISO 32000-1, 12.3.2.3). */
export function readDestinations({ catalog }: PdfDocument): Destinations {
  const destinations: Destinations = new Map();
  for (const [name, value] of asDict(asDict(catalog)?.get("Dests")) ?? []) {
    destinations.set(idOf(name), asArray(value));
  }
  return destinations;
}

/** The id that a link leads to by name (`Dest` of its annotation). */
export function linkedId(name: PdfName): string {
  return idOf(name.slice(1));
}

/** The name tree of all destinations, sorted by the bytes of their names (7.9.6). */
export function buildDestinations(destinations: Destinations): PdfRef {
  const pairs = Array.from(destinations, ([id, place]) => [textString(id), place] as const);
  pairs.sort(([a], [b]) => (a.bytes < b.bytes ? -1 : 1));
  return buildTree("Names", pairs);
}

/** Chromium names a destination by the fragment of its URL, where all but some ASCII is percent-encoded. */
function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A lone per cent sign, which URLs leave as it is.
    return name;
  }
}
