/** Defines `:::pull-quote[Who says it]` … `:::`, words that are set large between the paragraphs of the text. */
import type { Directive } from "./directive.ts";

export const pullQuote = {
  name: "pull-quote",
  form: "container",
  hasTitle: false,
  attributes: {},
} as const satisfies Directive;
