/** Declares the description of a directive; each file of this folder describes one, and directives.ts lists them. */
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { CaptionedKind } from "../../languages/labels.ts";

export type DirectiveNode = ContainerDirective | LeafDirective | TextDirective;

export interface Directive {
  name: string;
  /**
   * Form in which it is written, which decides its content: a container (`:::name` … `:::`) holds blocks, a leaf
   * (`::name`) only words in brackets, a text directive (`:name[…]`) words within a line.
   */
  form: "container" | "leaf" | "text";
  /** Whether it needs a title, as in `:::name[Title]`. */
  hasTitle: boolean | ((node: DirectiveNode) => boolean);
  /** Kind that it is numbered as through the report, and whose word references print; undefined without a number. */
  numberedAs?: CaptionedKind;
  /** Attributes that it takes, as in `{name="value"}`; every directive takes `id`. */
  attributes: Readonly<Record<string, "required" | "optional">>;
  /** Classes that it takes in addition to those of all containers (classes.ts). */
  classes?: readonly string[];
  /** Attributes whose values are printed. */
  printedAttributes?: readonly string[];
  /**
   * Returns the problems other than unknown attributes and a missing title. Each becomes a `bad-directive`, or a
   * `misplaced-layout` where `isLeftOut` is set.
   */
  check?(node: DirectiveNode, place: DirectivePlace): readonly DirectiveProblem[];
}

export interface DirectivePlace {
  /** Whether the directive stands outside boxes, lists, quotations and notes. */
  isTopLevel: boolean;
}

/**
 * Parts of the message "Unexpected … in directive `:::name`, expected …", or "Missing …" where something is missing.
 */
export interface DirectiveProblem {
  problem: string;
  expected: string;
  /** Whether the thing can be left out without loss, and is: the message is a `misplaced-layout` then. */
  isLeftOut?: boolean;
}
