/** A report on its pages in; what its pages and notes are compared by with those of another build out. */
import { hashOf } from "../cache/hash-of.ts";
import type { PagedBook } from "../make-book.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import type { PagedUnit } from "../pages/print-report.ts";

/** Plain data: `build-report.json` keeps it from one build to the next. */
export interface BuildContent {
  /** A hash for each page of the book, of all that it shows but its own number. */
  pages: string[];
  /** A hash for each note, of all that it says, in the order of their numbers. */
  notes: string[];
  /** Number of the first note. */
  firstNote: number;
}

/** Two equal pages of a million have the same 64 bits once in 10⁷ books. */
const hashDigits = 16;

export function contentOfBuild(
  { report, numbering, pictures }: Pick<PagedBook, "report" | "numbering" | "pictures">,
  { units, book }: { units: readonly PagedUnit[]; book: { pageCount: number } },
): BuildContent {
  const hashes = Array.from({ length: book.pageCount }, () => "blank");
  const pictureHashes = hashPictures(pictures);
  for (const unit of units) {
    for (const index of unit.contents.keys()) hashes[unit.firstPage + index - 1] = hashPage(unit, index, pictureHashes);
  }
  const definitions = report.sections.map(({ facts }) => facts.definitions);
  return {
    pages: hashes,
    notes: numbering.notes.map(({ identifier, definedIn }) => {
      return definitions[definedIn]!.find((definition) => definition.identifier === identifier)!.hash;
    }),
    firstNote: report.settings.notes.first,
  };
}

function hashPage(
  { contents, placement }: PagedUnit,
  index: number,
  pictureHashes: ReadonlyMap<string, string>,
): string {
  const { hash, pictures, folioIds } = contents[index]!;
  const { verso, recto, headsByPage, folios } = placement;
  return hashOf(
    hash,
    JSON.stringify([verso, recto, headsByPage?.[index], folioIds.map((id) => folios[id])]),
    ...pictures.map((url) => pictureHashes.get(url) ?? ""),
  ).slice(0, hashDigits);
}

function hashPictures(pictures: ReadonlyMap<string, Picture>): Map<string, string> {
  return new Map([...pictures.values()].map(({ url, bytes }) => [url, hashOf(bytes)]));
}
