/** Declares the kinds of units of a report; each unit begins on a new page. */
import type { Role } from "../manuscript/chapters.ts";

export type UnitKind =
  | "cover"
  | "title-page"
  | "imprint"
  | "contents"
  | "lists"
  | Role
  | "notes"
  | "blank"
  | "back-cover";
