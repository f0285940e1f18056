/** Declares what the manuscript is once read: the value that goes from markdown/ to html/. */
import type { VFile } from "vfile";
import type { Manuscript, Section } from "../manuscript/manuscript.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Settings } from "../manuscript/settings-schema.ts";
import type { BoxKind } from "./box-kinds.ts";
import type { TextPart } from "./parts/cut-file.ts";
import type { SectionFacts } from "./section-facts.ts";

export interface ParsedSection extends Section {
  facts: SectionFacts;
  /** Hash of all that was read. */
  key: string;
  /** Loads the section's mdast, serialised (`v8.serialize`): only what is made anew needs it. */
  loadTree(): Promise<Uint8Array>;
  /** Parts that its file was read in, where it was cut (parts/cut-file.ts). */
  parts?: readonly SectionPart[];
}

/** A part of a section's file. */
export interface SectionPart extends TextPart {
  /** Facts whose places count from the beginning of the part. */
  facts: SectionFacts;
  /** Whether authors' HTML stands in its text. */
  hasHtml: boolean;
  key: string;
  loadTree(): Promise<Uint8Array>;
}

/** Settings with nothing left open: title and slug are found where the author gave none. */
export type ResolvedSettings = Omit<Settings, "labels"> & {
  title: string;
  slug: string;
  notes: Settings["notes"] & { first: number };
  labels: Labels;
  /** Kinds of boxes that the theme has, by name. */
  boxKinds: Record<string, BoxKind>;
};

export interface ParsedReport extends Omit<Manuscript, "sections" | "settings"> {
  settings: ResolvedSettings;
  sections: ParsedSection[];
}

/** Returns `file:line:column` of a place, as messages and `data-source` name it. */
export function sourceOf({ path }: Pick<VFile, "path">, place: { line: number; column: number } | undefined): string {
  return place ? `${path}:${place.line}:${place.column}` : path;
}

/** Returns small ASCII letters, digits and hyphens; accents are dropped, other scripts become `report`. */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "report";
}
