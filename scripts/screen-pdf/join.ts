/** Joins the PDFs of a publication's units to one, with its pages, links, tags, outline and labels. */
import { roundTo } from "../lib/pdf/number-text.ts";
import { pointsInMm } from "../lib/pdf/geometry.ts";
import type { ArchiveStandard } from "../manuscript/settings/schema/settings-schema.ts";
import { buildDestinations, leadTo, readDestinations, type Destinations } from "./destinations.ts";
import { addInkProfile } from "./add-ink-profile.ts";
import { joinTags, type TaggedUnit } from "./join-tags.ts";
import { buildInfo, buildXmp, type Metadata } from "./metadata.ts";
import {
  PdfRef,
  asArray,
  asDict,
  dict,
  expectDict,
  textString,
  type PdfDict,
  type PdfValue,
} from "../lib/pdf/objects.ts";
import { buildOutline, type OutlineEntry } from "./outline.ts";
import { buildPageLabels, type PageLabels } from "../lib/pdf/page-labels.ts";
import { buildPageTree, readPages } from "../lib/pdf/page-tree.ts";
import { shareResources } from "./share-resources.ts";
import { joinLinks } from "./ua2/join-links.ts";
import { FilesAhead, type LinkEntry, type UnitFile } from "./unit-file.ts";
import { deflatedStream, packObjects } from "../lib/pdf/write-objects.ts";

/** How hard the profile is deflated; it is small. */
const profileLevel = 6;

/** One unit as Chromium printed it and, if it is tagged, `repairTags` repaired it. */
export interface UnitPdf {
  /** Name of the unit in errors, such as its file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether its tags continue those of the unit before it. */
  readonly goesOn?: boolean;
  /** Pages, from 0, whose content is turned to the left; a reader shows them turned to the right, upright. */
  readonly turned?: readonly number[];
  /** Profile (ICC) of the press for the inks on its pages, where a page of another PDF is placed on one. */
  readonly inks?: Uint8Array | undefined;
}

export interface Publication extends Metadata {
  readonly outline: readonly OutlineEntry[];
  readonly pageLabels: readonly PageLabels[];
  /** The sheet cut to size, in mm from the sheet's upper left corner; without it pages are the whole sheet. */
  readonly trimMm?: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /**
   * Whether elements may be missing, as on pages that a proof shows with what is to be mended. What would lead to them
   * leads to the first page.
   */
  readonly mayLack?: boolean;
  /** Receives the page, from 1, of each destination in the finished file. */
  readonly onDestinations?: (pages: ReadonlyMap<string, number>) => void;
  /** Standards that the file says it meets: only for units that `repairTags` repaired for the same. */
  readonly archive?: Archive | undefined;
}

interface Archive {
  readonly standard: ArchiveStandard;
  /** The profile (ICC) of the screen's colours, sRGB. */
  readonly profile: Uint8Array;
}

interface JoinedUnit extends Omit<TaggedUnit, "tags"> {
  readonly catalog: PdfDict;
  readonly destinations: Destinations;
  readonly tags: PdfDict | undefined;
}

/**
 * Joins units, in order, into one PDF 1.7 or, for PDF/UA-2, 2.0. The same units and publication give the same bytes.
 *
 * Links lead to pages and places, also into other units; structure trees become one below one Document;
 * what units hold twice (fonts, pictures) is kept once; every id stays as a named destination.
 *
 * @param ahead - units that were read ahead; empty afterwards
 * @throws {Error} naming the unit, when one is not as Chromium prints it, only some are tagged, an id or an
 *   element's ID stands in two units, or a link or outline entry leads to an id that no unit has as a destination
 *   (see `destinationHtml` in pages).
 */
export async function joinUnits(
  units: readonly UnitPdf[],
  publication: Publication,
  ahead: FilesAhead = new FilesAhead(),
): Promise<Uint8Array> {
  // Links are asked where they lead when they are written.
  const read: JoinedUnit[] = units.map((unit) =>
    readUnit(
      unit,
      (bytes) => ahead.take(bytes),
      (id) => entryOf(id),
    ),
  );
  ahead.clear();
  const pages = read.flatMap((unit) => unit.pages);
  const destinations = joinDestinations(read);
  const { outline, archive } = publication;
  const isNew = archive?.standard === "ua2";
  const { elementOf, namespaces } = isNew ? joinLinks(read) : {};
  const entryOf = (id: string): LinkEntry | undefined => {
    const place = destinations.get(id) ?? (publication.mayLack ? [pages[0]!, "/Fit"] : undefined);
    return place && leadTo(place, elementOf?.(id));
  };
  const outlineEntryOf = (id: string) => {
    const entry = entryOf(id);
    if (!entry) throw new Error(`Unexpected outline entry for #${id}, expected the id of a destination in a unit`);
    return entry;
  };
  publication.onDestinations?.(pagesOf(destinations, pages));
  const tree = joinTags(taggedUnits(read), publication.language, namespaces);
  const pageTree = buildPageTree(pages);
  if (publication.trimMm) for (const page of pages) setTrim(expectDict(page), publication.trimMm);
  shareResources(pages.map(expectDict));

  const catalog = dict({
    Type: "/Catalog",
    Pages: pageTree,
    Lang: textString(publication.language),
    MarkInfo: tree && dict({ Marked: true }),
    StructTreeRoot: tree,
    ViewerPreferences: dict({ DisplayDocTitle: true }),
    PageMode: outline.length > 0 ? "/UseOutlines" : undefined,
    PageLabels: publication.pageLabels.length > 0 ? buildPageLabels(publication.pageLabels) : undefined,
    Outlines: outline.length > 0 ? buildOutline(outline, outlineEntryOf) : undefined,
    Names: destinations.size > 0 ? dict({ Dests: buildDestinations(destinations, elementOf) }) : undefined,
    Metadata: buildXmp(publication, archive && (isNew ? "a-4" : "a-2a")),
    OutputIntents: archive && [outputIntentOf(archive.profile)],
  });
  // PDF/A-4 has no information dictionary (ISO 19005-4, 6.1.3): XMP tells it all.
  const info = isNew ? undefined : buildInfo(publication);
  return packObjects({ catalog: new PdfRef(catalog), info }, isNew ? "2.0" : "1.7");
}

