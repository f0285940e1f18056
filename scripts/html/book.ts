/** Makes all units of the book, in the order of printing, as the HTML of the report's sections comes. */
import type { Element } from "hast";
import type { Role } from "../manuscript/read-manuscript.ts";
import { listHeadings } from "../markdown/listed-levels.ts";
import type { Numbering, Target } from "../markdown/number-report.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import type { HtmlPiece } from "./html-piece.ts";
import { placeholder } from "./page-slots.ts";
import { toBackCover } from "./parts/back-cover.ts";
import { toLists, type CaptionList } from "./parts/caption-list.ts";
import { toContents, type ContentsEntry } from "./parts/contents.ts";
import { toCover } from "./parts/cover.ts";
import type { CoverArt } from "./parts/cover-art.ts";
import { toImprint } from "./parts/imprint.ts";
import { toTitlePage } from "./parts/title-page.ts";
import type { SectionHtml } from "./section-to-html.ts";
import { toNoteUnits } from "./note-units.ts";
import { sectionsNeededBy, toSectionUnits, toUnit, type Unit } from "./units.ts";
import type { UnitKind } from "./unit-kind.ts";

/** Level of headings down to which they stand in the contents. */
const contentsDepth = 3;

const kindOfList = { figures: "figure", tables: "table", boxes: "box" } as const;

/** Gives what units are made of and with. */
interface BookMeans {
  /** One for each of the report's, in order. */
  sections: readonly Promise<SectionHtml>[];
  /** Pictures of the covers. */
  art: CoverArt;
  /** Makes the HTML of a part that is made of settings and numbering, or takes that of an earlier build. */
  toPiece: (content: Element) => Promise<HtmlPiece>;
}

/**
 * Yields cover, title page, imprint, foreword, acknowledgements, acronyms, contents, lists, introduction,
 * sections, annexes, notes, back cover: those that the settings name. Each is given as soon as the HTML that it
 * needs is made, so that the first are on their pages before the last are HTML. Page numbers are slots, filled
 * when they are known.
 */
export async function* unitsOfBook(
  report: ParsedReport,
  numbering: Numbering,
  { sections, art, toPiece }: BookMeans,
): AsyncGenerator<Unit, void> {
  const { settings } = report;
  const { parts, labels } = settings;
  const unit = async (kind: UnitKind, title: string, content: Element): Promise<Unit> =>
    toUnit(await toPiece(content), { id: kind, kind, title }, settings);
  const { contents } = labels;
  if (parts.cover) yield await unit("cover", settings.title, toCover(settings, art));
  if (parts["title-page"]) yield await unit("title-page", settings.title, toTitlePage(settings));
  if (parts.imprint) yield await unit("imprint", settings.title, toImprint(settings));
  yield* unitsOf("foreword", "acknowledgements", "acronyms");
  if (parts.contents) yield await unit("contents", contents, toContents(entriesOf(numbering, settings), contents));
  const lists = parts.lists.map((name) => listOf(name, numbering, settings));
  const listPart = toLists(lists, new Map([...numbering.targets.keys()].map((id) => [id, placeholder])), settings);
  if (listPart) yield await unit("lists", contents, listPart);
  yield* unitsOf("introduction", "section", "annex");
  yield* toNoteUnits(report, numbering, await Promise.all(sections));
  if (parts["back-cover"]) yield await unit("back-cover", settings.title, await toBackCover(settings, art));

  async function* unitsOf(...roles: Role[]): AsyncGenerator<Unit, void> {
    for (const [index, { role }] of report.sections.entries()) {
      if (!roles.includes(role)) continue;
      const needed = sectionsNeededBy(index, numbering, settings).map((one) => sections[one]!);
      yield* toSectionUnits(report, numbering, index, await Promise.all(needed));
    }
  }
}

/** Returns a list that the settings name. That of boxes has those of kinds too that have no list of their own. */
function listOf(name: string, { targets }: Numbering, { parts, labels, boxKinds }: ResolvedSettings): CaptionList {
  const usual = name === "figures" || name === "tables" || name === "boxes" ? name : undefined;
  const isIn = ({ kind, boxKind }: Target): boolean => {
    if (!usual) return boxKind === name;
    return kind === kindOfList[usual] && (boxKind === undefined || !parts.lists.includes(boxKind));
  };
  return {
    name,
    title: usual ? labels[usual] : (boxKinds[name]?.list ?? name),
    targets: [...targets.values()].flatMap((target) =>
      isIn(target) && target.number !== undefined ? [{ ...target, number: target.number }] : [],
    ),
  };
}

/** Returns the lines of the contents: headings, and the notes where they are a part of their own. */
function entriesOf({ targets, notes }: Numbering, { notes: { place }, labels }: ResolvedSettings): ContentsEntry[] {
  const headings = listHeadings(targets.values()).filter(({ listedLevel }) => listedLevel <= contentsDepth);
  const entries = headings.map(({ id, number, title, listedLevel: level }) => {
    return { id, number, title, level, page: placeholder };
  });
  return notes.length > 0 && place === "report-end"
    ? [...entries, { id: "notes", number: undefined, title: labels.notes, level: 1, page: placeholder }]
    : entries;
}
