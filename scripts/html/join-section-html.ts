/** Divides what a section's HTML is made of among the parts of its file, and joins the HTML of the parts. */
import { movePlaces } from "../markdown/parts/move-places.ts";
import type { TextPart } from "../markdown/parts/cut-file.ts";
import type { SectionNumbers } from "../markdown/numbers/number-report.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";
import type { SectionFacts } from "../markdown/section-facts.ts";
import { appendPieces, type HtmlPiece } from "./html-piece.ts";
import { inOwnLines, moveSources } from "./part-sources.ts";
import type { SectionHtml, SectionSource } from "./section-to-html.ts";

/** All that the HTML of a section, or of a part of its file, is made of, but for the tree. */
export type PartSource = Omit<SectionSource, "tree">;

/**
 * Returns the sources of the parts of a section's source.
 *
 * @param hasHtml - whether any part has HTML written by authors; then all parts are parsed as HTML, as the whole file
 * would be
 */
export function partSources(
  source: PartSource,
  parts: readonly (Pick<TextPart, "continues"> & { facts: SectionFacts })[],
  hasHtml: boolean,
): PartSource[] {
  const { numbers } = source;
  const isCitedAtEnd = source.citation?.place === "end";
  let titleBefore: Target | undefined;
  let [callout, target, chart, credit] = [0, 0, 0, 0];
  return parts.map(({ facts: own }, index) => {
    const [firstCallout, firstTarget, firstChart, firstCredit] = [callout, target, chart, credit];
    callout += own.callouts.filter(({ inNote }) => !inNote).length;
    target += own.targets.length;
    chart += own.charts.length;
    credit += own.credits.length;
    const targets = numbers.targets.slice(firstTarget, target);
    const goesOnWith = parts[index]!.continues ? titleBefore : undefined;
    titleBefore = targets.findLast(isTitle) ?? titleBefore;
    const isCutBelow = parts[index + 1]?.continues ?? false;
    const urls = new Set(own.pictures.map(({ url }) => url));
    const defined = new Set(own.definitions.map(({ identifier }) => identifier));
    return {
      ...source,
      path: inOwnLines(source.path),
      numbers: {
        callouts: numbers.callouts.slice(firstCallout, callout),
        targets,
        credits: numbers.credits.slice(firstCredit, credit),
        ...linksOf(own, numbers),
        examples: { ...numbers.examples, numbers: pick(numbers.examples.numbers, new Set(own.exampleNames)) },
        notes: numbers.notes.filter(({ identifier }) => defined.has(identifier)),
      },
      pictures: pick(source.pictures, urls),
      charts: source.charts.slice(firstChart, chart),
      ...(index > 0 && (source.author ?? source.icon) ? { author: undefined, icon: undefined } : {}),
      ...(hasHtml ? { readsHtml: true } : {}),
      ...(index < parts.length - 1 ? { goesOn: true } : {}),
      ...(isCutBelow ? { targetsBehind: numbers.targets.slice(target, target + behind(index)), isCutBelow } : {}),
      ...(isCitedAtEnd && goesOnWith ? { titleBefore: goesOnWith } : {}),
    };
  });

  /** Counts the targets of the following parts up to the next title. */
  function behind(index: number): number {
    const others = parts.slice(index + 1);
    const end = others.findIndex(({ continues }) => !continues);
    return others.slice(0, end < 0 ? undefined : end).reduce((sum, { facts }) => sum + facts.targets.length, 0);
  }
}

function isTitle({ kind, level, isInner }: Target): boolean {
  return kind === "section" && level === 1 && !isInner;
}

function linksOf(
  { references, links, ids }: SectionFacts,
  numbers: SectionNumbers,
): Pick<SectionNumbers, "references" | "dead" | "takenIds"> {
  const addresses = new Set([...references.map(({ id }) => `#${id}`), ...links.map(({ url }) => url)]);
  const given = new Set(ids.map(({ id }) => id));
  return {
    references: pick(numbers.references, addresses),
    dead: numbers.dead.filter((address) => addresses.has(address)),
    takenIds: numbers.takenIds.filter((id) => given.has(id)),
  };
}

function pick<Value>(values: Readonly<Record<string, Value>>, names: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** Codes of messages that come once a file for many places. */
const toldOnceInHtml = new Set(["dropped-attribute", "dropped-element"]);

/**
 * Joins the HTML of parts. Returns undefined where a message would be repeated, or a part continues below another title
 * than its source says, so that the section has to be converted as a whole.
 */
export function joinSectionHtml(
  parts: readonly TextPart[],
  sources: readonly PartSource[],
  htmls: readonly SectionHtml[],
): SectionHtml | undefined {
  if (htmls.some(({ messages }) => messages.some(({ ruleId }) => toldOnceInHtml.has(ruleId)))) return undefined;
  if (!areCitedRight(parts, sources, htmls)) return undefined;
  const moved = htmls.map(({ parts: pieces, notes, messages }, index) => {
    const part = parts[index]!;
    return {
      parts: pieces.map((piece) => moveSources(piece, part.lines)),
      notes: notes.map((piece) => moveSources(piece, part.lines)),
      messages: movePlaces(messages, part),
    };
  });
  return {
    parts: joinHtmlPieces(
      parts,
      moved.map(({ parts: pieces }) => pieces),
    ),
    notes: moved.flatMap(({ notes }) => notes),
    messages: moved.flatMap(({ messages }) => messages),
  };
}

/** Returns whether the titles that are cited at the end of parts are those below which these stand. */
function areCitedRight(
  parts: readonly TextPart[],
  sources: readonly PartSource[],
  htmls: readonly SectionHtml[],
): boolean {
  let lastId: string | undefined;
  return parts.every(({ continues }, index) => {
    const { citation, titleBefore } = sources[index]!;
    const isRight = !continues || citation?.place !== "end" || titleBefore?.id === lastId;
    const opening = htmls[index]!.parts.slice(continues ? 1 : 0);
    if (opening.length > 0) lastId = opening.at(-1)!.headingId;
    return isRight;
  });
}

type Pieces = SectionHtml["parts"];

const sectionEnd = "</section>";

/**
 * Adds the beginning of a part that continues the one before to the last piece of that part. @param pieces - those of
 * each part
 */
function joinHtmlPieces(parts: readonly TextPart[], pieces: readonly Pieces[]): Pieces {
  const joined: { opening: Pieces[number]; others: HtmlPiece[] }[] = [];
  for (const [index, own] of pieces.entries()) {
    const goesOn = parts[index]!.continues ? own.slice(0, 1) : [];
    joined.at(-1)?.others.push(...goesOn.map(contentOf));
    for (const opening of own.slice(goesOn.length)) joined.push({ opening, others: [] });
  }
  return joined.map(({ opening, others }) => ({ ...opening, ...appendPieces(opening, others, sectionEnd) }));
}

/** Returns the content of a piece's `<section>` element. */
function contentOf(piece: HtmlPiece): HtmlPiece {
  const inner = (html: string) => {
    const from = /^<section\b[^<>]*>/.exec(html)?.[0].length;
    if (from === undefined || !html.endsWith(sectionEnd))
      throw new Error(`Unexpected piece ${html.slice(0, 20)}, expected a section`);
    return html.slice(from, -sectionEnd.length);
  };
  return { ...piece, html: inner(piece.html), webHtml: inner(piece.webHtml) };
}
