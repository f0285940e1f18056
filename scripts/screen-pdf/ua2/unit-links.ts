/** Writes into a unit's PDF, and reads from it, which of its elements are places, lead to places and go on as lists. */
import {
  PdfRef,
  PdfString,
  asArray,
  asDict,
  dict,
  readTextString,
  textString,
  type PdfDict,
} from "../../lib/pdf/objects.ts";

export interface PdfUnitLinks {
  /** Elements that links may lead to, by id. */
  places: (readonly [id: string, element: PdfRef])[];
  /** Elements that refer to a place, each with its id. */
  references: (readonly [element: PdfRef, id: string])[];
  /** Lists of endnotes, of which each goes on with the one before it. */
  noteLists: PdfRef[];
}

/** Key of the unit's catalog; joining leaves it behind. */
export const unitLinksKey = "PdfUnitLinks";

export function writeUnitLinks({ places, references, noteLists }: PdfUnitLinks): PdfDict {
  return dict({
    Places: places.flatMap(([id, element]) => [textString(id), element]),
    References: references.flatMap(([element, id]) => [textString(id), element]),
    NoteLists: noteLists,
  });
}

/** Returns the links of a unit by its catalog. */
export function readUnitLinks(catalog: PdfDict): PdfUnitLinks {
  const links = asDict(catalog.get(unitLinksKey));
  return {
    places: pairsOf(links, "Places"),
    references: pairsOf(links, "References").map(([id, element]) => [element, id]),
    noteLists: asArray(links?.get("NoteLists")).filter((list) => list instanceof PdfRef),
  };
}

function pairsOf(links: PdfDict | undefined, key: string): [string, PdfRef][] {
  const flat = asArray(links?.get(key));
  return Array.from({ length: flat.length / 2 }, (_, index): [string, PdfRef] => {
    const [id, element] = flat.slice(2 * index);
    if (!(id instanceof PdfString && element instanceof PdfRef))
      throw new Error(`Unexpected ${key} in the PDF of a unit, expected ids and elements`);
    return [readTextString(id), element];
  });
}
