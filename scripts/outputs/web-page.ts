/** Makes of the report's units one self-contained web page with the same numbering. */
import type { Element, ElementContent, Nodes } from "hast";
import { eachNode } from "../markdown/each-node.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import type { ParsedReport, ResolvedSettings } from "../markdown/parsed-report.ts";
import { sectionsBeforeNotes } from "../manuscript/part-order.ts";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import { takeOffPages } from "../html/adapt-for-web.ts";
import { headingsInContents } from "../html/headings-in-contents.ts";
import { toHtmlDocument } from "../html/html-document.ts";
import { element, text } from "../html/element.ts";
import { fillPictures } from "../html/html-piece.ts";
import { setPlainText, setType } from "../html/typography/set-type.ts";
import { formatDate } from "../languages/format-date.ts";
import { toCitation } from "../html/parts/citation.ts";
import { setTitleWords } from "../html/title-words.ts";
import type { UnitKind } from "../html/unit-kind.ts";
import type { Unit } from "../html/units.ts";
import { pdfAddress, toWebMetadata } from "./web-metadata.ts";

/** Kinds of unit that the web page leaves out: it has its own title and contents, and no covers. */
const onlyForPages: ReadonlySet<UnitKind> = new Set(["cover", "title-page", "contents", "lists", "back-cover"]);

/** Id of what is behind title and contents. No id that an author can write has a tilde. */
const mainId = "report~text";

type WebUnit = Pick<Unit, "webHtml" | "webPictures" | "kind" | "id" | "ids" | "notesTitle">;

/** Things that the page is made of beside the report. */
export interface WebPageParts {
  units: readonly WebUnit[];
  targets: ReadonlyMap<string, Target>;
  pictures: ReadonlyMap<string, Picture>;
  /** Stylesheet, with the typefaces. */
  styles: string;
}

/** Returns the page. Pictures become data: URLs; roles follow DPUB-ARIA 1.1. */
export function toWebPage(
  report: Pick<ParsedReport, "settings" | "sections" | "order" | "isSingleFile">,
  { units, targets, pictures, styles }: WebPageParts,
): string {
  const { settings, isSingleFile } = report;
  const { language, labels } = settings;
  const title = setPlainText(settings.title, language);
  const byUrl = new Map([...pictures.values()].map((picture) => [picture.url, picture]));
  const addressOf = (url: string) => dataUrlOf(byUrl.get(url), url);
  const shown = units.filter(({ kind }) => !onlyForPages.has(kind));
  const content = shown.flatMap((unit): Nodes[] => [
    { type: "raw", value: fillPictures(unit, addressOf) },
    ...toCiting(unit, targets.get(unit.id), settings),
    text("\n"),
  ]);
  const isLong = shown.reduce((sum, { webHtml }) => sum + webHtml.length, 0) > charactersDrawnAtOnce;
  const head = { language, title, metadata: toWebMetadata(settings) };
  return toHtmlDocument({ ...head, styles: [styles, ...(isLong ? shown.map(toRoom) : [])].join("\n") }, [
    element("a", { className: ["skip"], href: `#${mainId}` }, [text(labels.skip)]),
    toTitleBlock(settings, isSingleFile),
    toContents(shown, targets, report),
    element("main", { id: mainId, tabIndex: -1, ...(isLong ? { className: ["long"] } : {}) }, content),
  ]);
}

/**
 * Returns the picture itself, for its address is a path of this machine.
 *
 * @throws {Error} where it is no known one
 */
function dataUrlOf(picture: Picture | undefined, url: string): string {
  if (!picture) throw new Error(`Unexpected picture ${url} in the web page, expected one that was read`);
  return `data:${picture.mediaType};base64,${picture.bytes.toString("base64")}`;
}

/** Returns body, title, subtitle, date and a way to the PDF. A single file is titled by its own heading. */
function toTitleBlock(settings: ResolvedSettings, isSingleFile: boolean): Element {
  const { title, subtitle, body, date, language } = settings;
  const set = (words: string) => text(setPlainText(words, language));
  return element("header", { className: ["title-block"] }, [
    element("div", { className: ["title-lines"] }, [
      ...(body ? [element("p", { className: ["body-name"] }, [set(body)])] : []),
      ...(isSingleFile ? [] : [element("h1", {}, [set(title)])]),
      ...(subtitle ? [element("p", { className: ["subtitle"] }, [set(subtitle)])] : []),
      element("p", { className: ["published"] }, [
        ...(date ? [element("time", { dateTime: date }, [text(formatDate(date, language))]), text(" ")] : []),
        element("a", { href: pdfAddress(settings), type: "application/pdf" }, [text("PDF")]),
      ]),
    ]),
  ]);
}

