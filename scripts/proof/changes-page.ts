/** Writes one self-contained web page on all that differs between two states of a report. */
import type { Element, ElementContent } from "hast";
import { toHtmlDocument } from "../html/html-document.ts";
import { element, text } from "../html/element.ts";
import type { NumberRun, TargetChange } from "./compare-numbers.ts";
import { folioOf } from "../pages/folios.ts";
import { numberRunsOf } from "./compare-numbers.ts";
import type { PageChange, PageFate } from "./page-change.ts";
import type { ReportChanges } from "./compare-reports.ts";
import type { TextChange } from "./compare-texts.ts";
import { fateNames } from "./make-changes-pdf.ts";
import { pagesOfFate, printerList, rangeName, ranges } from "./page-ranges.ts";
import { changedCode, changedParagraph, textChangesHtml } from "./text-changes-html.ts";

export interface ChangesPageFacts {
  title: string;
  /** Names of the two states. */
  old: string;
  new: string;
  /** Pages with the folio 1. */
  oldTextFirst: number;
  newTextFirst: number;
  /** Name of the PDF beside it. */
  pdf: string;
  /** Stylesheet. */
  styles: string;
}

export function toChangesPage(changes: ReportChanges, facts: ChangesPageFacts): string {
  const { pages, notes, footnotes, targets } = changes;
  const folioOfText = (change: TextChange) => {
    const begins = changes.pagesOfTexts.get(change);
    return begins === undefined ? undefined : folioOf(begins, change.new ? facts.newTextFirst : facts.oldTextFirst);
  };
  return toHtmlDocument({ language: "en", title: `Changes: ${facts.title}`, styles: facts.styles }, [
    element("header", {}, [
      element("h1", {}, [text(facts.title)]),
      element("p", {}, [
        text(`Changes from ${facts.old} to ${facts.new}. The pages themselves are in `),
        changedCode(facts.pdf),
        text("."),
      ]),
    ]),
    element("main", {}, [
      ...section("Pages", pagesSummary(pages, facts)),
      ...section("To be sent to the printer again", [changedParagraph(printerList(pages, facts.newTextFirst))]),
      ...section("What changed", [...textChangesHtml(changes.texts, folioOfText), ...otherChanges(changes)]),
      ...section("Pages, old and new", [runTable("Page", pageRuns(pages, facts), facts)]),
      ...section("Notes, old and new", notesTable(notes)),
      ...(footnotes.length > 0 ? section("Footnotes, old and new", [runTable("Footnote", footnotes)]) : []),
      ...section("Contents, lists and references that moved", targets.length > 0 ? [targetTable(targets)] : []),
    ]),
  ]);
}

function section(title: string, content: ElementContent[]): Element[] {
  const nothing = changedParagraph("Nothing.");
  return [element("section", {}, [element("h2", {}, [text(title)]), ...(content.length > 0 ? content : [nothing])])];
}

/** Lists what became of pages, each fate with its pages; pages of the old state only where they are gone. */
function pagesSummary(pages: readonly PageChange[], facts: ChangesPageFacts): ElementContent[] {
  const rows = (Object.keys(fateNames) as PageFate[]).flatMap((fate) => {
    const numbers = pagesOfFate(pages, fate);
    if (numbers.length === 0) return [];
    const cells = [
      fateNames[fate],
      String(numbers.length),
      ranges(numbers, fate === "gone" ? facts.oldTextFirst : facts.newTextFirst),
    ];
    return [
      element(
        "tr",
        { className: [fate] },
        cells.map((cell) => element("td", {}, [text(cell)])),
      ),
    ];
  });
  return [
    changesTable(["What became of them", "How many", "Which"], rows),
    changedParagraph(
      "Untouched pages were compared by all that they print: the same drawing instructions, with the same letters and pictures, under the same number.",
    ),
  ];
}

function changesTable(heads: readonly string[], rows: Element[]): Element {
  const head = element(
    "tr",
    {},
    heads.map((one) => element("th", { scope: "col" }, [text(one)])),
  );
  return element("table", {}, [element("thead", {}, [head]), element("tbody", {}, rows)]);
}

function otherChanges({ settings, pictures, reordered }: ReportChanges): ElementContent[] {
  const items = [
    ...settings.map(({ name, old, new: now }) =>
      element("p", {}, [
        text("Setting "),
        changedCode(name),
        text(": "),
        ...(old === undefined ? [] : [element("del", {}, [text(old)]), text(" ")]),
        ...(now === undefined ? [] : [element("ins", {}, [text(now)])]),
      ]),
    ),
    ...pictures.map(({ url, fate }) => element("p", {}, [text("Picture "), changedCode(url), text(` ${fate}`)])),
    ...reordered.map((path) =>
      element("p", {}, [text("File "), changedCode(path), text(" stands elsewhere in the order")]),
    ),
  ];
  return items.length > 0 ? [element("h3", {}, [text("Settings, pictures, order")]), ...items] : [];
}

/**
 * Returns the changes of pages as runs of numbers. A run ends where the folios begin with 1, behind the front matter.
 */
function pageRuns(pages: readonly PageChange[], { oldTextFirst, newTextFirst }: ChangesPageFacts): NumberRun[] {
  const isFront = ({ oldNumber = Infinity, newNumber = Infinity }: PageChange) =>
    oldNumber < oldTextFirst || newNumber < newTextFirst;
  const runs = (some: readonly PageChange[]) =>
    numberRunsOf(some.map(({ oldNumber, newNumber }) => [oldNumber, newNumber] as const));
  return [...runs(pages.filter(isFront)), ...runs(pages.filter((page) => !isFront(page)))];
}

function notesTable(notes: ReportChanges["notes"]): Element[] {
  if ("runs" in notes) return notes.runs.length > 0 ? [runTable("Note", notes.runs)] : [];
  if (notes.paged.length === 0) return [];
  const rows = notes.paged.map(({ label, old, new: now }) => {
    const moved = !old ? "new" : !now ? "gone" : old.page === now.page ? "number" : "page";
    const cells = [`[^${label}]`, old?.number, old?.page, now?.number, now?.page, moved].map((cell) => cell ?? "–");
    return element(
      "tr",
      {},
      cells.map((cell) => element("td", {}, [text(cell)])),
    );
  });
  return [changesTable(["Note", "Number before", "Page before", "Number now", "Page now", "Changed"], rows)];
}

/** @param facts - given where the numbers are those of pages, which are shown as folios */
function runTable(what: string, runs: readonly NumberRun[], facts?: ChangesPageFacts): Element {
  const rows = runs.map(({ old, new: now }) => {
    const moved = !old ? "new" : !now ? "gone" : old[0] === now[0] ? "as before" : signed(now[0] - old[0]);
    const cells = [
      old ? rangeName(old, facts?.oldTextFirst) : "–",
      now ? rangeName(now, facts?.newTextFirst) : "–",
      moved,
    ];
    return element(
      "tr",
      {},
      cells.map((cell) => element("td", {}, [text(cell)])),
    );
  });
  return changesTable([`${what} before`, `${what} now`, "Moved by"], rows);
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : `−${-number}`;
}

function targetTable(targets: readonly TargetChange[]): Element {
  const rows = targets.map(({ kind, old, new: now, references }) => {
    const states = [old?.name, now?.name, old?.page, now?.page].map((one) => one ?? "–");
    const cells = [kind, ...states, references.join(", ")];
    return element(
      "tr",
      {},
      cells.map((cell) => element("td", {}, [text(cell)])),
    );
  });
  return changesTable(["Kind", "Before", "Now", "Page before", "Page now", "Named in"], rows);
}
