/** Makes all units of the book in the order of printing, as soon as the HTML of their sections is ready. */
import type { Element } from "hast";
import { nameOfTarget } from "../languages/labels.ts";
import { sectionsBeforeNotes } from "../manuscript/part-order.ts";
import { titleWordsFrom } from "../markdown/read-title-words.ts";
import type { Numbering } from "../markdown/numbers/number-report.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import { complain } from "../messages/complain.ts";
import type { HtmlPiece } from "./html-piece.ts";
import { headingsInContents } from "./headings-in-contents.ts";
import { folioPlaceholder } from "./page-slots.ts";
import { toBackCover } from "./parts/back-cover.ts";
import { toLists, type CaptionList } from "./parts/caption-list.ts";
import { toContentsList, type ContentsEntry } from "./parts/contents.ts";
import { toCover } from "./parts/cover.ts";
import type { CoverArt } from "./parts/cover-art.ts";
import { toImprint, type ListedCredit } from "./parts/imprint.ts";
import { toTitlePage } from "./parts/title-page.ts";
import type { SectionHtml } from "./section-to-html.ts";
import { toNoteUnits } from "./notes/note-units.ts";
import { sectionsNeededBy, toSectionUnits, toUnit, type Unit } from "./units.ts";
import type { UnitKind } from "./unit-kind.ts";

const kindOfList = { figures: "figure", tables: "table", boxes: "box" } as const;

/** The parts that units are made of, and the function that makes HTML of an element. */
interface BookParts {
  /** The HTML of each of the report's sections, in order. */
  sections: readonly Promise<SectionHtml>[];
  /** Pictures of the covers. */
  art: CoverArt;
  /** Makes the HTML of a part that consists of settings and numbering, or takes it from the cache. */
  toPiece: (content: Element) => Promise<HtmlPiece>;
}

/**
 * Yields the units of the parts that the settings name, in the order of the book. Each comes as soon as the HTML that
 * it needs is made, so that the first ones are laid out while the last are still being converted. Page numbers are
 * slots, to be filled when they are known.
 */
export async function* unitsOfBook(
  report: ParsedReport,
  numbering: Numbering,
  parts: BookParts,
): AsyncGenerator<Unit, void> {
  let count = 0;
  for await (const unit of printedUnits(report, numbering, parts)) {
    count++;
    yield unit;
  }
  // Each empty file is reported where it is read; this is a book without any page.
  if (count === 0) complain(report.sections[0]!.file, "empty-file", {});
}

async function* printedUnits(
  report: ParsedReport,
  numbering: Numbering,
  { sections, art, toPiece }: BookParts,
): AsyncGenerator<Unit, void> {
  const { settings } = report;
  const unit = async (kind: UnitKind, title: string, content: Element): Promise<Unit> =>
    toUnit(await toPiece(content), { id: kind, kind, title }, settings);
  const { contents } = settings.labels;
  for (const part of report.order) {
    if (part === "cover") yield await unit(part, settings.title, toCover(settings, art));
    else if (part === "title-page") yield await unit(part, settings.title, toTitlePage(settings));
    else if (part === "imprint")
      yield await unit(part, settings.title, toImprint(settings, listedCredits(report, numbering)));
    else if (part === "contents")
      yield await unit(part, contents, toContentsList(entriesOf(report, numbering), contents));
    else if (part === "lists") {
      const lists = settings.parts.lists.map((name) => listOf(name, numbering, settings));
      const pages = new Map([...numbering.targets.keys()].map((id) => [id, folioPlaceholder]));
      const listPart = toLists(lists, pages, settings);
      if (listPart) yield await unit(part, contents, listPart);
    } else if (part === "notes") yield* toNoteUnits(report, numbering, await Promise.all(sections));
    else if (part === "back-cover") yield await unit(part, settings.title, await toBackCover(settings, art));
    else yield* unitsOf(part);
  }

  async function* unitsOf(part: string): AsyncGenerator<Unit, void> {
    for (const [index, section] of report.sections.entries()) {
      if (section.bookPart !== part) continue;
      const needed = sectionsNeededBy(index, numbering, settings).map((one) => sections[one]!);
      yield* toSectionUnits(report, numbering, index, await Promise.all(needed));
    }
  }
}

/** Returns the credits that the imprint lists, each with its pictures in the order of the report. */
function listedCredits(
  { sections, settings }: ParsedReport,
  { sections: numbers, targets }: Numbering,
): ListedCredit[] {
  if (settings["picture-credits"] !== "imprint") return [];
  const listed = new Map<string, Map<string, string>>();
  let count = 0;
  for (const [index, { facts }] of sections.entries()) {
    for (const [place, { credit }] of facts.credits.entries()) {
      const id = numbers[index]!.credits[place]!;
      const target = targets.get(id);
      const number = target?.number;
      const name = target && number !== undefined ? nameOfTarget({ ...target, number }, settings) : `[${++count}]`;
      const pictures = listed.get(credit) ?? new Map<string, string>();
      listed.set(credit, pictures.set(id, name));
    }
  }
  return [...listed].map(([credit, pictures]) => {
    return { credit, pictures: Array.from(pictures, ([id, name]) => ({ id, name })) };
  });
}

/**
 * Returns a list that the settings name: of figures, tables, boxes or one kind of boxes. The list of boxes also has the
 * kinds of boxes that have no list of their own.
 */
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

/** Returns the lines of the contents: headings, and the notes where they are a part of the book. */
function entriesOf(report: ParsedReport, { targets, notes }: Numbering): ContentsEntry[] {
  const { labels, notes: form } = report.settings;
  const headings = headingsInContents(report, targets.values());
  const entries = headings.map(({ id, number, listedLevel: level, ...heading }) => {
    return { ...titleWordsFrom(heading, 0), id, number, level, page: folioPlaceholder };
  });
  if (notes.length === 0 || form.place !== "report-end") return entries;
  const before = sectionsBeforeNotes(report);
  const place = headings.filter(({ sectionIndex }) => sectionIndex < before).length;
  return entries.toSpliced(place, 0, {
    id: "notes",
    number: undefined,
    title: labels.notes,
    level: 1,
    page: folioPlaceholder,
  });
}
