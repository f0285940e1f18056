/** Returns what a report's pages and notes are compared by with those of another build. */
import { hashOf } from "../lib/cache/hash-of.ts";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import type { Numbering } from "../markdown/numbers/number-report.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import { numberRuns } from "../messages/number-runs.ts";
import type { PagedUnit } from "../pages/page-report.ts";

/** Compared between builds; plain data, which `build-report.json` keeps from one to the next. */
export interface BuildContent {
  /** A hash for each page of the book, of all that it shows but its own number. */
  pages: string[];
  /** A hash for each note, of all that it says, in the order of their numbers. */
  notes: string[];
  /** The notes' numbers as stretches that rise one by one; undefined where a number stands twice, as by section. */
  noteRuns?: [first: number, last: number][] | undefined;
}

/**
 * Hexadecimal digits that are kept of a hash, 64 bits: two of a million pages have the same ones once in 10⁷
 * books.
 */
const hashDigits = 16;

/** All that is compared of a report beside its pages. */
interface ComparedContent {
  report: ParsedReport;
  numbering: Numbering;
  pictures: ReadonlyMap<string, Picture>;
}

export function contentOfBuild(
  { report, numbering, pictures }: ComparedContent,
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
    ...noteRunsOf(numbering),
  };
}

function noteRunsOf({ notes }: Numbering): Pick<BuildContent, "noteRuns"> {
  const isRising = notes.every(({ number }, index) => index === 0 || number > notes[index - 1]!.number);
  return isRising ? { noteRuns: numberRuns(notes.map(({ number }) => number)) } : {};
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
