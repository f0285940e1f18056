/** Reads the destinations that Chromium printed, and writes those of the whole report. */
import { percentDecode } from "../lib/percent-decode.ts";
import { buildTree } from "../lib/pdf/number-tree.ts";
import {
  PdfRef,
  asArray,
  asDict,
  dict,
  textString,
  type PdfDict,
  type PdfDocument,
  type PdfName,
  type PdfString,
  type PdfValue,
} from "../lib/pdf/objects.ts";

/** Where the element with an id stands: `[page /XYZ left top 0]`, in points. */
export type Destinations = Map<string, PdfValue[]>;

/** Returns the destinations that Chromium printed in one unit's catalog (`Dests`, ISO 32000-1, 12.3.2.3). */
export function readDestinations({ catalog }: PdfDocument): Destinations {
  const destinations: Destinations = new Map();
  for (const [name, value] of asDict(asDict(catalog)?.get("Dests")) ?? []) {
    destinations.set(idOf(name), asArray(value));
  }
  return destinations;
}

/** Returns the id that a link leads to by name (`Dest` of its annotation). */
export function linkedId(name: PdfName): string {
  return idOf(name.slice(1));
}

/**
 * Returns the name tree of all destinations, sorted by the bytes of their names (7.9.6).
 *
 * @param elementOf - returns the element of an id, where the file leads to elements
 */
export function buildDestinations(destinations: Destinations, elementOf?: ElementOf): PdfRef {
  const pairs = Array.from(destinations, ([id, place]): [PdfString, PdfValue] => {
    const element = elementOf?.(id);
    return [textString(id), element ? placesIn(place, element) : place];
  });
  pairs.sort(([a], [b]) => (a.bytes < b.bytes ? -1 : 1));
  return buildTree("Names", pairs);
}

/** Returns the structure element that an id stands for. */
export type ElementOf = (id: string) => PdfRef | undefined;

/**
 * Returns an entry that leads to a place: `Dest`, or where its element is known an action that leads to that
 * (ISO 32000-2, 12.3.2.3 and 12.6.4.2); readers that know no elements go to the page.
 */
export function leadTo(place: PdfValue[], element: PdfRef | undefined): readonly [key: string, value: PdfValue] {
  return element ? ["A", new Map([["S", "/GoTo"], ...placesIn(place, element)])] : ["Dest", place];
}

function placesIn(place: PdfValue[], element: PdfRef): PdfDict {
  return dict({ D: place, SD: [element, ...place.slice(1)] });
}

/**
 * Returns the id that a destination is named for. Chromium names it by the fragment of its URL, where all but some
 * ASCII is percent-encoded.
 */
function idOf(name: string): string {
  return percentDecode(name);
}
