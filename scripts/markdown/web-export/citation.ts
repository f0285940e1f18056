/** Reads what the line "Please cite as: …" of a web page says of the publication. */
import type { PhrasingContent } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, placeInFlat, slicePhrasing } from "./flat-text.ts";
import { languageName } from "../../languages/language-tag.ts";
import { monthName, readMonth } from "./month-names.ts";
import type { SourceText } from "./source-text.ts";

export interface PageCitation {
  /** Body as the line has it, mostly an abbreviation: `EUAA`. */
  body?: string;
  /** Title with its number: `2.4.1. Title`. */
  sectionTitle?: string;
  publication?: string;
  year?: number;
  /** Month from 1; missing where the line has none or its name may mean different months. */
  month?: number;
}

/** Matches BODY, 'SECTION' in PUBLICATION, MONTH YEAR. Section and month may be missing. */
const citeLine =
  /^\s*please,? cite as\s*:\s*(?<body>[^'‘’"“”„\n]+?),\s*(?:['‘“"„](?<section>.+)['’”"“],?\s+in:?\s+)?(?<publication>.+?),\s*(?:(?<month>[\p{L}\p{M}]+)\.?\s+)?(?<year>(?:19|20)\d\d)\.?\s*$/disu;

/**
 * Reads the line from its nodes; a line that doesn't have the known form says nothing. Complains
 * of a month that isn't in the page's language, since readers of the report would meet it there.
 * `citedTitle` are the nodes of the section's title, in their places.
 */
export function readCitation(
  nodes: PhrasingContent[],
  source: SourceText,
  file: VFile,
  language: string,
): { citation: PageCitation; citedTitle: PhrasingContent[] } {
  const flat = flatten({ type: "paragraph", children: nodes });
  const match = flat.value.length <= maxLength ? citeLine.exec(flat.value) : null;
  if (!match) return { citation: {}, citedTitle: [] };
  const { body, section, publication, month, year } = match.groups!;
  const indices = match.indices!.groups!;
  const citation: PageCitation = { body: clean(body!), publication: clean(publication!), year: Number(year) };
  const number = month && readMonthAt(month, placeInFlat(source, flat, ...indices["month"]!), file, language);
  if (number) citation.month = number;
  if (section === undefined) return { citation, citedTitle: [] };
  citation.sectionTitle = clean(section);
  return { citation, citedTitle: slicePhrasing(source, nodes, ...indices["section"]!) };
}

/** Most characters of the line: the expression takes its time on long ones, and no citation is one. */
const maxLength = 2000;

function readMonthAt(word: string, place: Position, file: VFile, language: string): number | undefined {
  const readings = readMonth(word, language);
  if (readings[0]?.language === language) return readings[0].month;
  const months = new Set(readings.map((reading) => reading.month));
  const month = months.size === 1 ? readings[0]!.month : undefined;
  const names = readings.map((reading) => languageName(reading.language)).toSorted();
  const languages = names.join(", ") || "no known language";
  const expected = month ? `"${monthName(month, language)}"` : `a month in ${languageName(language)}`;
  complain(file, "foreign-month", { found: word, languages, expected }, place);
  return month;
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
