/** A heading in, the section number at its start out. */
import type { Heading } from "mdast";

/** `2.4.1. Title` → `[2, 4, 1]`. A number ends in a full stop; a year is none. */
export function sectionNumberOf(heading: Heading): number[] | undefined {
  const match = matchNumber(heading);
  return match?.[1]!.split(".").map(Number);
}

/** The heading's own text after its number: length of the number with the space behind it. */
export function sectionNumberLength(heading: Heading): number {
  return matchNumber(heading)?.[0].length ?? 0;
}

/** `[2, 4, 1]` → `2.4.1.` */
export function formatSectionNumber(number: readonly number[]): string {
  return `${number.join(".")}.`;
}

function matchNumber(heading: Heading): RegExpExecArray | null {
  const first = heading.children[0];
  return first?.type === "text" ? /^(\d{1,3}(?:\.\d{1,3})*)\.[ \t\n\u00a0]+/.exec(first.value) : null;
}
