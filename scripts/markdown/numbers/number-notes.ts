/** Numbers notes and callouts, through the report or anew in each section, and finds the note of each callout. */
import { letterNumeral } from "../../lib/letter-numeral.ts";
import type { Settings } from "../../manuscript/settings/schema/settings-schema.ts";
import { noteSeriesOf, type NoteSeries } from "../notes/note-series.ts";
import type { ParsedSection } from "../parsed-report.ts";
import type { NoteFacts } from "../notes/note-facts.ts";

/** A note of the report with its number in its series. */
export interface Note {
  series: NoteSeries;
  /**
   * Number as it is printed. Where notes are numbered by page, this is the number on the web page, which counts by
   * section.
   */
  number: number;
  /**
   * Name that is unique in the series: the number, with the part or a letter where other notes have the same number, or
   * a count where notes are numbered by page.
   */
  name: string;
  identifier: string;
  /** Index of the section whose file holds the definition. */
  definedIn: number;
  /**
   * Index of the section with the first callout, and the index of the part within it; a title of level 1 opens a part.
   */
  calledFirstIn: number;
  calledFirstInPart: number;
  /** Ids of the elements of the callouts, in order. */
  calloutIds: string[];
}

/** The number, name and id of a callout. */
export type NumberedCallout = Pick<Note, "series" | "number" | "name"> & { id: string };

/** The settings of a report for numbering and placing notes. */
export type NoteNumbering = Pick<Settings["notes"], "place" | "numbering"> & { first: number };

export interface NoteDefinition {
  note: NoteFacts;
  section: ParsedSection;
  sectionIndex: number;
}

/** Returns all definitions of notes by identifier, in the order of the report. */
export function definitionsOf(sections: readonly ParsedSection[]): Map<string, NoteDefinition[]> {
  const definitions = new Map<string, NoteDefinition[]>();
  for (const [sectionIndex, section] of sections.entries()) {
    for (const definition of section.facts.definitions) {
      const whole = { note: definition, section, sectionIndex };
      const known = definitions.get(definition.identifier);
      if (known) known.push(whole);
      else definitions.set(definition.identifier, [whole]);
    }
  }
  return definitions;
}

/** Returns the definition for a callout: the one in the same file, else the report's first with this identifier. */
export function definitionFor(
  definitions: ReadonlyMap<string, readonly NoteDefinition[]>,
  identifier: string,
  sectionIndex: number,
): NoteDefinition | undefined {
  const all = definitions.get(identifier);
  return all?.find((definition) => definition.sectionIndex === sectionIndex) ?? all?.[0];
}

/**
 * Returns the notes in the order of their first callouts, and the callouts of each section in order; null for a callout
 * whose note isn't defined.
 */
export function numberNotes(
  sections: readonly ParsedSection[],
  numbering: NoteNumbering,
): { notes: Note[]; callouts: (NumberedCallout | null)[][] } {
  const definitions = definitionsOf(sections);
  const firsts = sections.map(({ firstNote }) => firstNote?.number);
  const counts = new NoteCounts(numbering, firsts);
  const notes = new Map<string, Note>();
  const callouts = sections.map(({ facts }, sectionIndex) =>
    facts.callouts
      .filter(({ inNote }) => !inNote)
      .map(({ identifier, part, source }, place): NumberedCallout | null => {
        const definition = definitionFor(definitions, identifier, sectionIndex);
        if (!definition) return null;
        const series = noteSeriesOf(identifier);
        // Several tables can be made from one data file; each has its own notes below it.
        const isOfData = source !== undefined;
        const reach = reachOf(series, numbering, [sectionIndex, part, place], isOfData);
        const key = [definition.sectionIndex, identifier, ...reach];
        let note = notes.get(key.join(" "));
        if (!note) {
          const calledFirstIn = sectionIndex;
          const definedIn = definition.sectionIndex;
          const count = counts.next(series, { section: sectionIndex, part });
          note = { series, ...count, identifier, definedIn, calledFirstIn, calledFirstInPart: part, calloutIds: [] };
          notes.set(key.join(" "), note);
        }
        const { number, name, calloutIds } = note;
        const base = series === "endnote" ? `callout-${name}` : `footnote-callout-${name}`;
        const id = calloutIds.length === 0 ? base : `${base}-${calloutIds.length + 1}`;
        calloutIds.push(id);
        return { series, number, name, id };
      }),
  );
  return { notes: [...notes.values()], callouts };
}

/**
 * Returns the part of a callout's place that two callouts with the same label must share to call the same note: nothing
 * where a note stands for the whole report, the section where each section has its own notes, the place itself at the
 * foot of a page.
 */
function reachOf(
  series: NoteSeries,
  { place, numbering }: NoteNumbering,
  [section, part, nth]: readonly [section: number, part: number, nth: number],
  isOfData: boolean,
): number[] {
  if (series === "footnote") return isOfData ? [section, nth] : [];
  if (place === "page-foot") return [section, nth];
  return place === "section-end" || numbering === "section" ? [section, part] : [];
}

/** Counts the notes of each series. */
class NoteCounts {
  readonly #numbering: NoteNumbering;
  #next: Record<NoteSeries, number>;
  /** First number of each section, where its front matter sets one. */
  readonly #firsts: readonly (number | undefined)[];
  /** Place of the first callout of the note counted last. */
  #last = { section: -1, part: -1 };
  /** Number of parts with notes so far. */
  #parts = 0;
  #count = 0;
  /** Number of times that each number was given. */
  readonly #given = new Map<number, number>();

  constructor(numbering: NoteNumbering, firsts: readonly (number | undefined)[]) {
    this.#numbering = numbering;
    this.#firsts = firsts;
    this.#next = { endnote: numbering.first, footnote: 1 };
  }

  next(series: NoteSeries, place: { section: number; part: number }): Pick<Note, "number" | "name"> {
    if (series === "endnote") this.#open(place);
    const number = this.#next[series]++;
    return { number, name: series === "endnote" ? this.#nameOf(number) : String(number) };
  }

  #open(place: { section: number; part: number }): void {
    const { section, part } = this.#last;
    this.#last = place;
    if (place.section === section && place.part === part) return;
    this.#parts++;
    if (this.#numbering.numbering !== "report" && this.#parts > 1) this.#next.endnote = 1;
    const first = this.#firsts[place.section];
    if (place.section !== section && first !== undefined) this.#next.endnote = first;
  }

  #nameOf(number: number): string {
    if (this.#numbering.numbering === "page") return String(++this.#count);
    if (this.#numbering.numbering === "section") return `${this.#parts}-${number}`;
    const before = this.#given.get(number) ?? 0;
    this.#given.set(number, before + 1);
    return before === 0 ? String(number) : `${number}${letterNumeral(before)}`;
  }
}
