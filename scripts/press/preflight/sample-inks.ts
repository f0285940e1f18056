/** Finds how much ink lies on pages: proven from their colours, or measured in a rendering. */
import type { Box } from "../../lib/pdf/geometry.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import { plural } from "../../messages/plural.ts";
import { renderInks } from "./render-inks.ts";
import type { PageFacts } from "./facts/page-facts.ts";

/**
 * Amounts between which the most ink on one spot of a page is, 1 for one full ink; the same amount where it was
 * measured.
 */
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

interface Sampled {
  readonly pageCount: number;
  readonly inkLimit: number;
  readonly bleedOf: (page: number) => Box;
  readonly limitMs?: number;
}

/** Pages that are rendered even if their colours prove enough: so a mistake in the proof would show. */
const controls = 12;
/** A rendering has whole bytes for each of four inks, and pixels at edges that are rounded. */
const tolerance = 0.02;

/**
 * Measures the ink of pages. A page of flat colours that can't bring too much together needs no rendering. Pages with
 * pictures, gradients or blend modes, and those whose colours might be too much if they lay on each other, are
 * rendered, and some of the others. Should one of these have more ink than was proven, all pages are rendered.
 *
 * @param reading - the file's facts; the first pages are rendered while it is read
 * @param bleedOf - a page's bleed, from the lower left corner of its sheet; what lies outside is not sampled
 * @param limitMs - for each of at most two renderings
 */
export async function sampleInks(
  bytes: Uint8Array,
  reading: Pick<PressFacts, "pages"> | Promise<Pick<PressFacts, "pages">>,
  { pageCount, inkLimit, bleedOf, limitMs }: Sampled,
): Promise<InkSampling> {
  const render = (numbers: readonly number[]) => renderInks(bytes, numbers, bleedOf, limitMs);
  const [control, { pages }] = await Promise.all([render(spread(pageCount, controls)), reading]);
  if ("failure" in control) return withoutRendering(pages, control.failure);
  const hasMore = ({ number, ink }: PageFacts) =>
    ink.isProven && (control.most.get(number) ?? 0) > ink.most + tolerance;
  const isRefuted = pages.some(hasMore);
  const open = pages.filter(
    ({ number, ink }) => !control.most.has(number) && (isRefuted || !ink.isProven || ink.most > inkLimit),
  );
  const rest = await render(open.map(({ number }) => number));
  if ("failure" in rest) return withoutRendering(pages, rest.failure);
  const measured = new Map([...control.most, ...rest.most]);
  const samples = pages.map(({ number: page, ink: { least, most } }): InkSample => {
    const amount = measured.get(page);
    return amount === undefined ? { page, least, most } : { page, least: amount, most: amount };
  });
  const count = pages.length - measured.size;
  const others = count === 0 ? "" : `; on ${plural(count, "other")} the file's flat colours can't bring more together`;
  return { samples, method: `${control.by} on ${plural(measured.size, "page")}${others}` };
}

/** Returns what the colours of each page can bring together; of a gradient its steps count, pictures are not read. */
function withoutRendering(pages: readonly PageFacts[], why: string): InkSampling {
  const samples = pages.map(({ number: page, colours, ink }): InkSample => {
    const steps = [...colours.values()].filter(({ by, space }) => by === "shading" && space === "DeviceCMYK");
    const sums = steps.map(({ components }) => components.reduce((sum, component) => sum + component, 0));
    return { page, least: Math.max(ink.least, ...sums), most: Math.max(ink.most, ...sums) };
  });
  const unread = pages.filter(({ ink }) => !ink.isProven).length;
  const left = unread === 0 ? "" : `; on ${plural(unread, "page")} pictures and what is blended are not measured`;
  return { samples, method: `what the file's colours can bring together, since ${why}${left}` };
}

/** Returns pages, counted from 1, evenly apart, the first and the last among them; all where these are no more. */
function spread(pageCount: number, most: number): number[] {
  const count = Math.min(pageCount, most);
  return Array.from({ length: count }, (_, i) => 1 + Math.round((i * (pageCount - 1)) / Math.max(1, count - 1)));
}
