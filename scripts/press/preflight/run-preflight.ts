/** Runs the preflight of a finished file, compared with what was ordered. */
import type { Box } from "../../lib/pdf/geometry.ts";
import { sha256Of } from "../../lib/cache/hash-of.ts";
import type { TrimSize } from "../../pages/print-sheet.ts";
import { boxesFor, pointsToMm } from "../press-geometry.ts";
import { blackOverprint } from "./checks/black-overprint.ts";
import { blankPages } from "./checks/blank-pages.ts";
import { bleed } from "./checks/bleed.ts";
import { boxes } from "./checks/boxes.ts";
import { colourSpaces } from "./checks/colour-spaces.ts";
import { finePrint } from "./checks/fine-print.ts";
import { fonts } from "./checks/fonts.ts";
import { hairlines } from "./checks/hairlines.ts";
import { pageCount } from "./checks/page-count.ts";
import { pictureInks } from "./checks/picture-inks.ts";
import { pictures } from "./checks/pictures.ts";
import { safeDistance } from "./checks/safe-distance.ts";
import { spotInks } from "./checks/spot-inks.ts";
import { standard } from "./checks/standard.ts";
import { totalInk } from "./checks/total-ink.ts";
import { transparency } from "./checks/transparency.ts";
import { whiteOverprint } from "./checks/white-overprint.ts";
import type { PageFacts } from "./facts/page-facts.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { Check, PressFinding, PressOrder } from "./finding.ts";
import { sampleInks, type InkSample, type InkSampling } from "./sample-inks.ts";

/** All checks, in the order in which people read the result. */
export const checks: readonly Check[] = [
  standard,
  boxes,
  bleed,
  safeDistance,
  colourSpaces,
  spotInks,
  totalInk,
  whiteOverprint,
  blackOverprint,
  transparency,
  pictures,
  pictureInks,
  fonts,
  hairlines,
  finePrint,
  blankPages,
  pageCount,
];

/** A finding with all pages that have it. */
export interface PreflightResult {
  readonly severity: PressFinding["severity"];
  readonly text: string;
  /** Pages, from 1; empty where the file as a whole is meant. */
  readonly pages: readonly number[];
  /** The first places of the finding; empty where it has none. */
  readonly places: readonly PreflightPlace[];
}

/**
 * A place on a page, in millimetres from the upper left corner of the trimmed page, or of the sheet where the page
 * declares no trim.
 */
export interface PreflightPlace {
  readonly page: number;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The most places of one result: nobody looks at more of the same. */
const mostPlaces = 20;

export interface CheckResult {
  readonly check: string;
  readonly title: string;
  readonly results: readonly PreflightResult[];
}

/** The result of a preflight, as plain data that is written as JSON and shown as a page. */
export interface Preflight {
  readonly file: string;
  readonly sha256: string;
  readonly passed: boolean;
  readonly pages: number;
  readonly checks: readonly CheckResult[];
  readonly facts: PreflightFacts;
}

/** The contents of the file, in words for people. */
export interface PreflightFacts {
  readonly condition: string | undefined;
  readonly trimMm: string;
  readonly fonts: readonly string[];
  readonly inks: readonly string[];
  readonly pictures: number;
  readonly leastPpi: number | undefined;
  readonly mostInk: string;
  readonly inkMethod: string;
}

/**
 * Runs the preflight of a file of a report.
 *
 * @param readFacts - `readPressFile`, here or in a thread
 */
export async function runPreflight(
  file: string,
  bytes: Uint8Array,
  order: PressOrder & { readonly trim: TrimSize; readonly pageCount: number },
  readFacts: (bytes: Uint8Array) => PressFacts | Promise<PressFacts>,
): Promise<Preflight> {
  const { bleed: bleedBox } = boxesFor(order.trim, order.bleedMm);
  const reading = Promise.resolve(readFacts(bytes));
  const sampled = { pageCount: order.pageCount, inkLimit: order.inkLimit, bleedOf: () => bleedBox };
  const [facts, sampling] = await Promise.all([reading, sampleInks(bytes, reading, sampled)]);
  return judge(file, sha256Of(bytes), { facts, sampling }, order, checks);
}

/**
 * Returns the results of the checks in `list`, with a summary of the file.
 *
 * @param sha256 - hash of the file
 */
export function judge(
  file: string,
  sha256: string,
  { facts, sampling }: { facts: PressFacts; sampling: InkSampling },
  order: PressOrder,
  list: readonly Check[],
): Preflight {
  const found = runChecks(facts, order, sampling.samples, list);
  return {
    file,
    sha256,
    passed: !found.some(({ results }) => results.some(({ severity }) => severity === "error")),
    pages: facts.pages.length,
    checks: found,
    facts: summarise(facts, order, sampling),
  };
}

/** Runs checks on facts that were read before. */
export function runChecks(
  facts: PressFacts,
  order: PressOrder,
  samples: readonly InkSample[],
  list: readonly Check[] = checks,
): CheckResult[] {
  return list.map(({ name, title, run }) => {
    const results = new Map<string, PreflightResult & { pages: number[]; places: PreflightPlace[] }>();
    for (const { severity, text, page, box } of run(facts, order, samples)) {
      const key = `${severity} ${text}`;
      const result = results.get(key) ?? { severity, text, pages: [], places: [] };
      if (page !== undefined && result.pages.at(-1) !== page) result.pages.push(page);
      if (page !== undefined && box && result.places.length < mostPlaces) {
        result.places.push({ page, rect: rectOf(box, facts.pages[page - 1]) });
      }
      results.set(key, result);
    }
    return { check: name, title, results: [...results.values()] };
  });
}

function rectOf([left, bottom, right, top]: Box, page: PageFacts | undefined): PreflightPlace["rect"] {
  const [fromLeft, , , fromTop] = page?.trim ?? page?.media ?? [0, 0, 0, 0];
  const mm = (points: number) => Math.round(pointsToMm(points) * 10) / 10;
  return { x: mm(left - fromLeft), y: mm(fromTop - top), width: mm(right - left), height: mm(top - bottom) };
}

function trimOf({ trim }: PressOrder, first: PageFacts | undefined): string {
  const [left, bottom, right, top] = first?.trim ?? first?.media ?? [0, 0, 0, 0];
  const [width, height] = [right - left, top - bottom].map((points) => Math.round(pointsToMm(points) * 100) / 100);
  return trim ? `${trim.widthMm} × ${trim.heightMm}` : `${width} × ${height}`;
}

function summarise({ pages, intent }: PressFacts, order: PressOrder, { samples, method }: InkSampling): PreflightFacts {
  const fontNames = pages.flatMap((page) =>
    [...page.fonts.values()].map(({ name, program }) => `${name.replace(/^[A-Z]{6}\+/, "")} (${program})`),
  );
  const spaces = pages.flatMap((page) => [...page.colours.values()].map(({ space }) => space));
  const ppis = pages.flatMap((page) => page.pictures.map(({ ppi }) => Math.round(ppi)));
  const most = samples.toSorted((a, b) => b.most - a.most)[0];
  const percent = `${Math.round((most?.most ?? 0) * 100)}%`;
  return {
    condition: intent?.condition,
    trimMm: trimOf(order, pages[0]),
    fonts: [...new Set(fontNames)].toSorted(),
    inks: [...new Set(spaces)].toSorted(),
    pictures: ppis.length,
    leastPpi: ppis.length > 0 ? ppis.reduce((least, ppi) => Math.min(least, ppi)) : undefined,
    mostInk: most ? `${most.least < most.most ? "at most " : ""}${percent} on page ${most.page}` : "none",
    inkMethod: method,
  };
}
