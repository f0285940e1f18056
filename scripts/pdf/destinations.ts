/** Ids of elements in, places on pages out: destinations, and the HTML that makes Chromium print them. */
import { buildTree } from "./number-tree.ts";
import { PdfRef, asArray, asDict, textString, type PdfDocument, type PdfName, type PdfValue } from "./objects.ts";

/** Where the element with an id stands: `[page /XYZ left top 0]`, in points. */
export type Destinations = Map<string, PdfValue[]>;

/**
 * HTML to put at the end of a unit's body before it is printed. Chromium prints a destination only for
 * an id that a link of the same page leads to, and a link only if its id is on the same page (Blink's
 * PrintContext::CollectLinkedDestinations); links that nobody sees, and elements of no size, do for both.
 *
 * @param targets - ids of this unit that other units or the outline lead to.
 * @param foreign - ids of other units that links of this unit lead to.
 */
export function destinationHtml(targets: Iterable<string>, foreign: Iterable<string>): string {
  const links = Array.from(targets, (id) => `<a href="#${encodeURIComponent(id)}"></a>`);
  const elements = Array.from(
    foreign,
    (id) => `<span id="${id.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"></span>`,
  );
  return `<div hidden>${links.join("")}${elements.join("")}</div>`;
}

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
