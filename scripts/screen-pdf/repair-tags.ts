/** Repairs the tags of a unit's PDF for PDF/UA-1 (ISO 14289-1), and reads its words back in their order. */
import { readContentMarks, type ContentMarks, type ContentMark } from "../lib/pdf/content/content-marks.ts";
import { contentOfStream, editContent, type ContentEdit } from "../lib/pdf/content/content-stream.ts";
import { repairFontTexts, readFontCodes, type FontCodes } from "../lib/pdf/fonts/font-text.ts";
import { everywhere, type Box } from "../lib/pdf/geometry.ts";
import { joinTables } from "./join-tables.ts";
import type { CheckedUnit, ExpectedDigest } from "../pages/compare/checked-unit.ts";
import { digestOfWords } from "../pages/compare/expected-print.ts";
import type { TablePiece } from "../pages/table-piece.ts";
import type { ArchiveStandard } from "../manuscript/settings/schema/settings-schema.ts";
import { readDestinations } from "./destinations.ts";
import { finishElements } from "./finish-elements.ts";
import { dropAnnotations, joinLinkAreas } from "./join-link-areas.ts";
import { joinMergedCells } from "./join-merged-cells.ts";
import { joinPieces } from "./join-pieces.ts";
import { nameBackwardText } from "./name-backward-text.ts";
import { joinBackwardWords, type GlyphText } from "./join-backward-words.ts";
import { repairElements, textInElement } from "./repair-elements.ts";
import { findSpaces } from "./set-spaces.ts";
import { putInPage, type OwnPage } from "./put-in-page.ts";
import { readPrints } from "./read-prints.ts";
import { takeMarks } from "./take-marks.ts";
import { prepareForUa2 } from "./ua2/prepare-unit.ts";
import { unitLinksKey } from "./ua2/unit-links.ts";
import { PdfRef, PdfStream, asDict, expectDict, resolve, type PdfDict } from "../lib/pdf/objects.ts";
import type { PaintedPiece } from "../lib/pdf/painted/painted-ground.ts";
import { readPaintedText, textOfPieces, unmarked, type PaintedText } from "../lib/pdf/painted/painted-text.ts";
import { readTaggedWords, type PlacedContent, type TaggedWords } from "../lib/pdf/text/tagged-words.ts";
import { renumberIds, writeTags, type TaggedContent, type Element, type Kid } from "../lib/pdf/tags.ts";
import { deflatedStream, writeObjects } from "../lib/pdf/write-objects.ts";

/** How hard content streams are deflated; level 6 makes a report a tenth smaller, and takes 2.5 times as long. */
const contentLevel = 3;

/** A page, or a form on a page, with its content. */
interface Painter extends ContentMarks {
  readonly stream: PdfRef;
  readonly content: Buffer;
  /** MCIDs of content that tells a reader nothing, such as lines and grounds; it becomes an artifact. */
  readonly decoration: Set<number>;
}

/**
 * Repairs what Chromium (147) leaves undone: painting that nothing marks and mere decoration become
 * artifacts (7.1), wrappers without meaning go, lists, tables and figures get the elements that they need
 * (see `repairElements`), links get their text as Contents (7.18.5), ligatures their letters (7.21.7).
 *
 * @param tablePieces - the pieces of each table on the pages, in reading order (see `joinTables`).
 * @param unitId - id of the unit, with which the IDs of its elements begin; unique among the units that are joined.
 * @returns a PDF for `joinUnits`, without what differs from run to run (dates, numbers of DOM nodes), so that
 *   it can be kept and compared.
 * @throws {Error} when the PDF is not tagged, or is not as Chromium prints it.
 */
export function repairTags(bytes: Uint8Array, tablePieces: readonly TablePiece[] = [], unitId = "unit"): Uint8Array {
  return repairAndRead([bytes], { tablePieces, unitId }).pdf;
}

/** A unit's PDF with its tags repaired, and what a reader finds in it. */
export interface RepairedUnit {
  pdf: Uint8Array;
  words: TaggedWords;
  pageCount: number;
}

