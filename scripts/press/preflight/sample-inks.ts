/** The bytes and the facts of a finished file in, how much ink lies on its pages out: by proof from its colours, or measured in a rendering. */
import type { PressFacts } from "./facts/read-press-file.ts";
import { renderInks } from "./render-inks.ts";
import type { PageFacts } from "./facts/page-facts.ts";
import type { Box } from "../press-geometry.ts";

/** Between which amounts the most ink on one spot of a page is, 1 for one full ink; the same amount where it was measured. */
export interface InkSample {
  readonly page: number;
  readonly least: number;
  readonly most: number;
}

export interface InkSampling {
  readonly samples: readonly InkSample[];
  /** How they were taken, for people. */
  readonly method: string;
}

/** Pages that are rendered although their colours prove enough: so a mistake in the proof would show. */
const controls = 12;
/** A rendering has whole bytes for each of four inks, and pixels at edges that are rounded. */
const tolerance = 0.02;

/**
 * A page of flat colours that can't bring too much together needs no rendering. Pages with pictures, gradients, spot
 * inks or blend modes, and those whose colours might be too much if they lay on each other, are rendered, and some
 * of the others. Should one of these have more ink than was proven, all pages are rendered.
 *
 * @param bleed - of each page; what lies outside is not sampled
 */
export async function sampleInks(
  bytes: Uint8Array,
  { pages }: Pick<PressFacts, "pages">,
  { inkLimit, bleed }: { inkLimit: number; bleed: Box },
): Promise<InkSampling> {
  const isProven = ({ ink }: PageFacts) => ink.isProven && ink.most <= inkLimit;
  const proven = pages.filter(isProven);
  const control = new Set(spread(proven, controls));
  const first = pages.filter((page) => !isProven(page) || control.has(page));
  const rendering = await renderInks(bytes, numbersOf(first), bleed);
  if ("failure" in rendering) return withoutRendering(pages, rendering.failure);
  const exceeds = (page: PageFacts) => rendering.most.get(page.number)! > page.ink.most + tolerance;
  const refuted = first.some((page) => page.ink.isProven && exceeds(page));
  const rest = refuted
    ? await renderInks(bytes, numbersOf(proven.filter((page) => !control.has(page))), bleed)
    : undefined;
  if (rest && "failure" in rest) return withoutRendering(pages, rest.failure);
  const measured = new Map([...rendering.most, ...(rest?.most ?? [])]);
  const samples = pages.map(({ number: page, ink }): InkSample => {
    const { least, most } = ink;
    const amount = measured.get(page);
    return amount === undefined ? { page, least, most } : { page, least: amount, most: amount };
  });
  const count = pages.length - measured.size;
  const others = count === 0 ? "" : `; on ${count} others the file's flat colours can't bring more together`;
  return { samples, method: `${rendering.by} on ${measured.size} pages${others}` };
}

/** What the colours of each page can bring together; of a gradient its steps count, pictures are not read. */
function withoutRendering(pages: readonly PageFacts[], why: string): InkSampling {
  const samples = pages.map(({ number: page, colours, ink }): InkSample => {
    const steps = [...colours.values()].filter(({ by, space }) => by === "shading" && space === "DeviceCMYK");
    const sums = steps.map(({ components }) => components.reduce((sum, component) => sum + component, 0));
    return { page, least: Math.max(ink.least, ...sums), most: Math.max(ink.most, ...sums) };
  });
  const unread = pages.filter(({ ink }) => !ink.isProven).length;
  const left = unread === 0 ? "" : `; on ${unread} pages pictures and what is blended are not measured`;
  return { samples, method: `what the file's colours can bring together, since ${why}${left}` };
}

/** So many of the list, evenly apart, the first and the last among them. */
function spread<Item>(list: readonly Item[], count: number): Item[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]!);
}

function numbersOf(pages: readonly PageFacts[]): number[] {
  return pages.map(({ number }) => number);
}
