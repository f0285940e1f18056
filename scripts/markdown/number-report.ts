/** The parsed report in; every number and name that crosses sections out: notes, callouts, headings, boxes, figures, tables. */
import type { FootnoteDefinition, FootnoteReference, Heading, Nodes, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { givenId } from "./attributes.ts";
import { slugOf, type ParsedReport, type ParsedSection } from "./parsed-report.ts";
import { formatSectionNumber, sectionNumberLength, sectionNumberOf } from "./section-number.ts";
import { captionOf, isNumberedDirective, type CaptionedKind } from "./directives.ts";

/** One note of the report, under the number that it is printed with. */
export interface Note {
  number: number;
  label: string;
  definition: FootnoteDefinition;
  /** The section whose file holds the definition. */
  definedIn: ParsedSection;
  /** Index in the report of the section that calls it first. */
  sectionIndex: number;
  callouts: Callout[];
}

/** One place that calls a note. */
export interface Callout {
  note: Note;
  /** Id of the callout's element. */
  id: string;
}

/** A thing that can be referred to. */
export interface Target {
  kind: "section" | CaptionedKind;
  id: string;
  /** As printed: `2.4.1.` or `3`; undefined for a heading without a number. */
  number: string | undefined;
  title: string;
  /** Heading level from 1; 0 for boxes, figures and tables. */
  level: number;
  sectionIndex: number;
  node: Heading | ContainerDirective;
}

export interface Numbering {
  /** In the order of their numbers. */
  notes: Note[];
  callouts: Map<FootnoteReference, Callout>;
  /** In the order of the report. */
  targets: Map<string, Target>;
  targetOf: Map<Nodes, Target>;
}

/** Where two things claim one id, the first has it; the rule duplicate-id complains. */
export function numberReport(report: ParsedReport): Numbering {
  return { ...numberNotes(report), ...numberTargets(report) };
}

/** GFM folds case and white space of labels: `identifier` is the folded form. */
export function definitionsOf(
  report: ParsedReport,
): Map<string, { definition: FootnoteDefinition; section: ParsedSection }[]> {
  const definitions = new Map<string, { definition: FootnoteDefinition; section: ParsedSection }[]>();
  for (const section of report.sections) {
    visit(section.tree, "footnoteDefinition", (definition) => {
      const known = definitions.get(definition.identifier);
      if (known) known.push({ definition, section });
      else definitions.set(definition.identifier, [{ definition, section }]);
    });
  }
  return definitions;
}

function numberNotes(report: ParsedReport): Pick<Numbering, "notes" | "callouts"> {
  const definitions = definitionsOf(report);
  const notes = new Map<string, Note>();
  const callouts = new Map<FootnoteReference, Callout>();
  for (const [sectionIndex, section] of report.sections.entries()) {
    visit(section.tree, (node) => {
      if (node.type === "footnoteDefinition") return SKIP;
      if (node.type !== "footnoteReference") return;
      const defined = definitions.get(node.identifier)?.[0];
      if (!defined) return;
      let note = notes.get(node.identifier);
      if (!note) {
        const number = report.settings.notes.first + notes.size;
        const { definition, section: definedIn } = defined;
        note = { number, label: node.label ?? node.identifier, definition, definedIn, sectionIndex, callouts: [] };
        notes.set(node.identifier, note);
      }
      const count = note.callouts.length + 1;
      const callout = { note, id: `callout-${note.number}${count > 1 ? `-${count}` : ""}` };
      note.callouts.push(callout);
      callouts.set(node, callout);
      return;
    });
  }
  return { notes: [...notes.values()], callouts };
}

function numberTargets(report: ParsedReport): Pick<Numbering, "targets" | "targetOf"> {
  const targets = new Map<string, Target>();
  const targetOf = new Map<Nodes, Target>();
  const counts: Record<CaptionedKind, number> = { box: 0, figure: 0, table: 0 };
  const given = new Set(report.sections.flatMap((section) => idsGivenIn(section)));
  const add = (node: Heading | ContainerDirective, target: Omit<Target, "id" | "node">, proposedId: string) => {
    let id = givenId(node);
    if (id === undefined) {
      id = proposedId;
      for (let count = 2; targets.has(id) || given.has(id); count++) id = `${proposedId}-${count}`;
    }
    const whole = { ...target, id, node };
    if (!targets.has(id)) targets.set(id, whole);
    targetOf.set(node, whole);
  };
  for (const [sectionIndex, section] of report.sections.entries()) {
    visit(section.tree, (node) => {
      if (node.type === "heading") {
        const number = sectionNumberOf(node);
        const title = toString(node).slice(sectionNumberLength(node));
        const proposed = number ? `section-${number.join("-")}` : `section-${slugOf(title)}`;
        const shown = number && formatSectionNumber(number);
        add(node, { kind: "section", number: shown, title, level: node.depth, sectionIndex }, proposed);
      } else if (isNumberedDirective(node)) {
        const number = String(++counts[node.name]);
        const title = captionOf(node);
        add(node, { kind: node.name, number, title, level: 0, sectionIndex }, `${node.name}-${number}`);
      }
    });
  }
  return { targets, targetOf };
}

function idsGivenIn(section: ParsedSection): string[] {
  const ids: string[] = [];
  visit(section.tree, (node: RootContent | ParsedSection["tree"]) => {
    const id = givenId(node);
    if (id !== undefined) ids.push(id);
  });
  return ids;
}
