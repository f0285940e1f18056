/** What the manuscript is once parsed: the value that goes from markdown/ to html/. */
import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { Manuscript, Section } from "../manuscript/read-manuscript.ts";
import type { Settings } from "../manuscript/settings-schema.ts";

export interface ParsedSection extends Section {
  tree: Root;
}

/** Settings with nothing left open: title and slug are found where the author gave none. */
export type SettledSettings = Settings & { title: string; slug: string; notes: { first: number } };

export interface ParsedReport extends Omit<Manuscript, "sections" | "settings"> {
  settings: SettledSettings;
  sections: ParsedSection[];
}

/** `file:line:column` of a place, as messages and `data-source` name it. */
export function sourceOf(file: VFile, place: { line: number; column: number } | undefined): string {
  return place ? `${file.path}:${place.line}:${place.column}` : file.path;
}

/** Small ASCII letters, digits and hyphens; accents are dropped, other scripts become `report`. */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "report";
}
