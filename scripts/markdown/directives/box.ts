/** Defines `:::box[Title]{#id kind="focus"}` … `:::`, a numbered box that may hold any blocks. */
import type { Directive, DirectiveNode } from "./directive.ts";

export const box = {
  name: "box",
  form: "container",
  /** A box of a kind isn't checked here: whether it needs a title depends on the theme (rules/missing-title.ts). */
  hasTitle: (node: DirectiveNode) => boxKindOf(node) === undefined,
  numberedAs: "box",
  attributes: { kind: "optional" },
} as const satisfies Directive;

/** Returns the value of a box's `kind`; undefined for other directives and for boxes without one. */
export function boxKindOf({ name, attributes }: DirectiveNode): string | undefined {
  return (name === "box" && attributes?.["kind"]?.trim()) || undefined;
}
