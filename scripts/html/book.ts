/** The report and the HTML of its sections in; all units of the book in the order of printing out. */
import type { Element } from "hast";
import type { Numbering, Target } from "../markdown/number-report.ts";
import type { ParsedReport, SettledSettings } from "../markdown/parsed-report.ts";
import { toPiece } from "./html-piece.ts";
import { labelsOf } from "./labels.ts";
import { placeholder } from "./page-slots.ts";
import { toBackCover } from "./parts/back-cover.ts";
import { toLists } from "./parts/caption-list.ts";
import { toContents, type ContentsEntry } from "./parts/contents.ts";
import { toCover } from "./parts/cover.ts";
import { toImprint } from "./parts/imprint.ts";
import { toTitlePage } from "./parts/title-page.ts";
import type { SectionHtml } from "./section-to-html.ts";
import { toTextUnits, type Unit, type UnitKind } from "./units.ts";

/** Headings down to this level stand in the contents. */
const contentsDepth = 3;

const kindOfList = { figures: "figure", tables: "table", boxes: "box" } as const;

/**
 * Cover, title page, imprint, foreword, acknowledgements, acronyms, contents, lists, introduction, sections,
 * annexes, notes, back cover: those that the settings name. Page numbers are slots, filled when they are known.
 */
export function toBook(report: ParsedReport, numbering: Numbering, sections: readonly SectionHtml[]): Unit[] {
  const { settings } = report;
  const { parts, language } = settings;
  const text = toTextUnits(report, numbering, sections);
  const of = (...kinds: UnitKind[]) => text.filter(({ kind }) => kinds.includes(kind));
  const unit = (kind: UnitKind, title: string, content: Element): Unit => ({
    ...toPiece(content, language),
    id: kind,
    kind,
    title,
  });
  const { contents } = labelsOf(language);
  const lists = parts.lists.map((kind) => ({ kind, targets: captionedTargets(numbering, kindOfList[kind]) }));
  const listPart = toLists(lists, new Map([...numbering.targets.keys()].map((id) => [id, placeholder])), language);
  return [
    ...(parts.cover ? [unit("cover", settings.title, toCover(settings))] : []),
    ...(parts["title-page"] ? [unit("title-page", settings.title, toTitlePage(settings))] : []),
    ...(parts.imprint ? [unit("imprint", settings.title, toImprint(settings))] : []),
    ...of("foreword", "acknowledgements", "acronyms"),
    ...(parts.contents ? [unit("contents", contents, toContents(entriesOf(numbering, text), contents))] : []),
    ...(listPart ? [unit("lists", contents, listPart)] : []),
    ...of("introduction", "section", "annex", "notes"),
    ...(parts["back-cover"] ? [unit("back-cover", settings.title, toBackCover(settings))] : []),
  ];
}

/** Whether a unit of this kind begins on a recto. */
export function opensRight(kind: UnitKind, { parts }: SettledSettings): boolean {
  const named: Partial<Record<UnitKind, (typeof parts)["open-right"][number]>> = {
    foreword: "foreword",
    contents: "contents",
    introduction: "introduction",
    section: "sections",
    annex: "annexes",
    notes: "notes",
  };
  const name = named[kind];
  return kind === "title-page" || (name !== undefined && parts["open-right"].includes(name));
}

/** Index of the unit that has the folio 1, where the front matter before it has folios of its own. */
export function textUnitOf(units: readonly Pick<Unit, "kind">[], { numbering }: SettledSettings): number | undefined {
  if (numbering["front-matter"] === "arabic") return undefined;
  const index = units.findIndex(({ kind }) => kind === "introduction" || kind === "section" || kind === "annex");
  return index > 0 ? index : undefined;
}

function captionedTargets(
  { targets }: Numbering,
  kind: Target["kind"],
): { id: string; number: string; title: string }[] {
  return [...targets.values()].flatMap((target) =>
    target.kind === kind && target.number !== undefined ? [{ ...target, number: target.number }] : [],
  );
}

function entriesOf({ targets }: Numbering, text: readonly Unit[]): ContentsEntry[] {
  const headings = [...targets.values()].filter(({ kind, level }) => kind === "section" && level <= contentsDepth);
  const entries = headings.map(({ id, number, title, level }) => ({ id, number, title, level, page: placeholder }));
  const notes = text.find(({ id }) => id === "notes");
  return notes
    ? [...entries, { id: "notes", number: undefined, title: notes.title, level: 1, page: placeholder }]
    : entries;
}
