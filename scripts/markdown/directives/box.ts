/** Defines `:::box[Title]{#id}` … `:::`, a numbered box that may hold any blocks. */
import type { Directive } from "./directive.ts";

export const box = {
  name: "box",
  form: "container",
  hasTitle: true,
  numberedAs: "box",
  attributes: {},
} as const satisfies Directive;
