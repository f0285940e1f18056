/** Declares the error for a unit over which browsers make no progress, and tells its author where. */
import type { VFile } from "vfile";
import type { SectionFacts } from "../markdown/section-facts.ts";
import { complain } from "../messages/complain.ts";
import { BrowserError } from "../browser/browser-error.ts";

/** Number of the last finished page, and the `file:line:column` at which it ends. */
export interface ReachedPage {
  page: number;
  source: string;
}

/** Thrown when two browsers, one after the other, stalled over a unit, so that its content must be the cause. */
export class StalledUnit extends BrowserError {
  readonly unit: string;
  readonly seconds: number;
  readonly reached: ReachedPage | undefined;

  constructor(message: string, unit: string, seconds: number, reached: ReachedPage | undefined) {
    super(message);
    this.unit = unit;
    this.seconds = seconds;
    this.reached = reached;
  }
}

/** Complains at the end of the last finished page or, if there was none, at the unit's heading. */
export function complainOfStall(
  { unit, seconds, reached }: StalledUnit,
  sections: readonly { file: VFile; facts: Pick<SectionFacts, "targets"> }[],
): void {
  const facts = { unit, seconds, page: reached?.page ?? 0 };
  const [, path, line, column] = /^(.*):(\d+):(\d+)$/.exec(reached?.source ?? "") ?? [];
  const here = sections.find(({ file }) => file.path === path);
  if (here) return void complain(here.file, "stalled-pages", facts, { line: Number(line), column: Number(column) });
  for (const { file, facts: found } of sections) {
    const heading = found.targets.find(({ kind, title }) => kind === "section" && unit.includes(title));
    if (heading) return void complain(file, "stalled-pages", facts, heading.position);
  }
  complain(sections[0]!.file, "stalled-pages", facts);
}
