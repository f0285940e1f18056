/** Makes a whole made-up manuscript of any size: report.yaml, Markdown files and figures. */
import { barChart } from "./bar-chart.ts";
import { countries } from "./lexicon.ts";
import { makeOutline, targetsOf, type Float, type Outline } from "./outline.ts";
import { calloutPlace, slugOf, write, writeNote, writeParagraph, type Voice } from "./prose.ts";
import { chartTypeOf, writeChart } from "./charts.ts";
import { makeParts } from "./parts.ts";
import { formOf, writeTable } from "./tables.ts";
import { openRandomStream, pickSome, type RandomStream } from "./random-stream.ts";

export interface SpecimenSize {
  /** Number of sections, one file each: about 25 A4 pages, its notes included. From 1. */
  sections: number;
  /** Seed, a whole number; another one gives another text. */
  seed: number;
  /** Notes that each section defines. From 0. */
  notesPerSection: number;
}

/** First line of a specimen's report.yaml: how a folder is known to hold one. */
export const specimenMark = "# A made-up manuscript, written by `npm run specimen`: nothing in it is true.";

/**
 * Makes a manuscript: file name (with `/`) → content. The same size gives the same bytes, and a section's
 * text does not depend on the number of sections, but for the ids that it refers to.
 * Throws a RangeError where a number is not whole or too small.
 */
export function makeSpecimen({ sections, seed, notesPerSection }: SpecimenSize): Map<string, string> {
  requireWhole("sections", sections, 1);
  requireWhole("seed", seed, 0);
  requireWhole("notesPerSection", notesPerSection, 0);
  const outlines = Array.from({ length: sections }, (_, index) => makeOutline(seed, index + 1));
  const targets = outlines.map(targetsOf);
  const names = outlines.map(fileNameOf);
  const parts = makeParts(outlines, seed);
  const files = new Map([["report.yaml", settingsOf(names, parts.settings)]]);
  for (const [index, outline] of outlines.entries()) {
    const { text, beside } = writeSection(outline, targets, seed);
    const explained = addFootnotes(text, outline, targets, seed, Math.ceil(notesPerSection / 15));
    files.set(names[index]!, addNotes(explained, outline, targets, seed, notesPerSection));
    for (const [name, content] of beside) files.set(name, content);
  }
  for (const [name, content] of parts.files) files.set(name, content);
  return files;
}

export function requireWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`Unexpected ${name} ${value}, expected a whole number from ${least}`);
}

/**
 * Returns the name, with three digits, so that names sort in reading order and don't change with the number of
 * sections.
 */
export function fileNameOf({ section, title }: Outline): string {
  return `${String(section).padStart(3, "0")}-${slugOf(title)}.md`;
}

/**
 * Writes report.yaml. The identifiers have right check digits and belong to nobody; 10.5555 is the prefix for
 * tests of DOIs.
 */
export function settingsOf(sections: readonly string[], parts: string): string {
  return `${specimenMark}
title: Lantern and Ferry Report 2031
subtitle: Annual report on the state of the archipelago
body: Archipelago Agency for Lanterns and Ferries
abbreviation: AALF
publisher: Printing House of the Outer Islands
place: Lanternwick
date: 2031-05
language: en
cite-sections: end
slug: lantern-and-ferry-report-2031
editions:
  - medium: print
    isbn: 978-0-00-000002-6
    issn: 0000-0000
    doi: 10.5555/lanterns.2031.3
    catalogue: LF-AN-31-001-EN-C
  - medium: pdf
    isbn: 978-0-00-000000-2
    issn: 0000-0000
    doi: 10.5555/lanterns.2031.1
    catalogue: LF-AN-31-001-EN-N
  - medium: html
    isbn: 978-0-00-000001-9
    issn: none
    doi: 10.5555/lanterns.2031.2
    catalogue: LF-AN-31-001-EN-Q
${parts}notes:
  first: 1
sections:
${sections.map((name) => `  - ${name}`).join("\n")}
`;
}

interface SectionText {
  /** Markdown with a `calloutPlace` wherever a callout may stand. */
  text: string;
  /** Contents of pictures and data by their file names. */
  beside: Map<string, string>;
}

