/** The report and the HTML of its sections, as it is made, in; all units of the book in the order of printing out. */
import type { Element } from "hast";
import type { Role } from "../manuscript/read-manuscript.ts";
import type { Numbering, Target } from "../markdown/number-report.ts";
import type { ParsedReport, SettledSettings } from "../markdown/parsed-report.ts";
import type { HtmlPiece } from "./html-piece.ts";
import { labelsOf } from "./labels.ts";
import { placeholder } from "./page-slots.ts";
import { toBackCover } from "./parts/back-cover.ts";
import { toLists } from "./parts/caption-list.ts";
import { toContents, type ContentsEntry } from "./parts/contents.ts";
import { toCover } from "./parts/cover.ts";
import { toImprint } from "./parts/imprint.ts";
import { toTitlePage } from "./parts/title-page.ts";
import type { SectionHtml } from "./section-to-html.ts";
import { sectionsNeededBy, toNoteUnits, toSectionUnits, type Unit, type UnitKind } from "./units.ts";

/** Headings down to this level stand in the contents. */
const contentsDepth = 3;

const kindOfList = { figures: "figure", tables: "table", boxes: "box" } as const;

/**
 * Cover, title page, imprint, foreword, acknowledgements, acronyms, contents, lists, introduction, sections,
 * annexes, notes, back cover: those that the settings name. Each is given as soon as the HTML that it needs is
 * made, so that the first are on their pages before the last are HTML. Page numbers are slots, filled when they
 * are known.
 *
 * @param sections - one for each of the report's, in order
 * @param toPiece - the HTML of a part that is made of settings and numbering, perhaps from an earlier build
 */
export async function* unitsOfBook(
  report: ParsedReport,
  numbering: Numbering,
  sections: readonly Promise<SectionHtml>[],
  toPiece: (content: Element) => Promise<HtmlPiece>,
): AsyncGenerator<Unit, void> {
  const { settings } = report;
  const { parts, language } = settings;
  const unit = async (kind: UnitKind, title: string, content: Element): Promise<Unit> => ({
    ...(await toPiece(content)),
    id: kind,
    kind,
    title,
  });
  const { contents, notes } = labelsOf(language);
  if (parts.cover) yield await unit("cover", settings.title, toCover(settings));
  if (parts["title-page"]) yield await unit("title-page", settings.title, toTitlePage(settings));
  if (parts.imprint) yield await unit("imprint", settings.title, toImprint(settings));
  yield* unitsOf("foreword", "acknowledgements", "acronyms");
  if (parts.contents) yield await unit("contents", contents, toContents(entriesOf(numbering, notes), contents));
  const lists = parts.lists.map((kind) => ({ kind, targets: captionedTargets(numbering, kindOfList[kind]) }));
  const listPart = toLists(lists, new Map([...numbering.targets.keys()].map((id) => [id, placeholder])), language);
  if (listPart) yield await unit("lists", contents, listPart);
  yield* unitsOf("introduction", "section", "annex");
  yield* toNoteUnits(report, numbering, await Promise.all(sections));
  if (parts["back-cover"]) yield await unit("back-cover", settings.title, await toBackCover(settings));

  async function* unitsOf(...roles: Role[]): AsyncGenerator<Unit, void> {
    for (const [index, { role }] of report.sections.entries()) {
      if (!roles.includes(role)) continue;
      const needed = sectionsNeededBy(index, numbering).map((one) => sections[one]!);
      yield* toSectionUnits(report, numbering, index, await Promise.all(needed));
    }
  }
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

/** Whether a unit is of the text, which may have folios of its own, behind the front matter. */
export function isText({ kind }: Pick<Unit, "kind">): boolean {
  return kind === "introduction" || kind === "section" || kind === "annex";
}

function captionedTargets(
  { targets }: Numbering,
  kind: Target["kind"],
): { id: string; number: string; title: string }[] {
  return [...targets.values()].flatMap((target) =>
    target.kind === kind && target.number !== undefined ? [{ ...target, number: target.number }] : [],
  );
}

/** @param notesTitle - what the notes are called, where there are some */
function entriesOf({ targets, notes }: Numbering, notesTitle: string): ContentsEntry[] {
  const headings = [...targets.values()].filter(({ kind, level }) => kind === "section" && level <= contentsDepth);
  const entries = headings.map(({ id, number, title, level }) => ({ id, number, title, level, page: placeholder }));
  return notes.length > 0
    ? [...entries, { id: "notes", number: undefined, title: notesTitle, level: 1, page: placeholder }]
    : entries;
}
