/** The parsed report in; its units out: what is paged, printed and kept on its own. */
import type { Element, ElementContent, Root as HastRoot, RootContent } from "hast";
import type { Numbering, Target } from "../markdown/number-report.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import { toGroupHast, toNoteGroups } from "./endnotes-to-hast.ts";
import { labelsOf } from "./labels.ts";
import { element, text, toReportHast } from "./section-to-hast.ts";

/** A part of the report that starts on a new page. */
export interface Unit {
  /** Unlike others of the report: `section-2-4-1`, `notes`. */
  id: string;
  kind: "section" | "notes";
  /** What the running head says. */
  title: string;
  /** One `<section>`. */
  hast: Element;
}

/** Lists of notes longer than this are paged in several units, each from a section's heading on. */
const notesInAUnit = 400;

export function toUnits(report: ParsedReport, numbering: Numbering, pictures: ReadonlyMap<string, Picture>): Unit[] {
  const { language } = report.settings;
  const units: Unit[] = [];
  for (const section of report.sections) {
    const hast = toReportHast(section.tree, { file: section.file, numbering, pictures, language });
    for (const part of splitAtTitles(hast)) {
      const heading = part.find((node) => node.type === "element" && node.tagName === "h1") as Element | undefined;
      const id = heading?.properties.id?.toString() ?? `part-${units.length + 1}`;
      const title = section.shortTitle ?? titleOf(numbering.targets.get(id)) ?? report.settings.title;
      units.push({ id, kind: "section", title, hast: element("section", { className: ["part"] }, part) });
    }
  }
  return [...units, ...toNoteUnits(report, numbering, pictures)];
}

function titleOf(target: Target | undefined): string | undefined {
  return target && [target.number, target.title].filter(Boolean).join(" ");
}

/** A level-1 heading opens a unit; what stands before the first belongs to a unit of its own. */
function splitAtTitles(hast: HastRoot): RootContent[][] {
  const parts: RootContent[][] = [];
  for (const node of hast.children) {
    const isTitle = node.type === "element" && node.tagName === "h1";
    const current = parts.at(-1);
    if (!current || (isTitle && current.some((before) => before.type === "element"))) parts.push([node]);
    else current.push(node);
  }
  return parts.filter((part) => part.some((node) => node.type === "element"));
}

function toNoteUnits(report: ParsedReport, numbering: Numbering, pictures: ReadonlyMap<string, Picture>): Unit[] {
  const { notes: title } = labelsOf(report.settings.language);
  const parts: Element[][] = [];
  let count = Infinity;
  for (const group of toNoteGroups(report, numbering, pictures)) {
    if (count + group.items.length > notesInAUnit) {
      parts.push([]);
      count = 0;
    }
    parts.at(-1)!.push(...toGroupHast(group));
    count += group.items.length;
  }
  return parts.map((children, index) => {
    const heading = element("h1", { id: "notes", dataGenerated: "" }, [
      element("span", { className: ["heading-title"] }, [text(title)]),
    ]);
    const content: ElementContent[] = index === 0 ? [heading, ...children] : children;
    const id = index === 0 ? "notes" : `notes-${index + 1}`;
    return { id, kind: "notes", title, hast: element("section", { className: ["part", "endnotes"] }, content) };
  });
}
