/** The facts of all sections in; every number and name that crosses sections out: notes, callouts, headings, boxes, figures, tables. */
import type { CaptionedKind } from "./directives.ts";
import { seriesOf, type NoteSeries } from "./note-series.ts";
import { slugOf, type ParsedReport, type ParsedSection } from "./parsed-report.ts";
import type { NoteFacts, TargetFacts } from "./section-facts.ts";
import { formatSectionNumber } from "./section-number.ts";

/** One note of the report, under the number that it has in its series. */
export interface Note {
  series: NoteSeries;
  number: number;
  identifier: string;
  /** Index in the report of the section whose file holds the definition. */
  definedIn: number;
  /** Index in the report of the section that calls it first. */
  calledFirstIn: number;
  /** Ids of the callouts' elements, in order. */
  calloutIds: string[];
}

/** A thing that can be referred to. */
export interface Target {
  kind: TargetFacts["kind"];
  id: string;
  /** As printed: `2.4.1.` or `3`; undefined for a heading without a number. */
  number: string | undefined;
  title: string;
  /** Heading level from 1; 0 for boxes, figures and tables. */
  level: number;
  sectionIndex: number;
}

/**
 * All that one section needs from the others to become HTML, and nothing else: what it is given here
 * decides, with its own text, whether it must be made again. Plain data.
 */
export interface SectionNumbers {
  /** For each callout outside notes, in order; null where the note is not defined. */
  callouts: ({ series: NoteSeries; number: number; id: string } | null)[];
  /** For each heading, box, figure and table, in order. */
  targets: Target[];
  /** By id, for each reference of the section that leads somewhere. */
  references: Record<string, Pick<Target, "kind" | "number" | "title">>;
  /** By identifier, for each note that this section's file defines and the report prints. */
  notes: Record<string, Pick<Note, "series" | "number" | "calloutIds">>;
}

export interface Numbering {
  /** Endnotes in the order of their numbers. */
  notes: Note[];
  /** The same of footnotes. */
  footnotes: Note[];
  /** By id, in the order of the report. */
  targets: Map<string, Target>;
  /** One a section. */
  sections: SectionNumbers[];
}

/** Where two things claim one id, or two notes one label, the first has it; rules complain of the second. */
export function numberReport({ sections, settings }: Pick<ParsedReport, "sections" | "settings">): Numbering {
  const { notes, callouts } = numberNotes(sections, settings.notes.first);
  const { targets, targetsOf } = numberTargets(sections, settings.numbering.sections === "automatic");
  return {
    notes: notes.filter(({ series }) => series === "endnote"),
    footnotes: notes.filter(({ series }) => series === "footnote"),
    targets,
    sections: sections.map(({ facts }, index) => ({
      callouts: callouts[index]!,
      targets: targetsOf[index]!,
      references: Object.fromEntries(
        facts.references.flatMap(({ id }) => {
          const target = targets.get(id);
          return target ? [[id, { kind: target.kind, number: target.number, title: target.title }]] : [];
        }),
      ),
      notes: Object.fromEntries(
        notes
          .filter(({ definedIn }) => definedIn === index)
          .map(({ identifier, series, number, calloutIds }) => [identifier, { series, number, calloutIds }]),
      ),
    })),
  };
}

export interface Definition {
  note: NoteFacts;
  section: ParsedSection;
  sectionIndex: number;
}

/** Every definition of each note, by identifier, in the order of the report. */
export function definitionsOf(sections: readonly ParsedSection[]): Map<string, Definition[]> {
  const definitions = new Map<string, Definition[]>();
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

function numberNotes(
  sections: readonly ParsedSection[],
  first: number,
): { notes: Note[]; callouts: SectionNumbers["callouts"][] } {
  const definitions = definitionsOf(sections);
  const notes = new Map<string, Note>();
  const next: Record<NoteSeries, number> = { endnote: first, footnote: 1 };
  const callouts = sections.map(({ facts }, sectionIndex) =>
    facts.callouts
      .filter(({ inNote }) => !inNote)
      .map(({ identifier }) => {
        const definition = definitions.get(identifier)?.[0];
        if (!definition) return null;
        let note = notes.get(identifier);
        if (!note) {
          const series = seriesOf(identifier);
          const definedIn = definition.sectionIndex;
          note = { series, number: next[series]++, identifier, definedIn, calledFirstIn: sectionIndex, calloutIds: [] };
          notes.set(identifier, note);
        }
        const { series, number, calloutIds } = note;
        const base = series === "endnote" ? `callout-${number}` : `footnote-callout-${number}`;
        const id = calloutIds.length === 0 ? base : `${base}-${calloutIds.length + 1}`;
        calloutIds.push(id);
        return { series, number, id };
      }),
  );
  return { notes: [...notes.values()], callouts };
}

/** Headings deeper than `2.4.1.1.` have no number. */
const numberedLevels = 4;

/**
 * For each target of each section its section number: as its author wrote it, or, where `isAutomatic`, for the
 * headings of sections by counting. Other chapters keep what is written.
 */
function numberHeadings(sections: readonly ParsedSection[], isAutomatic: boolean): (number[] | undefined)[][] {
  let last: number[] = [];
  return sections.map(({ facts, role }) =>
    facts.targets.map(({ kind, level, isInner, number }) => {
      if (!isAutomatic || role !== "section") return number;
      if (kind !== "section" || isInner || level > numberedLevels) return undefined;
      last = Array.from({ length: level }, (_, place) => (last[place] ?? 0) + (place === level - 1 ? 1 : 0));
      return last;
    }),
  );
}

function numberTargets(
  sections: readonly ParsedSection[],
  isAutomatic: boolean,
): { targets: Map<string, Target>; targetsOf: Target[][] } {
  const targets = new Map<string, Target>();
  const counts: Record<CaptionedKind, number> = { box: 0, figure: 0, table: 0 };
  const given = new Set(sections.flatMap(({ facts }) => facts.ids.map(({ id }) => id)));
  const numbers = numberHeadings(sections, isAutomatic);
  const targetsOf = sections.map(({ facts }, sectionIndex) =>
    facts.targets.map(({ kind, level, title, id: givenId }, place) => {
      const number = numbers[sectionIndex]![place];
      const shown = kind === "section" ? number && formatSectionNumber(number) : String(++counts[kind]);
      const proposed = `${kind}-${kind === "section" ? (number?.join("-") ?? slugOf(title)) : shown}`;
      let id = givenId ?? proposed;
      if (givenId === undefined) {
        for (let count = 2; targets.has(id) || given.has(id); count++) id = `${proposed}-${count}`;
      }
      const target = { kind, id, number: shown, title, level, sectionIndex };
      if (!targets.has(id)) targets.set(id, target);
      return target;
    }),
  );
  return { targets, targetsOf };
}
