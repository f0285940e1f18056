/** Converts mdast of a page saved from the web to the project's own form, and reads facts on the publication. */
import type { Root } from "mdast";
import { VFile } from "vfile";
import type { Language } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { readWebAddresses } from "./addresses.ts";
import { readBareCallouts } from "./bare-callouts.ts";
import { setCalloutSpaces } from "./callout-spaces.ts";
import { freeCallouts, readCallouts } from "./callouts.ts";
import type { PageCitation } from "./citation.ts";
import { takeFurniture, type Copyright } from "./furniture.ts";
import { readHeadings } from "./headings.ts";
import { countMarks, isWebExport } from "./marks.ts";
import { checkMissingNotes } from "./missing-notes.ts";
import { readNoteLists } from "./note-list.ts";
import { checkNoteOrder } from "./note-order.ts";
import { numberedNotesOf, noteNumberOf } from "./numbered-notes.ts";
import { restorePositions, sourceTextOf } from "./source-text.ts";
import { findStrayBars } from "./stray-bar.ts";
import { readCaptions } from "./captions.ts";
import { warnOfLostMarks } from "./notes-in-text.ts";
import { partLines } from "./part-lines.ts";
import { readRomanNotes } from "./roman-notes.ts";
import { takeTeasers } from "./teasers.ts";

/** A page in the project's own form, and facts on the publication. */
export interface WebExport {
  /**
   * Tree with numbered `#` headings, `[^165]` callouts, notes at the end, and links. Positions are those of the file;
   * white space around callouts is set anew.
   */
  tree: Root;
  /** The lowest number of a callout, or of a note where there are no callouts. */
  firstNote?: number;
  citation?: PageCitation;
  copyright?: Copyright;
}

/**
 * Converts a file that is a web export (`isWebExport` lists its marks); returns undefined, and changes nothing, for any
 * other. Only what is certain is converted; the rest stays text and is reported, and removed text is quoted in a
 * message. `language`, a BCP 47 tag, is the page's: a month in another one is reported. Faults that any manuscript may
 * have, such as cut-off addresses or unused notes, are left to the rules.
 */
export function readWebExport(parsed: Root, file: VFile, language: Language = "en"): WebExport | undefined {
  return isWebExport(parsed) ? readPage(parsed, file, language) : undefined;
}

/**
 * Converts a file that is declared to be a web export, whatever its marks. Where it has nothing of a web page,
 * complains `no-web-export`, returns undefined and changes nothing.
 */
export function importWebExport(parsed: Root, file: VFile, language: Language): WebExport | undefined {
  if (/^\s*(?:<!doctype html|<html)\b/i.test(String(file))) {
    const way = "save the page as text or Markdown, with Pandoc for example (`pandoc -f html -t gfm`)";
    complain(file, "not-markdown", { found: "page in HTML", way }, { line: 1, column: 1 });
    return undefined;
  }
  const own = new VFile({ path: file.path, value: file.value });
  const page = readPage(parsed, own, language);
  const isPage = countMarks(parsed) > 0 || own.messages.some(({ ruleId }) => signs.has(ruleId ?? ""));
  if (!isPage) complain(file, "no-web-export", {}, { line: 1, column: 1 });
  else file.messages.push(...own.messages);
  return isPage ? page : undefined;
}

/** Codes of messages on things that only web pages have. */
const signs: ReadonlySet<string> = new Set([
  "page-furniture",
  "bare-heading",
  "bare-callout",
  "bare-block",
  "repeated-heading",
]);

function readPage(parsed: Root, file: VFile, language: Language): WebExport {
  const tree = structuredClone(parsed);
  const source = sourceTextOf(file);
  restorePositions(tree, source);
  freeCallouts(tree, source);

  partLines(tree, source, file, language);
  takeTeasers(tree, source, file);
  const { citation, citedTitle, copyright, footerEnd } = takeFurniture(tree, source, file, language);
  readCaptions(tree, source, file, language);
  readRomanNotes(tree, source, file);
  readHeadings(tree, source, file, citedTitle);
  readNoteLists(tree, source, file, footerEnd);
  readCallouts(tree, file);
  readBareCallouts(tree, source, file);
  warnOfLostMarks(tree, source, file, language);
  readWebAddresses(tree, source, file);
  findStrayBars(tree, source, file);
  setCalloutSpaces(tree);

  const numbered = numberedNotesOf(tree);
  complain(
    file,
    "web-export",
    { callouts: numbered.callouts.length, notes: numbered.notes.length },
    { line: 1, column: 1 },
  );
  checkNoteOrder(numbered, file);
  checkMissingNotes(numbered, file);
  const numbers = (numbered.callouts.length > 0 ? numbered.callouts : numbered.notes).map((node) => noteNumberOf(node));
  const firstNote = numbers.length > 0 ? Math.min(...numbers) : undefined;
  return {
    tree,
    ...(firstNote === undefined ? {} : { firstNote }),
    ...(citation ? { citation } : {}),
    ...(copyright ? { copyright } : {}),
  };
}
