/** Declares the manuscript after reading: the value that markdown/ hands to html/. */
import type { VFile } from "vfile";
import type { Manuscript, Section } from "../manuscript/manuscript.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Settings } from "../manuscript/settings/schema/settings-schema.ts";
import type { BoxKind } from "./box-kinds.ts";
import type { TextPart } from "./parts/cut-file.ts";
import type { SectionFacts } from "./section-facts.ts";

export interface ParsedSection extends Section {
  facts: SectionFacts;
  /** Hash of everything that reading the section depends on. */
  key: string;
  /** Loads the section's mdast, serialised by `v8.serialize`; only sections that are made again need it. */
  loadTree(): Promise<Uint8Array>;
  /** Parts in which the section's file was read, where it was divided (parts/cut-file.ts). */
  parts?: readonly SectionPart[];
}

/** A part of a section's file. */
export interface SectionPart extends TextPart {
  /** Facts whose positions count from the beginning of the part. */
  facts: SectionFacts;
  /** Whether the part's text, outside notes, holds raw HTML. */
  hasHtml: boolean;
  key: string;
  loadTree(): Promise<Uint8Array>;
}

/** Settings with defaults filled in: title and slug are found where the author gave none. */
export type ResolvedSettings = Omit<Settings, "labels"> & {
  title: string;
  slug: string;
  notes: Settings["notes"] & { first: number };
  labels: Labels;
  /** Kinds of boxes that the report can use, by name. */
  boxKinds: Record<string, BoxKind>;
};

export interface ParsedReport extends Omit<Manuscript, "sections" | "settings"> {
  settings: ResolvedSettings;
  sections: ParsedSection[];
}

/**
 * Returns `file:line:column` of a position, the form of messages and of `data-source`; the path alone without a
 * position.
 */
export function sourcePlaceOf(
  { path }: Pick<VFile, "path">,
  place: { line: number; column: number } | undefined,
): string {
  return place ? `${path}:${place.line}:${place.column}` : path;
}
