/** Complains of a section's first note number where the section has no notes, or where numbers would be used twice. */
import { complain } from "../../messages/complain.ts";
import { numberRuns } from "../../messages/number-runs.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function firstNote({ sections, settings }: ParsedReport, { notes }: Numbering): void {
  const given = new Set<number>();
  for (const [index, { file, firstNote: first }] of sections.entries()) {
    const numbers = notes.filter(({ calledFirstIn }) => calledFirstIn === index).map(({ number }) => number);
    const isFirst = numbers.length > 0;
    const used = isFirst ? expectationOf(numbers, given) : "one in a section that is the first to call some note";
    const isByPage = settings.notes.numbering === "page";
    const expected = isByPage ? "none, since notes are numbered by page" : used;
    if (first && expected !== undefined) complain(file, "first-note", { first: first.number, expected }, first.point);
    if (settings.notes.numbering === "report") for (const number of numbers) given.add(number);
  }
}

/** Returns the number expected instead of numbers that were given before; undefined where none was. */
function expectationOf(numbers: readonly number[], given: ReadonlySet<number>): string | undefined {
  const twice = numbers.filter((number) => given.has(number));
  if (twice.length === 0) return undefined;
  const runs = numberRuns(twice).map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const stand = twice.length === 1 ? `number ${runs[0]} stands` : `numbers ${runs.join(", ")} stand`;
  return `more than ${Math.max(...given)}, since ${stand} twice`;
}
