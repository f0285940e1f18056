/**
 * Defines `:::figure[Title]{#id width="80mm" credit="…"}` … `:::`, a numbered figure: pictures, then text about them.
 */
import type { ContainerDirective } from "mdast-util-directive";
import { pictureWidthOf, widthForms, type PictureWidth } from "../picture-width.ts";
import type { Directive, DirectiveProblem } from "./directive.ts";
import { problemsOfPlace } from "./place.ts";

export const figure = {
  name: "figure",
  form: "container",
  hasTitle: true,
  numberedAs: "figure",
  attributes: { width: "optional", place: "optional", credit: "optional" },
  classes: ["map"],
  printedAttributes: ["credit"],
  check(node: ContainerDirective): DirectiveProblem[] {
    const width = node.attributes?.width ?? undefined;
    if (width === undefined || pictureWidthOf(width)) return problemsOfPlace(node);
    return [{ problem: `\`width="${width}"\``, expected: widthForms }, ...problemsOfPlace(node)];
  },
} as const satisfies Directive;

/** Returns the printed width of each of the figure's pictures; undefined where the figure has none. */
export function figureWidthOf({ attributes }: ContainerDirective): PictureWidth | undefined {
  return pictureWidthOf(attributes?.width ?? "");
}
