/** One section's mdast in; complaints of every rule that needs no other section out, on its file. */
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { nodesByType } from "./nodes-by-type.ts";
import { emptyLink } from "./rules/empty-link.ts";
import { headingSkip } from "./rules/heading-skip.ts";
import { mergedCell } from "./rules/merged-cell.ts";
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
  const nodes = nodesByType(tree);
  nestedNote(file, nodes);
  noteEnd(file, nodes);
  missingAlt(file, nodes);
  headingSkip(file, nodes);
  emptyLink(file, nodes);
  suspectAddress(file, nodes);
  unsafeAddress(file, nodes);
  unknownDirective(file, nodes);
  mergedCell(file, nodes);
  unusedDefinition(file, nodes);
  missingGlyph(file, nodes, covered);
}
