/** Lists the project's directives, and finds the description of a node's directive. */
import { box } from "./box.ts";
import { chart } from "./chart.ts";
import type { Directive, DirectiveNode } from "./directive.ts";
import { figure } from "./figure.ts";
import { fullPage } from "./full-page.ts";
import { keep } from "./keep.ts";
import { note } from "./note.ts";
import { pageBreak } from "./page-break.ts";
import { pullQuote } from "./pull-quote.ts";
import { table } from "./table.ts";

/** All directives, in the order in which messages name them. */
const all = [
  box,
  figure,
  table,
  chart,
  note,
  pullQuote,
  fullPage,
  keep,
  pageBreak,
] as const satisfies readonly Directive[];

export type DirectiveName = (typeof all)[number]["name"];

export const directives: readonly Directive[] = all;

const byName: ReadonlyMap<string, Directive> = new Map(all.map((directive) => [directive.name, directive]));

/** Colons before a directive's name, by its form. */
export const colonsOf = { container: ":::", leaf: "::", text: ":" } as const satisfies Record<
  Directive["form"],
  string
>;

/** Returns the form in which a directive is written, known or unknown. */
export function directiveFormOf({ type }: DirectiveNode): Directive["form"] {
  return type === "containerDirective" ? "container" : type === "leafDirective" ? "leaf" : "text";
}

/**
 * Returns the description of a node's directive; undefined where none has its name, or where it is written in another
 * form.
 */
export function directiveOf(node: DirectiveNode): (Directive & { name: DirectiveName }) | undefined {
  const directive = byName.get(node.name);
  return directive?.form === directiveFormOf(node) ? (directive as Directive & { name: DirectiveName }) : undefined;
}
