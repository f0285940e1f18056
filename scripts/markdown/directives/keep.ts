/** Defines `:::keep` … `:::`, blocks that stay together on one page, if they fit there. */
import type { ContainerDirective } from "mdast-util-directive";
import type { Directive, DirectiveProblem } from "./directive.ts";

export const keep = {
  name: "keep",
  form: "container",
  hasTitle: false,
  attributes: {},
  check({ children }: ContainerDirective): DirectiveProblem[] {
    if (!children.some((child) => child.type === "heading" && child.depth === 1)) return [];
    return [{ problem: "heading of level 1", expected: "none, since it opens a page" }];
  },
} as const satisfies Directive;