/**
 * Repairs a unit's tags, and tells what is read in it where that isn't what was expected.
 *
 * @param prints - PDFs of its pages, in order: a long unit is printed in several
 * @throws {Error} where the PDF has another number of pages than were laid out
 */
export function repairAndCheck(
  prints: readonly Uint8Array[],
  {
    tablePieces,
    unitId,
    archive = "ua1",
    trim,
    pageCount,
    ownPage,
    expected,
  }: {
    tablePieces: readonly TablePiece[];
    unitId: string;
    archive?: ArchiveStandard;
    trim: Box;
    pageCount: number;
    ownPage?: OwnPage | undefined;
    expected: ExpectedDigest;
  },
): CheckedUnit {
  const unit = repairAndRead(prints, { tablePieces, unitId, archive, trim, ownPage, expected });
  if (unit.pageCount !== pageCount)
    throw new Error(`Unexpected ${unit.pageCount} pages in the PDF of ${unitId}, expected ${pageCount}`);
  const { pdf, words } = unit;
  return digestOfWords(words, expected) === expected.digest ? { pdf } : { pdf, words };
}

interface RepairOptions {
  tablePieces: readonly TablePiece[];
  unitId: string;
  /** Standard that the tags are repaired for; by default PDF/UA-1. */
  archive?: ArchiveStandard;
  /** Trimmed page, outside which words do not count; without it all words count. */
  trim?: Box;
  /** Page of another PDF, as a cover of its own, that replaces the stand-in on the first page. */
  ownPage?: OwnPage | undefined;
  /** The words that must be read, by which spaces are put at ends of lines; without, none are. */
  expected?: ExpectedDigest;
}

/** Does what `repairTags` does, with all prints of a unit. */
export function repairAndRead(
  prints: readonly Uint8Array[],
  { tablePieces, unitId, archive = "ua1", trim = everywhere, ownPage, expected }: RepairOptions,
): RepairedUnit {
  const { document, pages, root } = readPrints(prints, { mayBeBlank: expected !== undefined });
  const painters = new Painters(pages);
  repairFontTexts(painters.fonts);
  const textOf = painters.textReader(pages, trim);
  const marks = takeMarks(root);
  painters.prepare(root, false);
  joinMergedCells(root, marks);
  joinTables(root, tablePieces, marks);
  painters.takeBlanks(root);
  const paragraphs = repairElements(root, textOf, (content) => painters.markOf(content)?.paintsText === true);
  const contents: PlacedContent[] = [];
  const words = readTaggedWords(root, textOf, contents, painters.labelBeside);
  joinPieces(root, marks, paragraphs);
  if (expected) nameBackwardText(root, contents, expected.written, painters.piecesOf);
  const kind = unitId.split("~")[0]!;
  finishElements(root, { marks, kind, textOf: (element) => textInElement(element, textOf) });
  dropAnnotations(pages, joinLinkAreas(root));
  const spaces = expected && findSpaces(contents, expected, painters);
  painters.writeContents(spaces);
  if (ownPage) putInPage(expectDict(pages[0]), ownPage, [trim[0], trim[1]]);
  const catalog = expectDict(document.catalog);
  const ids = readDestinations(document).keys();
  const prepared = archive === "ua2" ? prepareForUa2(root, { marks, kind, ids }) : undefined;
  if (prepared) catalog.set(unitLinksKey, prepared.links);
  renumberIds(root, unitId);
  catalog.set("StructTreeRoot", writeTags(root, pages, prepared));
  const pdf = writeObjects({ catalog: document.catalog, info: undefined });
  return { pdf, words, pageCount: pages.length };
}

/** The pages of a unit and the forms on them, with the marks that each holds. */
class Painters {
  /** All fonts that they name. */
  readonly fonts = new Set<PdfDict>();
  readonly #painters = new Map<PdfRef, Painter>();
  readonly #codes = new Map<PdfDict, FontCodes>();
  readonly #painted = new Map<PdfRef, PaintedText>();
  /** For each page, the forms that hold a marked-content number instead of it. */
  readonly #forms = new Map<PdfRef, Map<number, PdfRef>>();

