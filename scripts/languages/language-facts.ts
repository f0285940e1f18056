/** Declares what the pipeline must know of a language: the words it prints and the rules it sets text by. */
import type { AccessibilityTexts } from "./accessibility/accessibility-texts.ts";
import type { Template } from "./template.ts";

/** All that is known of one language. A file of this folder holds one; `languages.ts` lists them. */
export interface LanguageFacts {
  labels: Labels;
  /** Words of the page on accessibility; without, it is in English. */
  accessibility?: AccessibilityTexts;
  /** Stamped across proofs, in capitals. */
  proofStamp: string;
  /**
   * Quotation marks, two characters a pair: first level, second level, and single marks that stand alone where the
   * language has them. They are those of the Publications Office (Formex, "Use of quotation marks in the different
   * languages"), but for English and Irish, where the agency's reports have double marks outside, or, for
   * languages that it doesn't name, those of their own offices and of Unicode's CLDR.
   */
  quotes: string;
  /**
   * Lower-case words that a number follows (`article 9`, `p. 41`), in the forms that references have them in,
   * separated by blanks. The labels of sections, boxes, figures and tables count without being listed.
   */
  wordsBeforeNumber: string;
  /** Lower-case words that follow a number (`9. cikk`), separated by blanks. */
  wordsAfterNumber?: string;
  /** Matches endings that an apostrophe may follow: `States'`, `po'`. */
  trailingApostrophe?: RegExp;
  /** Matches words before which an apostrophe may stand: `'s avonds`. */
  leadingApostrophe?: RegExp;
  /** Keeps the author's hyphen in `41-47`, where usage has it or is divided; elsewhere it becomes an en rule. */
  keepsHyphenInRanges?: true;
  /** Sets `; : ! ?` and guillemets off by a narrow no-break space. */
  hasSpacedPunctuation?: true;
  /** Sets a note's callout before the punctuation mark that follows it. */
  calloutsComeFirst?: true;
  /** Reads numbers of sections as ordinals, whose full stop stays in a sentence: `u odjeljku 2.4. navodi se`. */
  numbersAreOrdinals?: true;
  /** Names things number first: as an ordinal with its full stop (`3. ábra`), or the number as it is. */
  numberFirst?: "ordinal" | "plain";
  /**
   * Name of the patterns of hyph-utf8 in the package `hyphen`; without, words are not divided. Nobody has made
   * patterns for Maltese and Luxembourgish; Bosnian takes those of Serbo-Croatian.
   */
  hyphenation?: string;
  /** Divides words that begin with a capital, which are names or abbreviations in other languages. */
  dividesCapitalised?: true;
  /** Matches a word's ending that is no part of it by itself, with what follows the apostrophe: `couldn’t`. */
  contraction?: { ending: RegExp; rest: RegExp };
  /** BCP 47 tag by which `Intl` writes dates, where it is not the language's own. */
  locale?: string;
}

/** How a plain note is meant, as GitHub has it. */
export type NoteKind = "note" | "tip" | "important" | "warning" | "caution";

/** Words that the pipeline prints; what stands in `{…}` is filled in by `fillLabel`. */
export interface Labels {
  section: string;
  box: string;
  figure: string;
  table: string;
  equation: string;
  /** Titles of plain notes that say how they are meant. */
  noteKinds: Record<NoteKind, string>;
  /** Titles of the lists. */
  figures: string;
  tables: string;
  boxes: string;
  notes: string;
  /** Title of the list of sources. */
  sources: string;
  /** When a source was looked at, behind its address. */
  accessed: Template<"date">;
  /** Note of the source that the note before is of. */
  ibidem: string;
  contents: string;
  foreword: string;
  acknowledgements: string;
  /** Title of the list of acronyms and abbreviations. */
  acronyms: string;
  introduction: string;
  annex: string;
  /** Word before the source of a table or figure, without the colon. */
  source: string;
  /** Says of a link at the head of the web page that it leads past the contents to the text. */
  skip: string;
  /** The print edition, in the imprint. */
  print: string;
  page: Template<"page">;
  printedBy: Template<"name">;
  /** The month stands in the nominative, as `formatDate` gives it. */
  completed: Template<"date">;
  notesToPages: Template<"first" | "last">;
  notesToPage: Template<"page">;
  /** Words behind a title that is repeated on the next page. */
  continued: string;
  /** Words before the form in which to cite, without the colon. */
  citeAs: string;
  /** Word between a section and the report that it is part of. */
  citedIn: string;
  /** Said of a callout by those who can't see that it is raised, within a sentence. */
  noteCallout: Template<"number">;
  /** Said of a note's number, which leads back to its callout. */
  backToText: string;
  /** Said of a box in a list of tasks. */
  taskDone: string;
  taskOpen: string;
  /** Said of a country on a map for which there is no number. */
  noData: string;
}
