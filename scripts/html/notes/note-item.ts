/** Makes a note's `<li>`, as an endnote or a footnote, with links back to its callouts. */
import type { Element, ElementContent } from "hast";
import type { FootnoteDefinition } from "mdast";
import type { SectionNumbers } from "../../markdown/numbers/number-report.ts";
import { sourcePlaceOf } from "../../markdown/parsed-report.ts";
import { isNoteAtFoot, noteId } from "../../markdown/notes/note-series.ts";
import { noteNumeral, noteSlot } from "./note-name.ts";
import { element, hasClass, text } from "../element.ts";
import type { HastContext } from "../hast-context.ts";
import { letterNumeral } from "../../lib/letter-numeral.ts";
import { toReportHast } from "../section-to-hast.ts";

type NumberedNote = SectionNumbers["notes"][number];

/**
 * Returns the list item. Its number is text, since numbers made by CSS are not in the PDF's tags. It is a link to the
 * callout; where there are several, letters behind it link to each.
 */
export function toNoteItem(definition: FootnoteDefinition, note: NumberedNote, context: HastContext): Element {
  const { children } = toReportHast({ type: "root", children: definition.children }, context, { isNote: true });
  const blocks = children.filter((child): child is ElementContent => child.type === "element");
  const number = numberOf(note, context);
  const first = blocks[0];
  const beginsWithWords = first?.type === "element" && first.tagName === "p" && !hasClass(first, "picture");
  if (beginsWithWords) first.children.unshift(number, text(" "));
  else blocks.unshift(element("p", {}, [number]));
  const dataSource = sourcePlaceOf(context.file, definition.position?.start);
  const id = noteId(note);
  const value = String(note.number);
  // Chromium has no tag for notes. It tags an article as Art, which nothing else in the report is (repair-elements.ts).
  return isNoteAtFoot(note.series, context.notePlace)
    ? element("li", { className: ["footnote"], id, value, dataSource, role: "article" }, blocks)
    : element("li", { className: ["note"], id, value, dataSource }, blocks);
}

function numberOf(note: NumberedNote, { calloutForm, labels, isNumberedByPage }: HastContext): Element {
  const back = (id: string, label: string, ariaLabel = labels.backToText) =>
    element("a", { className: ["back"], href: `#${id}`, ariaLabel }, [text(label)]);
  // Links to different places need different names.
  const backByLetter = (id: string, letter: string) => back(id, letter, `${labels.backToText} (${letter})`);
  const { calloutIds } = note;
  const [opening, closing] = calloutForm === "brackets" ? ["(", ")"] : ["", "."];
  if (isNumberedByPage && note.series === "endnote") {
    const link = back(calloutIds[0]!, noteNumeral(note));
    link.properties.dataNoteOf = noteSlot(note);
    const parts = [...(opening ? [text(opening)] : []), link, text(closing)];
    return element("span", { className: ["note-number"], dataGenerated: "" }, parts);
  }
  const shown = `${opening}${noteNumeral(note)}${closing}`;
  const children =
    calloutIds.length === 1
      ? [back(calloutIds[0]!, shown)]
      : [
          // The margin has the number alone, however many letters follow.
          element("span", { className: ["note-numeral"] }, [text(shown)]),
          ...calloutIds.flatMap((id, index) => [
            text(" "),
            element("sup", {}, [backByLetter(id, letterNumeral(index))]),
          ]),
        ];
  return element("span", { className: ["note-number"], dataGenerated: "" }, children);
}