/** Returns the output intent that makes device colours those of sRGB (ISO 19005-2, 6.2.3). */
function outputIntentOf(profile: Uint8Array): PdfRef {
  return new PdfRef(
    dict({
      Type: "/OutputIntent",
      S: "/GTS_PDFA1",
      OutputConditionIdentifier: textString("sRGB"),
      Info: textString("sRGB IEC61966-2.1"),
      DestOutputProfile: new PdfRef(deflatedStream({ N: 3 }, profile, profileLevel)),
    }),
  );
}

function readUnit(
  { name, bytes, turned = [], inks, goesOn }: UnitPdf,
  take: (bytes: Uint8Array) => UnitFile,
  entryOf: (id: string) => LinkEntry | undefined,
): JoinedUnit {
  try {
    const file = take(bytes);
    const { document, keys } = file;
    file.entryOf = (id) => {
      const entry = entryOf(id);
      if (!entry)
        throw new Error(`Unexpected link to #${id} in unit ${name}, expected the id of a destination in a unit`);
      return entry;
    };
    const pages = readPages(document);
    const destinations = readDestinations(document);
    turnPages(
      turned.map((index) => pages[index]!),
      destinations,
    );
    if (inks) addInkProfile(pages, inks);
    const catalog = expectDict(document.catalog);
    return { name, goesOn, pages, catalog, destinations, keys, tags: asDict(catalog.get("StructTreeRoot")) };
  } catch (cause) {
    throw new Error(`Unexpected PDF of unit ${name}, expected one as Chromium prints it`, {
      cause,
    });
  }
}

/**
 * Shows pages turned (Rotate, ISO 32000-1, table 30). A place on one is the page as a whole: its upper left
 * corner, as the page stands in the file, is another one for the reader.
 */
function turnPages(pages: readonly PdfRef[], destinations: Destinations): void {
  for (const page of pages) expectDict(page).set("Rotate", 90);
  for (const [id, [page]] of destinations) {
    if (page instanceof PdfRef && pages.includes(page)) destinations.set(id, [page, "/Fit"]);
  }
}

/** Returns the page, counted from 1, on which each id stands in the finished file. */
function pagesOf(destinations: Destinations, pages: readonly PdfRef[]): Map<string, number> {
  const numbers = new Map<PdfValue, number>(pages.map((page, index) => [page, index + 1]));
  return new Map(
    [...destinations].flatMap(([id, [page]]) => {
      const number = page === undefined ? undefined : numbers.get(page);
      return number === undefined ? [] : [[id, number] as const];
    }),
  );
}

function joinDestinations(units: readonly JoinedUnit[]): Destinations {
  const joined: Destinations = new Map();
  const owners = new Map<string, string>();
  for (const { name, destinations } of units) {
    for (const [id, place] of destinations) {
      const owner = owners.get(id);
      if (owner !== undefined)
        throw new Error(`Unexpected second #${id} in unit ${name}, expected ids to be unique; ${owner} has it too`);
      owners.set(id, name);
      joined.set(id, place);
    }
  }
  return joined;
}

function taggedUnits(units: readonly JoinedUnit[]): TaggedUnit[] {
  const tagged = units.flatMap(({ tags, ...unit }) => (tags ? [{ ...unit, tags }] : []));
  const untagged = units.find(({ tags }) => !tags);
  if (untagged && tagged.length > 0)
    throw new Error(`Unexpected unit ${untagged.name} without tags, expected all units tagged, or none`);
  return tagged;
}

/** Makes the page what is left after trimming: a screen shows no more of it, whichever box it goes by. */
function setTrim(page: PdfDict, trim: NonNullable<Publication["trimMm"]>): void {
  const [left = 0, bottom = 0, right = 0, top = 0] = asArray(page.get("MediaBox")).map(Number);
  const x = left + trim.left * pointsInMm;
  const y = top - trim.top * pointsInMm;
  const box = [x, y - trim.height * pointsInMm, x + trim.width * pointsInMm, y].map((n) => roundTo(3, n));
  const [boxLeft = 0, boxBottom = 0, boxRight = 0, boxTop = 0] = box;
  if (boxLeft < left || boxBottom < bottom || boxRight > right || boxTop > top) {
    const sheet = `${((right - left) / pointsInMm).toFixed(2)} × ${((top - bottom) / pointsInMm).toFixed(2)} mm`;
    throw new Error(`Unexpected sheet of ${sheet}, expected one that holds the trimmed page`);
  }
  page.set("MediaBox", box);
  page.set("TrimBox", box);
}
