/** Finds the section number of each heading: written by its author, with or without a full stop, or counted. */
import { readMonth } from "../web-export/month-names.ts";
import { titleWordsFrom } from "../read-title-words.ts";
import type { ParsedSection } from "../parsed-report.ts";
import type { SectionFacts, TargetFacts } from "../section-facts.ts";
import { followersOf, isSameNumber } from "./section-number.ts";

/** Number of heading levels that are numbered, down to `2.4.1.1.`. */
const numberedLevels = 4;

type Numbered = Pick<ParsedSection, "role" | "isNumbered"> & { facts: Pick<SectionFacts, "targets"> };

/**
 * Returns the section number of each target of each section, undefined for none: as its author wrote it or, where
 * `isAutomatic`, counted for the headings of sections. Headings of other chapters keep the number that is written, and
 * so do headings in quotations and the like, and unnumbered ones with all headings below them.
 */
export function numberHeadings(sections: readonly Numbered[], isAutomatic: boolean): (number[] | undefined)[][] {
  let last: number[] = [];
  /** Level of the unnumbered heading that the following ones belong to. */
  let unnumbered = Infinity;
  return sections.map(({ facts, role, isNumbered }) =>
    facts.targets.map(({ kind, level, isInner, number, isUnnumbered }) => {
      if (!isAutomatic || (role !== "section" && !isNumbered)) return number;
      if (kind !== "section") return undefined;
      if (isInner) return number;
      if (level <= unnumbered) unnumbered = isUnnumbered ? level : Infinity;
      if (level >= unnumbered) return number;
      if (level > numberedLevels) return undefined;
      last = Array.from({ length: level }, (_, place) => (last[place] ?? 0) + (place === level - 1 ? 1 : 0));
      return last;
    }),
  );
}

/**
 * Returns the sections with those numbers without a full stop, `1.1 Scope`, that are certain: the heading before or
 * after has the preceding or following number at its level, or the number is the one that counting gives. The `3` of "3
 * roads to the sea" stays a word.
 */
export function readBareNumbers<Section extends Numbered>(
  sections: readonly Section[],
  isAutomatic: boolean,
): Section[] {
  const all = sections.flatMap(({ facts }) => facts.targets);
  if (!all.some(({ bareNumber }) => bareNumber)) return [...sections];
  const counted = new Map(
    isAutomatic
      ? numberHeadings(sections, true).flatMap((numbers, index) =>
          numbers.map((number, place) => [sections[index]!.facts.targets[place]!, number] as const),
        )
      : [],
  );
  const numbered = all.filter(({ number, bareNumber, isInner }) => !isInner && (number ?? bareNumber));
  const certain = new Set(
    numbered.filter((target, place) => {
      const { bareNumber } = target;
      if (!bareNumber || isDay(target)) return false;
      const printed = counted.get(target);
      const isCounted = printed !== undefined && isSameNumber(printed, bareNumber);
      return isCounted || follows(numbered[place - 1], target) || follows(target, numbered[place + 1]);
    }),
  );
  return sections.map((section) => {
    const targets = section.facts.targets.map((target) => (certain.has(target) ? withBareNumber(target) : target));
    return { ...section, facts: { ...section.facts, targets } };
  });
}

/** Returns whether a heading begins with a date, as `1 May`. */
function isDay({ bareNumber, title }: TargetFacts): boolean {
  const word = /^\d+\s+(\p{L}+)/u.exec(title)?.[1];
  return bareNumber?.length === 1 && word !== undefined && readMonth(word, "en").length > 0;
}

function follows(before: TargetFacts | undefined, behind: TargetFacts | undefined): boolean {
  const [a, b] = [numberOf(before), numberOf(behind)];
  if (!a || !b || b.length - a.length !== behind!.level - before!.level) return false;
  return followersOf(a).some((follower) => isSameNumber(follower, b));
}

function numberOf(target: TargetFacts | undefined): number[] | undefined {
  return target?.number ?? target?.bareNumber;
}

function withBareNumber(target: TargetFacts): TargetFacts {
  const written = /^[\d.]+\s+/.exec(target.title)![0];
  return {
    ...target,
    written: target.written ?? target.title,
    number: target.bareNumber,
    ...titleWordsFrom(target, written.length),
    bareLength: written.length,
  };
}
