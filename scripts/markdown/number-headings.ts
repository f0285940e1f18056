/** Finds the section number of each heading: as its author wrote it, with or without a full stop, or by counting. */
import { readMonth } from "./web-export/month-names.ts";
import { titleWordsFrom } from "./foreign-words.ts";
import type { ParsedSection } from "./parsed-report.ts";
import type { SectionFacts, TargetFacts } from "./section-facts.ts";
import { followersOf, isSameNumber } from "./section-number.ts";

/** Levels of headings that have a number, down to `2.4.1.1.`. */
const numberedLevels = 4;

type Numbered = Pick<ParsedSection, "role" | "isNumbered"> & { facts: Pick<SectionFacts, "targets"> };

/**
 * Returns the section number of each target of each section: as its author wrote it, or, where `isAutomatic`, for
 * the headings of sections by counting. Other chapters, and headings that are no part of the outline or want no number,
 * with those below them, keep what is written.
 */
export function numberHeadings(sections: readonly Numbered[], isAutomatic: boolean): (number[] | undefined)[][] {
  let last: number[] = [];
  /** Level of the heading without a number that the others stand under. */
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
 * Returns the sections with the numbers that no full stop ends, `1.1 Scope`, where they are certain: the heading before
 * or behind has the number that comes before or behind, at its level; or it is the one that is counted. The `3` of "3
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

/** Returns whether a heading begins with a day, as `1 May`. */
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
