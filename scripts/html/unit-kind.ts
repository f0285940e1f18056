/** Declares the kinds of units of a report; each unit begins on a new page. */
import type { ChapterRole } from "../manuscript/chapters.ts";

export type UnitKind =
  | "cover"
  | "title-page"
  | "imprint"
  | "contents"
  | "lists"
  | ChapterRole
  | "notes"
  | "blank"
  | "back-cover";
