/** Declares the words of the page that tells how accessible a report's PDF is. */
import type { Template } from "../template.ts";

/** Words of the page in one language; what stands in `{…}` is filled in. */
export interface AccessibilityTexts {
  /** Title of the page, of which the report's is a part. */
  heading: Template<"title">;
  /** Names of what is told of the file, each with its value behind it. */
  file: string;
  pages: string;
  language: string;
  elements: string;
  rulesRun: string;
  rulesBroken: string;
  /** Sentences on what our own rules found. */
  noFaults: string;
  someFaults: string;
  /** Heading of the table of standards, and the heads of its columns. */
  standards: string;
  standard: string;
  says: string;
  checkedBy: string;
  declared: string;
  notDeclared: string;
  /** Within a line, as all that says who checked. */
  byOwnRules: string;
  /** Programs of others, and the command that asks them. */
  onRequest: Template<"validators" | "command">;
  wcag: string;
  madeWith: Template<"tools">;
  /** Heading of the table of our own rules, and the heads of its columns. */
  ownRules: string;
  rule: string;
  clause: Template<"standard">;
  found: string;
  /** Stands for what a rule found that found nothing. */
  nothing: string;
  /** Words in place of a clause, where no standard asks for it. */
  own: string;
  faultCount: Template<"count">;
  /** Heading of the list to tick, and what stands above it. */
  people: string;
  tick: string;
  /** Told of a file that meets PDF/UA-2. */
  writtenForUa1: string;
  /** Checkpoints that ask nothing, since the file has nothing that they are about. */
  absent: Template<"checkpoints">;
  /** Tell what holds where a rule finds nothing. */
  rules: Record<AccessibilityRuleName, string>;
  /** Ask what only people can tell. */
  questions: Record<CheckpointQuestion, string>;
}

/** Names of the rules of accessibility, each that of its file. */
export type AccessibilityRuleName =
  | "figure-alternatives"
  | "heading-levels"
  | "list-structure"
  | "contents-structure"
  | "table-structure"
  | "table-heads"
  | "note-ids"
  | "languages"
  | "annotations-tagged"
  | "links-described"
  | "tab-order"
  | "no-empty-elements";

/** Names a question to whoever looks at the report, by what it is about. */
export type CheckpointQuestion =
  | "content"
  | "types"
  | "colour"
  | "title"
  | "textInPictures"
  | "order"
  | "languages"
  | "alternatives"
  | "captions"
  | "headings"
  | "tables"
  | "lists"
  | "formulas"
  | "runningHeads"
  | "notes"
  | "links";
