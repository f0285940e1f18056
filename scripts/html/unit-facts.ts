/** Computes the facts of a unit that later steps need: how it opens, what it waits for, where it links to. */
import type { ResolvedSettings } from "../markdown/parsed-report.ts";
import type { SectionForm } from "../manuscript/chapters.ts";
import type { HtmlPiece } from "./html-piece.ts";
import type { UnitKind } from "./unit-kind.ts";

/** The side of paper on which a unit has to begin. */
export type Opening = "anywhere" | "recto" | "verso";

export interface UnitLinks {
  /** Ids in this unit that links of other units, or the outline, may lead to. */
  targets: string[];
  /** Ids in other units that links of this unit lead to. */
  foreign: string[];
}

export interface UnitFacts {
  opening: Opening;
  /** Which units must be laid out before this one can be placed: none, all before it, or the whole book. */
  waitsFor: "nothing" | "units before" | "book";
  /** Whether the unit belongs to the text, whose first page has the folio 1. Front matter has folios of its own. */
  isText: boolean;
  links: UnitLinks;
}

export function unitFacts(
  kind: UnitKind,
  { ids, references }: Pick<HtmlPiece, "ids" | "references">,
  settings: ResolvedSettings,
  form: SectionForm = {},
): UnitFacts {
  return {
    opening: form.opensRight ? "recto" : openingOf(kind, settings),
    waitsFor: kind === "notes" ? "units before" : kind === "contents" || kind === "lists" ? "book" : "nothing",
    isText: settings.numbering["front-matter"] === "arabic" || textKinds.has(kind) || (form.isNumbered ?? false),
    links: linksOfUnit(ids, references),
  };
}

const textKinds: ReadonlySet<UnitKind> = new Set(["introduction", "section", "annex"]);

function openingOf(kind: UnitKind, { parts }: ResolvedSettings): Opening {
  if (kind === "back-cover") return "verso";
  if (kind === "title-page") return "recto";
  const named: Partial<Record<UnitKind, (typeof parts)["open-right"][number]>> = {
    foreword: "foreword",
    contents: "contents",
    introduction: "introduction",
    section: "sections",
    annex: "annexes",
    notes: "notes",
  };
  const name = named[kind];
  return name !== undefined && parts["open-right"].includes(name) ? "recto" : "anywhere";
}

/**
 * Returns a unit's links. Which of its ids are linked to is not known before all units are made, so all ids are
 * targets, but for those of footnotes, which are linked to from their own page only.
 */
export function linksOfUnit(ids: readonly string[], references: readonly string[]): UnitLinks {
  const own = new Set(ids);
  return {
    targets: ids.filter((id) => !/^footnote-(?:callout-)?\d/.test(id)),
    foreign: references.filter((id) => !own.has(id)),
  };
}
