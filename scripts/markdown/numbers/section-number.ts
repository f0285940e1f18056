/** Reads the section number at a heading's start, and removes it. */
import type { Heading } from "mdast";

/** Returns `[2, 4, 1]` for `2.4.1. Title`. A number ends with a full stop; a year isn't a number. */
export function sectionNumberOf(heading: Heading): number[] | undefined {
  return numbersIn(matchNumber(heading));
}

/**
 * Returns `[1, 1]` for `1.1 Scope`, where no full stop ends the number. Whether it is a number, unlike the `3` of "3
 * roads", depends on the neighbouring headings.
 */
export function bareNumberOf(heading: Heading): number[] | undefined {
  return numbersIn(matchBare(heading));
}

/** Returns the length in characters of the number and the space behind it, where the heading's own text begins. */
export function sectionNumberLength(heading: Heading): number {
  return matchNumber(heading)?.[0].length ?? 0;
}

/** Returns a heading without its number. */
export function withoutNumber(heading: Heading): Heading {
  const [first, ...rest] = heading.children;
  const length = sectionNumberLength(heading);
  if (first?.type !== "text" || length === 0) return heading;
  return { ...heading, children: [{ ...first, value: first.value.slice(length) }, ...rest] };
}

/** Returns `2.4.1.` for `[2, 4, 1]`. */
export function formatSectionNumber(number: readonly number[]): string {
  return `${number.join(".")}.`;
}

/**
 * Returns whether the heading is marked as unnumbered, `## Title {.unnumbered}`; digits at its start are words then.
 */
export function isUnnumbered(heading: Heading): boolean {
  return heading.data?.hProperties?.className?.includes("unnumbered") ?? false;
}

/**
 * Returns the numbers that may follow 2.4.1.: 2.4.1.1. (one level down), 2.4.2. (same level), 2.5. or 3. (levels up).
 */
export function followersOf(number: readonly number[]): number[][] {
  const above = number.map((_, index) => [...number.slice(0, index), number[index]! + 1]);
  return [[...number, 1], ...above.toReversed()];
}

export function isSameNumber(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

function numbersIn(match: RegExpExecArray | null): number[] | undefined {
  return match?.[1]!.split(".").map(Number);
}

function matchBare(heading: Heading): RegExpExecArray | null {
  const first = heading.children[0];
  if (first?.type !== "text" || isUnnumbered(heading)) return null;
  return /^(\d{1,3}(?:\.\d{1,3})*)[ \t\n\u00a0]+(?=\S)/.exec(first.value);
}

function matchNumber(heading: Heading): RegExpExecArray | null {
  if (isUnnumbered(heading)) return null;
  const first = heading.children[0];
  return first?.type === "text" ? /^(\d{1,3}(?:\.\d{1,3})*)\.[ \t\n\u00a0]+/.exec(first.value) : null;
}
