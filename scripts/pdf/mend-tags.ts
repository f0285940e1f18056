/** The PDF of one unit as Chromium printed it in, the same with tags that meet PDF/UA-1 (ISO 14289-1) out. */
import { contentOf, editContent, readContent, type ContentFacts } from "./content-stream.ts";
import { mendFontTexts, readFontText } from "./font-text.ts";
import { joinTables, type TablePiece } from "./join-tables.ts";
import { mendElements } from "./mend-elements.ts";
import { PdfRef, PdfStream, asDict, expectDict, resolve, type PdfDict } from "./objects.ts";
import { readPages } from "./page-tree.ts";
import { readObjects } from "./read-objects.ts";
import { readTags, renumberIds, writeTags, type Content, type Element, type Kid } from "./tags.ts";
import { deflatedStream, writeObjects } from "./write-objects.ts";

/** How hard content streams are deflated; level 6 makes a report a tenth smaller, and takes 2.5 times as long. */
const contentLevel = 3;

/** What paints: a page, or a form on a page. */
interface Painter extends ContentFacts {
  readonly stream: PdfRef;
  readonly content: Buffer;
  /** MCIDs that become artifacts, for nothing that they paint tells a reader anything. */
  readonly decoration: Set<number>;
}

/**
 * Mends what Chromium (147) leaves undone: painting that nothing marks and mere decoration become
 * artifacts (7.1), wrappers without meaning go, lists, tables and figures get the elements that they need
 * (see `mendElements`), links get their text as Contents (7.18.5), ligatures their letters (7.21.7).
 *
 * @param tablePieces - of every table on the pages, in reading order (see `joinTables`).
 * @param unitId - unlike those of other units with which it will be joined; the elements' IDs begin with it.
 * @returns a PDF that `joinUnits` takes, without what differs from run to run (dates, numbers of DOM nodes), so that
 *   it can be kept and compared.
 * @throws {Error} when the PDF is not tagged, or is not as Chromium prints it.
 */
export function mendTags(bytes: Uint8Array, tablePieces: readonly TablePiece[] = [], unitId = "unit"): Uint8Array {
  const document = readObjects(bytes);
  const root = readTags(document);
  if (!root) throw new Error("Unexpected PDF without tags, expected one that was printed tagged");
  const pages = readPages(document);
  const fonts = new Set<PdfDict>();
  const fontTexts = new Map<PdfDict, (hex: string) => string>();
  const painters = new Map<PdfRef, Painter>();
  /** For each page, the forms that hold a marked-content number instead of it. */
  const forms = new Map<PdfRef, Map<number, PdfRef>>();

  const linkTexts = new Map(pages.map((page) => [page, new Set<number>()]));
  collectLinkTexts(root, false);
  for (const page of pages) {
    const entries = expectDict(page);
    const stream = entries.get("Contents");
    if (stream instanceof PdfRef) readPainter(page, page, stream, asDict(entries.get("Resources")));
  }
  prepare(root, false);
  joinTables(root, tablePieces);
  mendElements(root, (content) => painters.get(content.form ?? content.page)?.marks.get(content.mcid));
  for (const painter of painters.values()) writeArtifacts(painter);
  mendFontTexts(fonts);
  renumberIds(root, unitId);
  expectDict(document.catalog).set("StructTreeRoot", writeTags(root, pages));
  return writeObjects({ catalog: document.catalog, info: undefined }, false);

  /** Only links need to know their text. */
  function collectLinkTexts(element: Element, inLink: boolean): void {
    const link = inLink || element.kids.some(({ kind }) => kind === "annotation");
    for (const kid of element.kids) {
      if (kid.kind === "element") collectLinkTexts(kid, link);
      else if (kid.kind === "content" && link) linkTexts.get(kid.page)?.add(kid.mcid);
    }
  }

  function readPainter(painter: PdfRef, page: PdfRef, stream: PdfRef, resources: PdfDict | undefined): void {
    if (painters.has(painter) || !(stream.value instanceof PdfStream)) return;
    const content = contentOf(stream.value);
    const fontsHere = asDict(resources?.get("Font"));
    for (const font of fontsHere?.values() ?? []) fonts.add(expectDict(font));
    const objectsHere = asDict(resources?.get("XObject"));
    const facts = readContent(content, {
      textOf: (name, hex) => {
        const font = expectDict(fontsHere?.get(name));
        let text = fontTexts.get(font);
        if (!text) fontTexts.set(font, (text = readFontText(font)));
        return text(hex);
      },
      wantsText: (mcid) => linkTexts.get(page)?.has(mcid) ?? false,
      holdsMarks: (name) => {
        const form = objectsHere?.get(name);
        if (!(form instanceof PdfRef) || !(form.value instanceof PdfStream)) return false;
        if (form.value.dict.get("Subtype") !== "/Form") return false;
        readPainter(form, page, form, asDict(form.value.dict.get("Resources")));
        return painters.has(form);
      },
    });
    // A form without marks is painted as a whole, as artifact or as part of what is marked around it.
    if (painter !== page && facts.marks.size === 0) return;
    painters.set(painter, { ...facts, stream, content, decoration: new Set() });
    if (painter === page) return;
    let held = forms.get(page);
    if (!held) forms.set(page, (held = new Map()));
    for (const mcid of facts.marks.keys()) if (!held.has(mcid)) held.set(mcid, painter);
  }

  /**
   * Chromium counts the marks of a form with the page's and says nowhere that they are in the form
   * (14.7.4.2 asks for that). Takes content away that is not painted at all, or is decoration: paths and
   * pictures with no text, outside of figures and list labels (borders, backgrounds, rules).
   */
  function prepare(element: Element, inGraphic: boolean): void {
    const graphic = inGraphic || element.type === "/Figure" || element.type === "/Formula";
    const kids: Kid[] = [];
    for (const kid of element.kids) {
      if (kid.kind === "element") prepare(kid, graphic);
      const prepared = kid.kind === "content" ? prepareContent(kid, graphic || element.type === "/Lbl") : kid;
      if (prepared) kids.push(prepared);
    }
    element.kids = kids;
  }

  function prepareContent(content: Content, drawn: boolean): Content | undefined {
    const form = forms.get(content.page)?.get(content.mcid);
    const painter = painters.get(form ?? content.page);
    const mark = painter?.marks.get(content.mcid);
    if (!mark) return undefined;
    if (mark.paintsText || (mark.paintsOther && drawn)) return form ? { ...content, form } : content;
    painter?.decoration.add(content.mcid);
    return undefined;
  }
}

function writeArtifacts({ stream, content, unmarked, marks, decoration }: Painter): void {
  const edits = unmarked.flatMap(({ start, end }) => [
    { start, end: start, by: "/Artifact BMC\n" },
    { start: end, end, by: "\nEMC" },
  ]);
  for (const mcid of decoration) {
    const mark = marks.get(mcid);
    if (mark) edits.push({ start: mark.start, end: mark.end, by: "/Artifact BMC" });
  }
  const old = resolve(stream);
  if (edits.length === 0 || !(old instanceof PdfStream)) return;
  const { Length: _, ...entries } = Object.fromEntries(old.dict);
  stream.value = deflatedStream(entries, editContent(content, edits), contentLevel);
}
