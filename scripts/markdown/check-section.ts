/** One section's mdast in; complaints of every rule that needs no other section out, on its file. */
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { emptyLink } from "./rules/empty-link.ts";
import { headingSkip } from "./rules/heading-skip.ts";
import { missingAlt } from "./rules/missing-alt.ts";
import { missingGlyph } from "./rules/missing-glyph.ts";
import { nestedNote } from "./rules/nested-note.ts";
import { noteEnd } from "./rules/note-end.ts";
import { suspectAddress } from "./rules/suspect-address.ts";
import { unknownDirective } from "./rules/unknown-directive.ts";
import { unsafeAddress } from "./rules/unsafe-address.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";

/** @param covered - code points that the report's typeface has. */
export function checkSection(file: VFile, tree: Root, covered: ReadonlySet<number>): void {
  nestedNote(file, tree);
  noteEnd(file, tree);
  missingAlt(file, tree);
  headingSkip(file, tree);
  emptyLink(file, tree);
  suspectAddress(file, tree);
  unsafeAddress(file, tree);
  unknownDirective(file, tree);
  unusedDefinition(file, tree);
  missingGlyph(file, tree, covered);
}
