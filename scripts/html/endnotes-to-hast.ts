/** The numbered notes in; the endnotes' hast out, grouped by the section that calls them first. */
import type { Element, ElementContent } from "hast";
import type { Numbering, Note, Target } from "../markdown/number-report.ts";
import { sourceOf, type ParsedReport } from "../markdown/parsed-report.ts";
import { element, noteId, text, toReportHast, type HastContext } from "./section-to-hast.ts";

/** Notes that one section calls first, under that section's heading. */
export interface NoteGroup {
  /** Index in the report of the section. */
  sectionIndex: number;
  /** The section's first heading, if it has one. */
  heading: Target | undefined;
  /** `<li>` elements in the order of their numbers, which start at `first`. */
  items: Element[];
  first: number;
}

export function toNoteGroups(
  report: ParsedReport,
  numbering: Numbering,
  pictures: HastContext["pictures"],
): NoteGroup[] {
  const headings = new Map<number, Target>();
  for (const target of numbering.targets.values()) {
    if (target.kind === "section" && !headings.has(target.sectionIndex)) headings.set(target.sectionIndex, target);
  }
  const groups = new Map<number, NoteGroup>();
  for (const note of numbering.notes) {
    const { sectionIndex, number: first } = note;
    let group = groups.get(sectionIndex);
    if (!group)
      groups.set(sectionIndex, (group = { sectionIndex, heading: headings.get(sectionIndex), items: [], first }));
    group.items.push(
      toItem(note, { file: note.definedIn.file, numbering, pictures, language: report.settings.language }),
    );
  }
  return [...groups.values()].toSorted((a, b) => a.first - b.first);
}

/**
 * One heading and list. The number is text, since numbers made by CSS are not in the PDF's tags; it
 * leads back to the callout, or where there are several, letters behind it lead to each.
 */
export function toGroupHast(group: NoteGroup): Element[] {
  const list = element("ol", { className: ["notes"], start: group.first }, group.items);
  if (!group.heading) return [list];
  const { number, title } = group.heading;
  const heading = element("h2", { className: ["notes-section"], dataGenerated: "" }, [
    ...(number ? [element("span", { className: ["section-number"] }, [text(number)]), text(" ")] : []),
    text(title),
  ]);
  return [heading, list];
}

function toItem(note: Note, context: HastContext): Element {
  const { children } = toReportHast({ type: "root", children: note.definition.children }, context);
  const blocks = children.filter((child): child is ElementContent => child.type === "element");
  const number = numberOf(note);
  const first = blocks[0];
  if (first?.type === "element" && first.tagName === "p") first.children.unshift(number, text(" "));
  else blocks.unshift(element("p", {}, [number]));
  const dataSource = sourceOf(note.definedIn.file, note.definition.position?.start);
  return element(
    "li",
    { className: ["note"], id: noteId(note.number), value: String(note.number), dataSource },
    blocks,
  );
}

function numberOf(note: Note): Element {
  const back = (id: string, label: string) => element("a", { className: ["back"], href: `#${id}` }, [text(label)]);
  const shown = `${note.number}.`;
  const children =
    note.callouts.length === 1
      ? [back(note.callouts[0]!.id, shown)]
      : [
          text(shown),
          ...note.callouts.flatMap(({ id }, index) => [text(" "), element("sup", {}, [back(id, letter(index))])]),
        ];
  return element("span", { className: ["note-number"], dataGenerated: "" }, children);
}

/** 0 → a, 25 → z, 26 → aa. */
function letter(index: number): string {
  const rest = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? rest : letter(Math.floor(index / 26) - 1) + rest;
}
