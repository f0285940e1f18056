/** Reads the facts on the publication from the line "Please cite as: …" of a web page. */
import type { PhrasingContent } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, placeInFlat, slicePhrasing } from "./flat-text.ts";
import { languageName } from "../../languages/language-tag.ts";
import { monthName, readMonth } from "./month-names.ts";
import type { SourceText } from "./source-text.ts";

export interface PageCitation {
  /** Name of the publishing body in the line, usually an abbreviation: `EUAA`. */
  body?: string;
  /** Title with its number: `2.4.1. Title`. */
  sectionTitle?: string;
  publication?: string;
  year?: number;
  /** Month from 1; missing where the line has none, or its name is ambiguous. */
  month?: number;
}

/** Matches BODY, 'SECTION' in PUBLICATION, MONTH YEAR. Section and month may be missing. */
const citeLine =
  /^\s*please,? cite as\s*:\s*(?<body>[^'‘’"“”„\n]+?),\s*(?:['‘“"„](?<section>.+)['’”"“],?\s+in:?\s+)?(?<publication>.+?),\s*(?:(?<month>[\p{L}\p{M}]+)\.?\s+)?(?<year>(?:19|20)\d\d)\.?\s*$/disu;

/**
 * Returns the citation from the nodes of the line; empty for a line in another form. Complains of a month that isn't in
 * the page's language, since readers of the report would see it. `citedTitle` are the nodes of the section's title,
 * with their positions.
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

/** The most characters of the line, since the regular expression is slow on long ones. */
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