export function writeSection(outline: Outline, targets: readonly string[][], seed: number): SectionText {
  const random = openRandomStream(`${seed}/${outline.section}/text`);
  const voice: Voice = { random, theme: outline.theme, drawTarget: targetDrawer(random, targets) };
  const beside = new Map<string, string>();
  // Long titles that would fill the running head.
  const frontMatter = outline.section % 4 === 1 ? [`---\nshort-title: ${outline.title.split(" and ")[0]}\n---`] : [];
  const blocks: string[] = [...frontMatter, heading(1, outline), ...paragraphs(voice, 2, 3)];
  for (const chapter of outline.chapters) {
    blocks.push(heading(2, chapter), ...paragraphs(voice, 2, 2));
    for (const part of chapter.parts) {
      blocks.push(heading(3, part), ...writePart(voice, outline, part.floats, beside));
    }
  }
  blocks.push(`> ${write(voice, "quotation")}${calloutPlace}`, ...paragraphs(voice, 1, 1));
  return { text: blocks.join("\n\n"), beside };
}

function writePart(voice: Voice, outline: Outline, floats: readonly Float[], beside: Map<string, string>): string[] {
  const { random } = voice;
  const blocks = paragraphs(voice, 1, 3);
  for (const float of floats) {
    const isFirst = float.id.endsWith("-1");
    const words = write({ ...voice, drawTarget: () => float.id }, "introduction");
    blocks.push(`${words} ${writeParagraph(voice, random.whole(1, 4))}`);
    if (float.kind === "table") {
      blocks.push(writeTable(voice, float.id, formOf(outline.section, float.id)));
    } else if (float.kind === "box") {
      blocks.push(writeBox(voice, float.id, isFirst && outline.section % 7 === 2));
    } else {
      const type = chartTypeOf(outline.section, float.id);
      const { markdown, address, content } = type ? writeChart(voice, float.id, type) : writeFigure(voice, float.id);
      blocks.push(markdown);
      beside.set(address, content);
    }
  }
  if (random.chance(0.6)) blocks.push(write(voice, "lead"), writeList(voice, random.chance(0.35)));
  return [...blocks, ...paragraphs(voice, 3, 3)];
}

function heading(level: number, { number, title, id }: { number: string; title: string; id: string }): string {
  return `${"#".repeat(level)} ${number} ${title} {#${id}}`;
}

function paragraphs(voice: Voice, least: number, most: number): string[] {
  const { random } = voice;
  return Array.from({ length: random.whole(least, most) }, () =>
    writeParagraph(voice, random.chance(0.12) ? 1 : random.whole(3, random.chance(0.2) ? 11 : 7)),
  );
}

/** Returns a function that draws as often for 20 sections as for 80, so that the rest of the text stays. */
function targetDrawer(random: RandomStream, targets: readonly string[][]): () => string {
  return () => {
    const ofSection = targets[random.whole(0, 2 ** 30) % targets.length]!;
    return ofSection[random.whole(0, 2 ** 30) % ofSection.length]!;
  };
}

/** Writes three to six items, about one in three with a bullet list of its own. */
function writeList(voice: Voice, isOrdered: boolean): string {
  const { random } = voice;
  const items = Array.from({ length: random.whole(3, 6) }, (_, index) => {
    const marker = isOrdered ? `${index + 1}. ` : "- ";
    const item = `${marker}${write(voice, "item")}${calloutPlace}`;
    if (!random.chance(0.3)) return item;
    const inner = Array.from({ length: random.whole(2, 3) }, () => {
      return `${" ".repeat(marker.length)}- ${write(voice, "item")}`;
    });
    return [item, ...inner].join("\n");
  });
  return items.join("\n");
}

/** Writes a box. @param isLong - longer than a page */
function writeBox(voice: Voice, id: string, isLong: boolean): string {
  const { random } = voice;
  const blocks = [
    ...(isLong ? paragraphs(voice, 8, 10) : paragraphs(voice, 1, 2)),
    write(voice, "lead"),
    writeList(voice, false),
    ...(random.chance(0.5) ? paragraphs(voice, 1, 1) : []),
  ];
  return `:::box[${write(voice, "boxTitle")}]{#${id}}\n${blocks.join("\n\n")}\n:::`;
}

function writeFigure(voice: Voice, id: string): { markdown: string; address: string; content: string } {
  const { random } = voice;
  const title = write(voice, "figureTitle");
  const bars = pickSome(random, countries, random.whole(5, 10)).map((label) => ({
    label,
    value: random.whole(3, 100),
  }));
  const highest = bars.reduce((best, bar) => (bar.value > best.value ? bar : best));
  const address = `figures/${id}.svg`;
  const alternative = `Bar chart of ${bars.length} islands: ${highest.label} is highest with ${highest.value}.`;
  const source = `Source: ${write(voice, "body")}, ${write(voice, "work")}.`;
  const markdown = `:::figure[${title}]{#${id}}\n![${alternative}](${address})\n\n${source}\n:::`;
  return { markdown, address, content: barChart(title, bars) };
}

