/** Applies every rule that needs no other section to one section's mdast. */
import type { Root } from "mdast";
import type { VFile } from "vfile";
import type { NodesByType } from "./nodes-by-type.ts";
import { badWidth } from "./rules/bad-width.ts";
import { controlCharacter } from "./rules/control-character.ts";
import { dividedWord } from "./rules/divided-word.ts";
import { drawingCode } from "./rules/drawing-code.ts";
import { emptyBlock } from "./rules/empty-block.ts";
import { emptyNote } from "./rules/empty-note.ts";
import { emptyLink } from "./rules/empty-link.ts";
import { foreignAddress } from "./rules/foreign-address.ts";
import { headingSkip } from "./rules/heading-skip.ts";
import { indentedCode } from "./rules/indented-code.ts";
import { leftOutTitle } from "./rules/left-out-title.ts";
import { longHeading } from "./rules/long-heading.ts";
import { mergedCell } from "./rules/merged-cell.ts";
import { missingAlt } from "./rules/missing-alt.ts";
import { missingTitle } from "./rules/missing-title.ts";
import { mixedScript } from "./rules/mixed-script.ts";
import { noteEnd } from "./rules/note-end.ts";
import { placeholder } from "./rules/placeholder.ts";
import { rawMarkup } from "./rules/raw-markup.ts";
import { shortRow } from "./rules/short-row.ts";
import { strayTag } from "./rules/stray-tag.ts";
import { suspectAddress } from "./rules/suspect-address.ts";
import { tooLarge } from "./rules/too-large.ts";
import { unclosedBlock } from "./rules/unclosed-block.ts";
import { unknownAttribute } from "./rules/unknown-attribute.ts";
import { unknownDirective } from "./rules/unknown-directive.ts";
import { unsafeAddress } from "./rules/unsafe-address.ts";
import { unusedDefinition } from "./rules/unused-definition.ts";

/** @param boxKinds - names of the kinds of boxes that the theme has */
export function checkSection(file: VFile, tree: Root, nodes: NodesByType, boxKinds: readonly string[]): void {
  // What is told of the rest would be too much as well: each empty cell of a table's short rows is looked at.
  if (tooLarge(file, tree, nodes)) return;
  controlCharacter(file, nodes);
  emptyNote(file, nodes);
  noteEnd(file, nodes);
  missingAlt(file, nodes);
  badWidth(file, nodes);
  headingSkip(file, nodes);
  longHeading(file, nodes);
  emptyLink(file, nodes);
  leftOutTitle(file, nodes);
  suspectAddress(file, nodes);
  unsafeAddress(file, nodes);
  foreignAddress(file, nodes);
  unclosedBlock(file, nodes);
  rawMarkup(file, nodes);
  strayTag(file, nodes);
  indentedCode(file, tree, nodes);
  drawingCode(file, nodes);
  unknownDirective(file, nodes, boxKinds);
  unknownAttribute(file, nodes);
  missingTitle(file, nodes);
  mergedCell(file, nodes);
  shortRow(file, nodes);
  emptyBlock(file, nodes);
  unusedDefinition(file, nodes);
  placeholder(file, nodes);
  mixedScript(file, nodes);
  dividedWord(file, nodes);
}
