/** Converts the callout of a note to its raised number, which is a link to the note. */
import type { FootnoteReference } from "mdast";
import { fillLabel } from "../../languages/labels.ts";
import { isNoteAtFoot, noteId } from "../../markdown/notes/note-series.ts";
import { element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";
import { noteNumeral, noteSlot } from "../notes/note-name.ts";
import { siblingOf } from "./sibling-of.ts";

/**
 * Returns the callout; one whose note no file defines stays as it is written. A callout in brackets, or behind another
 * one, is set with a space before it.
 */
export const callout: ToHast<FootnoteReference> = (node, { context, parent }) => {
  const numbered = context.callouts.get(node);
  if (!numbered) return element("span", {}, [text(`[^${node.label ?? node.identifier}]`)]);
  const number = noteNumeral(numbered);
  const ariaLabel = fillLabel(context.labels.noteCallout, { number });
  const slot = context.isNumberedByPage && numbered.series === "endnote";
  const byPage = slot ? { dataNoteOf: noteSlot(numbered), dataNoteLabel: context.labels.noteCallout } : {};
  const link = element("a", { href: `#${noteId(numbered)}`, ariaLabel, ...byPage }, [text(number)]);
  const before = siblingOf(node, parent, -1);
  const isInBrackets = context.calloutForm === "brackets";
  const standsOff = before !== undefined && (isInBrackets || before.type === "footnoteReference");
  const shown = isInBrackets ? [text("("), link, text(")")] : [link];
  const className = isNoteAtFoot(numbered.series, context.notePlace) ? ["callout", "footnote-callout"] : ["callout"];
  return element("sup", { className, id: numbered.id, dataGenerated: "" }, [
    ...(standsOff ? [text("\u2009")] : []),
    ...shown,
  ]);
};
