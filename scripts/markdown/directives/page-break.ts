/** Defines `:::page-break`, after which a new page begins; it need not be closed. */
import type { ContainerDirective } from "mdast-util-directive";
import { placeOfBreaks } from "./classes.ts";
import type { Directive, DirectivePlace, DirectiveProblem } from "./directive.ts";

export const pageBreak = {
  name: "page-break",
  form: "container",
  hasTitle: false,
  attributes: {},
  /**
   * Finds words after the name, and places where no page can begin. Directives written inside it have already been
   * moved behind it (syntax/containers/page-break.ts).
   */
  check({ children }: ContainerDirective, { isTopLevel }: DirectivePlace): DirectiveProblem[] {
    return [
      ...(children.length === 0 ? [] : [{ problem: "title", expected: "none" }]),
      ...(isTopLevel ? [] : [{ problem: "place", expected: placeOfBreaks, isLeftOut: true }]),
    ];
  },
} as const satisfies Directive;
