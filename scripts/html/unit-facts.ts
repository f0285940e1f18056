/** Tells of a unit, when it is made, what later steps must know: where it opens, what it waits for, where it leads. */
import type { ResolvedSettings } from "../markdown/parsed-report.ts";
import type { SectionForm } from "../manuscript/chapters.ts";
import type { HtmlPiece } from "./html-piece.ts";
import type { UnitKind } from "./unit-kind.ts";

/** How a unit may begin. */
export type Opening = "anywhere" | "recto" | "verso";

export interface UnitLinks {
  /** Ids in this unit that links from elsewhere, or the outline, may need. */
  targets: string[];
  /** Ids of other units that this unit's links need. */
  foreign: string[];
}

export interface UnitFacts {
  opening: Opening;
  /** Units that must be on their pages before this one can be placed: none, all before it, or the whole book. */
  waitsFor: "nothing" | "units before" | "book";
  /**
   * Whether it counts with the text, whose first page has the folio 1; front matter before has folios of its own.
   */
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
    links: linksOf(ids, references),
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
 * Returns a unit's links. What leads to it is not known before all others are made, so all its ids are targets,
 * but those of what stands at the foot of its own pages.
 */
export function linksOf(ids: readonly string[], references: readonly string[]): UnitLinks {
  const own = new Set(ids);
  return {
    targets: ids.filter((id) => !/^footnote-(?:callout-)?\d/.test(id)),
    foreign: references.filter((id) => !own.has(id)),
  };
}
