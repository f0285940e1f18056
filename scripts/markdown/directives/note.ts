/** Defines `:::note[Title]{kind="warning"}` … `:::`, a note in the text without a number, which may hold any blocks. */
import type { ContainerDirective } from "mdast-util-directive";
import type { NoteKind } from "../../languages/language-facts.ts";
import { didYouMean } from "../../messages/did-you-mean.ts";
import type { Directive, DirectiveProblem } from "./directive.ts";

export const noteKinds: readonly NoteKind[] = ["note", "tip", "important", "warning", "caution"];

export const note = {
  name: "note",
  form: "container",
  hasTitle: false,
  attributes: { kind: "optional" },
  check({ attributes }: ContainerDirective): DirectiveProblem[] {
    const kind = attributes?.["kind"];
    if (kind === undefined || kind === null || kindOfNote(kind)) return [];
    return [{ problem: `kind \`${kind}\``, expected: `one of ${noteKinds.join(", ")}${didYouMean(kind, noteKinds)}` }];
  },
} as const satisfies Directive;

/** Returns the kind of note with this name; undefined where there is none. */
export function kindOfNote(name: string | null | undefined): NoteKind | undefined {
  return noteKinds.find((kind) => kind === name);
}
