/** Declares what a directive of the report is; a file of this folder holds one, `directives.ts` lists them. */
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { CaptionedKind } from "../../languages/labels.ts";

export type DirectiveNode = ContainerDirective | LeafDirective | TextDirective;

export interface Directive {
  name: string;
  /**
   * Form in which it is written, which says what it may hold: a container (`:::name` … `:::`) blocks, a leaf
   * (`::name`) no more than words in brackets, a text directive (`:name[…]`) words within a line.
   */
  form: "container" | "leaf" | "text";
  /** Whether it can't do without a title, as in `:::name[Title]`. */
  hasTitle: boolean | ((node: DirectiveNode) => boolean);
  /** Kind that it is numbered as through the report, and named when something refers to it; undefined for none. */
  numberedAs?: CaptionedKind;
  /** Attributes that it takes, as in `{name="value"}`; all take `id`. */
  attributes: Readonly<Record<string, "required" | "optional">>;
  /** Classes that it takes beside those of all containers (classes.ts). */
  classes?: readonly string[];
  /** Attributes whose words are printed. */
  printedAttributes?: readonly string[];
  /** Finds what is wrong beside names of attributes and a title that is missing; each becomes a `bad-directive` but for what is left out. */
  check?(node: DirectiveNode, place: DirectivePlace): readonly DirectiveProblem[];
}

export interface DirectivePlace {
  /** Whether it stands in no box, list, quotation or note. */
  isTopLevel: boolean;
}

/** Fills the sentence "Unexpected … in directive `:::name`, expected …", or "Missing …", where the problem is one that is missing. */
export interface DirectiveProblem {
  problem: string;
  expected: string;
  /** Whether nothing is lost without it, so that it is left out: a `misplaced-layout` then. */
  isLeftOut?: boolean;
}
