/** Reads a text and makes its HTML as a whole and part by part, to be compared. */
import { VFile } from "vfile";
import { joinSectionHtml, partSources, type PartSource } from "#html/join-section-html.ts";
import { toSectionHtml, type SectionHtml } from "#html/section-to-html.ts";
import { labelsOf } from "#languages/labels.ts";
import { cutFile } from "#markdown/parts/cut-file.ts";
import { joinReadings, joinTrees } from "#markdown/parts/join-readings.ts";
import { numberReport } from "#markdown/numbers/number-report.ts";
import type { ParsedReport, ParsedSection } from "#markdown/parsed-report.ts";
import { readPart, readSection, type SectionReading } from "#markdown/read-section.ts";
import type { SerializedMessage } from "#messages/serialize-messages.ts";

export interface BothReadings {
  /** How many parts the text was cut into; 1 where it was read as a whole. */
  count: number;
  whole: ReadText;
  joined: ReadText | undefined;
}

interface ReadText {
  reading: Omit<SectionReading, "messages">;
  html: SectionHtml;
  messages: SerializedMessage[];
}

const covered = new Set(Array.from({ length: 0x250 }, (_, index) => index));
const path = "input.md";
const language = "en";

/** Reads both ways; `joined` is undefined where the text isn't cut. */
export function readBothWays(text: string): BothReadings {
  const reading = plain(readSection({ path, text, language, covered }));
  const source = sourceOf(text, reading);
  const html = plain(toSectionHtml({ ...source, tree: structuredClone(reading.tree) }));
  const whole = toRead(reading, html);
  const parts = cutFile(text, 0);
  if (parts.length === 1) return { count: 1, whole, joined: undefined };
  const read = parts.map((part) =>
    plain(readPart({ path, text: part.text, language, covered, continues: part.continues ?? false })),
  );
  const joined = joinReadings(path, parts, read);
  if (!joined) return { count: 1, whole, joined: undefined };
  const sources = partSources(
    sourceOf(text, joined),
    read.map(({ facts }, index) => ({ ...parts[index]!, facts })),
    read.some(({ hasHtml }) => hasHtml),
  );
  const htmls = sources.map((own, index) => plain(toSectionHtml({ ...own, tree: structuredClone(read[index]!.tree) })));
  const joinedHtml = joinSectionHtml(parts, sources, htmls);
  if (!joinedHtml) return { count: 1, whole, joined: undefined };
  const tree = joinTrees(
    parts,
    read.map((one) => structuredClone(one.tree)),
  );
  return { count: parts.length, whole, joined: toRead({ ...joined, tree }, plain(joinedHtml)) };
}

/** Returns what comes out of a cache, without what is undefined. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function toRead({ messages: first, ...reading }: SectionReading, { messages: second, ...html }: SectionHtml): ReadText {
  const notes = html.notes.toSorted((a, b) => a.series.localeCompare(b.series) || a.name.localeCompare(b.name));
  const messages = [...first, ...second].toSorted((a, b) => lineOf(a) - lineOf(b));
  return { reading: plain(reading), html: { ...html, notes, messages: [] }, messages: plain(messages) };
}

function lineOf({ place }: SerializedMessage): number {
  const point = place && "start" in place ? place.start : place;
  return point ? point.line * 1e5 + point.column : 0;
}

function sourceOf(text: string, { facts }: Pick<SectionReading, "facts">): PartSource {
  const file = new VFile({ path, value: text });
  const section = { file, facts, role: "section", key: "" } as unknown as ParsedSection;
  const labels = labelsOf(language);
  const settings = {
    notes: { first: 1, numbering: "report", place: "report-end" },
    numbering: { sections: "as-written" },
    boxKinds: {},
  } as unknown as ParsedReport["settings"];
  const numbering = numberReport({ folder: "/", sections: [section], settings });
  return {
    path,
    numbers: numbering.sections[0]!,
    pictures: {},
    charts: facts.charts.map(() => null),
    language,
    labels,
    citation: { place: "end", cited: { title: "Report", language, labels } },
  };
}