/**
 * Puts callouts at some of the places and the notes at the section's end. Labels rise in reading order.
 * A few places have several callouts in a row; up to four notes are called twice in the section, and one
 * note of the section before is called again.
 */
export function addNotes(
  text: string,
  outline: Outline,
  targets: readonly string[][],
  seed: number,
  notes: number,
): string {
  const { section, theme } = outline;
  const random = openRandomStream(`${seed}/${section}/notes`);
  const pieces = text.split(calloutPlace);
  const places = pieces.length - 1;
  const callouts: string[][] = pieces.map(() => []);
  const chosen = spread(random, notes, places);
  for (const [index, place] of chosen.entries()) callouts[place]!.push(labelOf(section, index + 1));
  const again = pickSome(random, [...chosen.keys()].slice(0, Math.floor(notes / 2)), 4);
  for (const index of again) callouts[random.whole(chosen[index]! + 1, places - 1)]!.push(labelOf(section, index + 1));
  if (section > 1 && notes > 0)
    callouts[random.whole(0, places - 1)]!.push(labelOf(section - 1, 1 + (section % notes)));
  const called = pieces.map(
    (piece, place) => piece + [...new Set(callouts[place])].map((label) => `[^${label}]`).join(""),
  );
  const voice: Voice = { random, theme, drawTarget: targetDrawer(random, targets) };
  const definitions = chosen.map((_, index) => `[^${labelOf(section, index + 1)}]: ${writeNote(voice)}`);
  return `${[called.join(""), ...definitions].join("\n\n")}\n`;
}

/** Puts callouts of footnotes at some of the places, which stay, and the notes at the section's end; each third one is long. */
function addFootnotes(
  text: string,
  { section, theme }: Outline,
  targets: readonly string[][],
  seed: number,
  count: number,
): string {
  const random = openRandomStream(`${seed}/${section}/footnotes`);
  const voice: Voice = { random, theme, drawTarget: targetDrawer(random, targets) };
  const pieces = text.split(calloutPlace);
  const isBoxed = endInBox(pieces);
  const places = [...pieces.keys()].slice(1).filter((place) => !isBoxed[place - 1]);
  const chosen = pickSome(random, places, count).toSorted((a, b) => a - b);
  const labels = new Map(chosen.map((place, index) => [place, `*s${section}-${index + 1}`]));
  const called = pieces.map((piece, place) => {
    const label = labels.get(place);
    return place === 0 ? piece : `${label ? `[^${label}]` : ""}${calloutPlace}${piece}`;
  });
  const definitions = [...labels.values()].map((label, index) => {
    return `[^${label}]: ${writeParagraph(voice, index % 3 === 2 ? 6 : 1).replaceAll(calloutPlace, "")}`;
  });
  return [called.join(""), ...definitions].join("\n\n");
}

/**
 * Returns for each piece whether a box comes last in the text up to its end: one that fills its page leaves no room
 * for a footnote, which the build warns of.
 */
function endInBox(pieces: readonly string[]): boolean[] {
  const marks = [...pieces.join("").matchAll(/\n:::(?=(box\[|\n))/g)].map(({ 0: mark, 1: rest, index }) => {
    return { end: index + mark.length + rest!.length, opens: rest !== "\n" };
  });
  let length = 0;
  let next = 0;
  let isOpen = false;
  return pieces.map((piece) => {
    length += piece.length;
    for (; next < marks.length && marks[next]!.end <= length; next++) isOpen = marks[next]!.opens;
    return isOpen;
  });
}

function labelOf(section: number, note: number): string {
  return `s${section}-${note}`;
}

/** Draws `count` places out of `places`, rising; one in twelve is followed by up to four more at the same place. */
function spread(random: RandomStream, count: number, places: number): number[] {
  const chosen: number[] = [];
  while (chosen.length < count) {
    const place = random.whole(0, places - 2);
    const row = random.chance(1 / 12) ? random.whole(2, 5) : 1;
    chosen.push(...Array.from({ length: row }, () => place));
  }
  return chosen.slice(0, count).toSorted((a, b) => a - b);
}
