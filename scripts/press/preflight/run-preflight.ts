/** The bytes of a finished file and what was ordered in, the preflight's result out. */
import { hashOf } from "../../cache/hash-of.ts";
import { boxesFor } from "../press-geometry.ts";
import { blankPages } from "./checks/blank-pages.ts";
import { bleed } from "./checks/bleed.ts";
import { boxes } from "./checks/boxes.ts";
import { colourSpaces } from "./checks/colour-spaces.ts";
import { fonts } from "./checks/fonts.ts";
import { hairlines } from "./checks/hairlines.ts";
import { pageCount } from "./checks/page-count.ts";
import { pictures } from "./checks/pictures.ts";
import { safeDistance } from "./checks/safe-distance.ts";
import { standard } from "./checks/standard.ts";
import { totalInk } from "./checks/total-ink.ts";
import { transparency } from "./checks/transparency.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import type { Check, Finding, PressOrder } from "./finding.ts";
import { sampleInks, type InkSample, type InkSampling } from "./sample-inks.ts";

/** In the order in which people read the result. */
export const checks: readonly Check[] = [
  standard,
  boxes,
  bleed,
  safeDistance,
  colourSpaces,
  totalInk,
  transparency,
  pictures,
  fonts,
  hairlines,
  blankPages,
  pageCount,
];

/** The same finding on several pages. */
export interface Result {
  readonly severity: Finding["severity"];
  readonly text: string;
  /** From 1; empty where the file as a whole is meant. */
  readonly pages: readonly number[];
}

export interface CheckResult {
  readonly check: string;
  readonly title: string;
  readonly results: readonly Result[];
}

/** Plain data: what is written as JSON, and shown as a page. */
export interface Preflight {
  readonly file: string;
  readonly sha256: string;
  readonly passed: boolean;
  readonly pages: number;
  readonly checks: readonly CheckResult[];
  readonly facts: PreflightFacts;
}

/** What the file holds, for people. */
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

/** @param readFacts - `readPressFile`, here or in a thread */
export async function runPreflight(
  file: string,
  bytes: Uint8Array,
  order: PressOrder,
  readFacts: (bytes: Uint8Array) => PressFacts | Promise<PressFacts>,
): Promise<Preflight> {
  const { bleed: bleedBox } = boxesFor(order.trim, order.bleedMm);
  const reading = Promise.resolve(readFacts(bytes));
  const [facts, sampling] = await Promise.all([reading, sampleInks(bytes, reading, { ...order, bleed: bleedBox })]);
  const found = runChecks(facts, order, sampling.samples);
  return {
    file,
    sha256: hashOf(bytes),
    passed: !found.some(({ results }) => results.some(({ severity }) => severity === "error")),
    pages: facts.pages.length,
    checks: found,
    facts: summarise(facts, order, sampling),
  };
}

/** All checks on facts that were read. */
export function runChecks(facts: PressFacts, order: PressOrder, samples: readonly InkSample[]): CheckResult[] {
  return checks.map(({ name, title, run }) => {
    const results = new Map<string, Result & { pages: number[] }>();
    for (const { severity, text, page } of run(facts, order, samples)) {
      const key = `${severity} ${text}`;
      const result = results.get(key) ?? { severity, text, pages: [] };
      if (page !== undefined && result.pages.at(-1) !== page) result.pages.push(page);
      results.set(key, result);
    }
    return { check: name, title, results: [...results.values()] };
  });
}

function summarise({ pages, intent }: PressFacts, order: PressOrder, { samples, method }: InkSampling): PreflightFacts {
  const fontNames = pages.flatMap((page) =>
    [...page.fonts.values()].map(({ name, program }) => `${name.slice(7)} (${program})`),
  );
  const spaces = pages.flatMap((page) => [...page.colours.values()].map(({ space }) => space));
  const ppis = pages.flatMap((page) => page.pictures.map(({ ppi }) => Math.round(ppi)));
  const most = samples.toSorted((a, b) => b.most - a.most)[0];
  const percent = `${Math.round((most?.most ?? 0) * 100)}%`;
  return {
    condition: intent?.condition,
    trimMm: `${order.trim.widthMm} × ${order.trim.heightMm}`,
    fonts: [...new Set(fontNames)].toSorted(),
    inks: [...new Set(spaces)].toSorted(),
    pictures: ppis.length,
    leastPpi: ppis.length > 0 ? Math.min(...ppis) : undefined,
    mostInk: most ? `${most.least < most.most ? "at most " : ""}${percent} on page ${most.page}` : "none",
    inkMethod: method,
  };
}
