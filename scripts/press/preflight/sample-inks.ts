/** Finds how much ink lies on pages, proven from their colours or measured in a rendering. */
import type { Box } from "../../lib/pdf/geometry.ts";
import type { PressFacts } from "./facts/read-press-file.ts";
import { plural } from "../../messages/plural.ts";
import { renderInks } from "./render-inks.ts";
import type { PageFacts } from "./facts/page-facts.ts";

/** Bounds of the most ink on one spot of a page, 1 for one full ink; both are the same where it was measured. */
export interface InkSample {
  readonly page: number;
  readonly least: number;
  readonly most: number;
}

export interface InkSampling {
  readonly samples: readonly InkSample[];
  /** How the samples were taken, as text for people. */
  readonly method: string;
}

interface Sampled {
  readonly pageCount: number;
  readonly inkLimit: number;
  readonly bleedOf: (page: number) => Box;
  readonly limitMs?: number;
}

/**
 * How many pages are rendered although their colours prove that they have not too much ink: this would show a mistake
 * in the proof.
 */
const controls = 12;
/**
 * How much more ink a rendering may show than was proven: it is rounded to a byte for each of four inks, and at the
 * edges of pixels.
 */
const tolerance = 0.02;

/**
 * Finds how much ink pages have. A page of flat colours that can't bring too much together needs no rendering. Rendered
 * are pages with pictures, gradients or blend modes, pages whose colours might be too much if they lay on each other,
 * and a few others as a control. If one of these has more ink than was proven, all pages are rendered.
 *
 * @param reading - the file's facts; the first pages are rendered while they are read
 * @param bleedOf - returns a page's bleed, in points from the lower left corner of its sheet; what lies outside is
 *   not sampled
 * @param limitMs - milliseconds for each of at most two renderings
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

/** Returns how much ink the colours of each page can bring together, with those of gradients; pictures are not read. */
function withoutRendering(pages: readonly PageFacts[], why: string): InkSampling {
  const samples = pages.map(({ number: page, gradientInk, ink }): InkSample => ({
    page,
    least: Math.max(ink.least, gradientInk),
    most: Math.max(ink.most, gradientInk),
  }));
  const unread = pages.filter(({ ink }) => !ink.isProven).length;
  const left = unread === 0 ? "" : `; on ${plural(unread, "page")} pictures and what is blended are not measured`;
  return { samples, method: `what the file's colours can bring together, since ${why}${left}` };
}

/** Returns at most `most` page numbers, evenly spread from the first page to the last. */
function spread(pageCount: number, most: number): number[] {
  const count = Math.min(pageCount, most);
  return Array.from({ length: count }, (_, i) => 1 + Math.round((i * (pageCount - 1)) / Math.max(1, count - 1)));
}