  constructor(pages: readonly PdfRef[]) {
    for (const page of pages) {
      const entries = expectDict(page);
      const stream = entries.get("Contents");
      if (stream instanceof PdfRef) this.#read(page, page, stream, asDict(entries.get("Resources")));
    }
  }

  /** Reads what is seen of each page within `trim`; gives a function that tells it of a marked-content sequence. */
  textReader(pages: readonly PdfRef[], trim: Box): (content: TaggedContent) => string {
    for (const page of pages) {
      const content = this.#painters.get(page)?.content;
      const resources = asDict(expectDict(page).get("Resources"));
      if (content) this.#painted.set(page, readPaintedText(content, resources, trim, this.#codesOf));
    }
    return (content) => textOfPieces(this.piecesOf(content));
  }

  readonly #codesOf = (font: PdfDict): FontCodes => {
    let found = this.#codes.get(font);
    if (!found) this.#codes.set(font, (found = readFontCodes(font)));
    return found;
  };

  /** Returns what a marked-content sequence paints, once `textReader` was asked. A field, as it is handed on. */
  readonly piecesOf = ({ page, mcid }: TaggedContent): readonly PaintedPiece[] => {
    return this.#painted.get(page)?.pieces.get(mcid) ?? [];
  };

  /** Returns what is painted unmarked at the begin of a content's first line. A field, as it is handed on. */
  readonly labelBeside = (content: TaggedContent): string => {
    const first = this.piecesOf(content).find(({ text }) => text.trim() !== "");
    const loose = this.#painted.get(content.page)?.pieces.get(unmarked) ?? [];
    return first ? textOfPieces(loose.filter((piece) => isBeside(piece, first))) : "";
  };

  /** Returns the content of a page, as it was printed. A field, as it is handed on. */
  readonly contentOf = (page: PdfRef): Buffer => this.#painters.get(page)?.content ?? Buffer.alloc(0);

  markOf(content: TaggedContent): ContentMark | undefined {
    return this.#painters.get(content.form ?? content.page)?.marks.get(content.mcid);
  }

  #read(painter: PdfRef, page: PdfRef, stream: PdfRef, resources: PdfDict | undefined): void {
    if (this.#painters.has(painter) || !(stream.value instanceof PdfStream)) return;
    const content = contentOfStream(stream.value);
    const fontsHere = asDict(resources?.get("Font"));
    for (const font of fontsHere?.values() ?? []) this.fonts.add(expectDict(font));
    const objectsHere = asDict(resources?.get("XObject"));
    const facts = readContentMarks(content, (name) => {
      const form = objectsHere?.get(name);
      if (!(form instanceof PdfRef) || !(form.value instanceof PdfStream)) return false;
      if (form.value.dict.get("Subtype") !== "/Form") return false;
      this.#read(form, page, form, asDict(form.value.dict.get("Resources")));
      return this.#painters.has(form);
    });
    // A form without marks is painted as a whole, as artifact or as part of what is marked around it.
    if (painter !== page && facts.marks.size === 0) return;
    this.#painters.set(painter, { ...facts, stream, content, decoration: new Set() });
    if (painter === page) return;
    let held = this.#forms.get(page);
    if (!held) this.#forms.set(page, (held = new Map()));
    for (const mcid of facts.marks.keys()) if (!held.has(mcid)) held.set(mcid, painter);
  }

  /**
   * Says of content in a form that it is there: Chromium counts the marks of a form with the page's and says nowhere
   * that they are in the form (14.7.4.2 asks for that). Takes content away that is not painted at all, or is
   * decoration: paths and pictures with no text, outside of figures and list labels (borders, backgrounds, rules).
   */
  prepare(element: Element, inGraphic: boolean): void {
    const graphic = inGraphic || element.type === "/Figure" || element.type === "/Formula" || element.facts.has("Alt");
    const kids: Kid[] = [];
    for (const kid of element.kids) {
      if (kid.kind === "element") this.prepare(kid, graphic);
      const prepared = kid.kind === "content" ? this.#prepareContent(kid, graphic || element.type === "/Lbl") : kid;
      if (prepared) kids.push(prepared);
    }
    element.kids = kids;
  }

  /** Takes blocks away of which nothing is read or seen: blank pages, insides of covers. */
  takeBlanks(root: Element): void {
    for (const kid of root.kids) if (kid.kind === "element") this.takeBlanks(kid);
    if (root.type !== "/P" && root.type !== "/Sect" && root.type !== "/Div" && root.type !== "/Document") return;
    const isBlank = (kid: Kid): boolean =>
      kid.kind === "element"
        ? kid.type === "/NonStruct" && kid.facts.size === 0 && kid.kids.length > 0 && kid.kids.every(isBlank)
        : kid.kind === "content" &&
          this.markOf(kid)?.paintsOther === false &&
          this.piecesOf(kid).every(({ text }) => text.trim() === "");
    if (!root.kids.every(isBlank)) return;
    this.#decorate(root);
    root.kids = [];
  }

  #decorate(element: Element): void {
    for (const kid of element.kids) {
      if (kid.kind === "element") this.#decorate(kid);
      else if (kid.kind === "content") this.#painters.get(kid.form ?? kid.page)?.decoration.add(kid.mcid);
    }
  }

  #prepareContent(content: TaggedContent, drawn: boolean): TaggedContent | undefined {
    const form = this.#forms.get(content.page)?.get(content.mcid);
    const painter = this.#painters.get(form ?? content.page);
    const mark = painter?.marks.get(content.mcid);
    if (!mark) return undefined;
    if (mark.paintsText || (mark.paintsOther && drawn)) return form ? { ...content, form } : content;
    painter?.decoration.add(content.mcid);
    return undefined;
  }

  /** Writes into the content which of it is an artifact. @param more - edits of pages' contents */
  writeContents(more?: ReadonlyMap<PdfRef, readonly ContentEdit[]>): void {
    for (const [ref, painter] of this.#painters) {
      const plain = this.#painted.get(ref)?.edits ?? [];
      writeContent(painter, [...(more?.get(ref) ?? []), ...plain], this.#glyphTextOf(ref));
    }
  }

  /** Returns what tells the text of a glyph on a page; a form's fonts aren't known. */
  #glyphTextOf(page: PdfRef): GlyphText {
    const fonts = asDict(asDict(asDict(page)?.get("Resources"))?.get("Font"));
    return (name, code) => {
      const font = asDict(fonts?.get(name.slice(1)));
      return (font && this.#codesOf(font).texts[code]) ?? "";
    };
  }
}

/** How far the label of a list item may be from its first letter, in points: across, and up or down. */
const [labelReach, labelDrop] = [72, 12];

function isBeside(label: PaintedPiece, first: PaintedPiece): boolean {
  return Math.abs(label.x - first.x) < labelReach && Math.abs(label.y - first.y) < labelDrop;
}

function writeContent(
  { stream, content, unmarked, marks, decoration }: Painter,
  more: readonly ContentEdit[],
  textOf: GlyphText,
): void {
  const artifacts = unmarked.flatMap(({ start, end }) => [
    { start, end: start, by: "/Artifact BMC\n" },
    { start: end, end, by: "\nEMC" },
  ]);
  const edits = [...artifacts, ...more];
  for (const mcid of decoration) {
    const mark = marks.get(mcid);
    if (mark) edits.push({ start: mark.start, end: mark.end, by: "/Artifact BMC" });
  }
  const old = resolve(stream);
  if (edits.length === 0 || !(old instanceof PdfStream)) return;
  const { Length: _, ...entries } = Object.fromEntries(old.dict);
  stream.value = deflatedStream(entries, joinBackwardWords(editContent(content, edits), textOf), contentLevel);
}
