/** Reads whether the author keeps a figure, chart or table in its place, `:::figure[Title]{place="here"}`. */
import type { ContainerDirective } from "mdast-util-directive";
import type { DirectiveProblem } from "./directive.ts";

/** Returns whether a directive keeps its place in the text, even where it leaves a page half empty. */
export function isHeld({ attributes }: ContainerDirective): boolean {
  return attributes?.place === "here";
}

/** Returns the problem of a value of `place` other than `here`; empty without one. */
export function problemsOfPlace(node: ContainerDirective): DirectiveProblem[] {
  const place = node.attributes?.place;
  if (place === undefined || place === null || isHeld(node)) return [];
  return [{ problem: `\`place="${place}"\``, expected: '`place="here"`, or none where it may move to the next page' }];
}
