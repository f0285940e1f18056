/** Puts the parts of a book, sections and notes among them, in the order that report.yaml has. */
import type { ReportParts } from "./settings/schema/parts-schema.ts";

/** Settings below `parts` that are no parts. */
const others = ["open-right"];
/** Parts that follow the sections, used where there is no introduction that precedes them. */
const behindSections = ["concluding-remarks", "annexes", "notes", "sources", "contact", "back-cover"];
/** Parts that the notes follow. */
const beforeNotes = ["sections", "concluding-remarks", "annexes"];

/**
 * Returns the names of all parts that are printed, `sections` and `notes` among them, in the order of printing.
 *
 * @param written - names below `parts` in the order of the file
 */
export function partOrder(parts: ReportParts, written: readonly string[]): string[] {
  const values: Readonly<Record<string, unknown>> = parts;
  const isPrinted = (name: string) => {
    const value = values[name];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  };
  const named = written.filter((name) => isPrinted(name) && !others.includes(name));
  const order = named.filter((name) => name !== "cover" && name !== "back-cover");
  if (!order.includes("sections")) order.splice(placeOfSections(order), 0, "sections");
  if (!order.includes("notes")) {
    order.splice(order.findLastIndex((name) => beforeNotes.includes(name)) + 1, 0, "notes");
  }
  const ends = (name: string) => (named.includes(name) ? [name] : []);
  return [...ends("cover"), ...order, ...ends("back-cover")];
}

function placeOfSections(order: readonly string[]): number {
  const introduction = order.indexOf("introduction");
  if (introduction !== -1) return introduction + 1;
  const behind = order.findIndex((name) => behindSections.includes(name));
  return behind === -1 ? order.length : behind;
}

/** Returns how many of the report's files are printed before the notes. */
export function sectionsBeforeNotes({
  order,
  sections,
}: {
  order: readonly string[];
  sections: readonly { bookPart: string }[];
}): number {
  const before = new Set(order.slice(0, order.indexOf("notes")));
  return sections.filter(({ bookPart }) => before.has(bookPart)).length;
}
