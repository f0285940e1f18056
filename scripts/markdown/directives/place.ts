/** Reads where the author holds a figure, chart or table, as in `:::figure[Title]{place="here"}`. */
import type { ContainerDirective } from "mdast-util-directive";
import type { DirectiveProblem } from "./directive.ts";

/** Returns whether it stays where it stands in the text, even where it leaves a page half empty. */
export function isHeld({ attributes }: ContainerDirective): boolean {
  return attributes?.place === "here";
}

/** Returns what is wrong with `place`. */
export function problemsOfPlace(node: ContainerDirective): DirectiveProblem[] {
  const place = node.attributes?.place;
  if (place === undefined || place === null || isHeld(node)) return [];
  return [{ problem: `\`place="${place}"\``, expected: '`place="here"`, or none where it may move to the next page' }];
}