/** Returns how to cite a section, folded, where the section doesn't say so itself. */
function toCiting({ kind }: WebUnit, target: Target | undefined, settings: ResolvedSettings): Element[] {
  if (!target || settings["cite-sections"] !== "none" || !citedKinds.has(kind)) return [];
  const { address, language, labels } = settings;
  const link = address ? `${address.replace(/#.*$/, "")}#${target.id}` : `#${target.id}`;
  const citing = element("details", { className: ["cite"] }, [
    element("summary", {}, [text(labels.citeAs)]),
    element("p", {}, [
      ...toCitation(settings, target),
      text(" "),
      element("a", { href: link, className: ["address"] }, [text(link)]),
    ]),
  ]);
  return [withoutPages(setType(citing, language, { hyphenate: false }))];
}

/** Takes off what formulas in titles have for pages. */
function withoutPages(element: Element): Element {
  eachNode<Nodes>(element, (node) => {
    if (node.type === "element") takeOffPages(node);
  });
  return element;
}

const citedKinds: ReadonlySet<UnitKind> = new Set(["foreword", "introduction", "section", "annex"]);

/**
 * Characters of a report's HTML, some 200 pages, from which on its parts are drawn as they come near: of less, the first
 * paint is no later for it. Programs that judge a page (axe-core 4) judge no words of a part that isn't drawn yet.
 */
const charactersDrawnAtOnce = 1_000_000;

/** Characters of HTML that make a line of the page, pictures and tables counted in. */
const charactersInLine = 105;

/**
 * Returns the rule that tells about how high a part is, in lines, before the browser draws it: until it comes near, its
 * room is kept only. The addresses of pictures don't count.
 */
function toRoom({ webHtml }: WebUnit, index: number): string {
  const lines = Math.ceil(webHtml.length / charactersInLine);
  return `main > .part:nth-of-type(${index + 1}) { contain-intrinsic-block-size: auto ${lines}lh }`;
}

/** Returns headings of levels 1 to 3, and notes at the end of the report or of sections, as nested lists. */
function toContents(
  units: readonly WebUnit[],
  targets: ReadonlyMap<string, Target>,
  report: Pick<ParsedReport, "settings" | "sections" | "order">,
): Element {
  const {
    language,
    labels: { contents, notes },
  } = report.settings;
  const root = element("ol", {});
  const open: { level: number; item: Element; list: Element | undefined }[] = [{ level: 0, item: root, list: root }];
  const add = (level: number, id: string, words: ElementContent[]) => {
    while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
    const above = open.at(-1)!;
    if (!above.list) above.item.children.push((above.list = element("ol", {})));
    const item = element("li", {}, [element("a", { href: `#${id}` }, words)]);
    above.list.children.push(item);
    open.push({ level, item, list: undefined });
  };
  const headings = headingsInContents(report, targets.values());
  const before = sectionsBeforeNotes(report);
  const behind = headings.filter(({ sectionIndex }) => sectionIndex >= before);
  // Notes at a section's end stand behind its last heading.
  const notesBehind = new Map(
    units.flatMap(({ ids, notesTitle }) => {
      const last = notesTitle === undefined ? undefined : headings.findLast(({ id }) => ids.includes(id));
      return last ? [[last.id, notesTitle!] as const] : [];
    }),
  );
  const addAll = (some: typeof headings) => {
    for (const { listedLevel, id, number, ...words } of some) {
      add(listedLevel, id, [...(number ? [text(`${number} `)] : []), ...setTitleWords(words, language)]);
      const ownNotes = notesBehind.get(id);
      if (ownNotes !== undefined) add(2, ownNotes, [text(notes)]);
    }
  };
  addAll(headings.slice(0, headings.length - behind.length));
  if (units.some(({ kind }) => kind === "notes")) add(1, "notes", [text(notes)]);
  addAll(behind);
  const nav = element("nav", { className: ["contents"], ariaLabel: contents, role: "doc-toc" }, [
    element("h2", {}, [text(contents)]),
    root,
  ]);
  return withoutPages(nav);
}
