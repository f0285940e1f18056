/** Numbers the notes, callouts, headings, boxes, figures and tables of a report, from the facts of all sections. */
import type { Point } from "unist";
import { titleWordsFrom } from "../read-title-words.ts";
import { noteId } from "../notes/note-series.ts";
import { numberNotes, type Note, type NumberedCallout } from "./number-notes.ts";
import type { ParsedReport, ParsedSection } from "../parsed-report.ts";
import { numberTargets, type Target } from "./number-targets.ts";
import { linkResolver, type ResolveLink } from "../resolve-links.ts";
import type { SectionFacts, TargetFacts } from "../section-facts.ts";

/**
 * All that one section needs from the others to become HTML, and nothing else: this and the section's own text decide
 * whether it must be made again. Plain data.
 */
export interface SectionNumbers {
  /** Callouts outside notes in order; null where the note isn't defined. */
  callouts: (NumberedCallout | null)[];
  /** Headings, boxes, figures and tables, in order. */
  targets: Target[];
  /** Targets of the section's links, by the addresses as they are written: `#id`, `b.md#id`. */
  references: Record<
    string,
    Pick<Target, "id" | "kind" | "number" | "title" | "foreign" | "marks" | "word" | "isAnnex">
  >;
  /** Id of the picture or figure of each credit in order, where the imprint lists credits; otherwise empty. */
  credits: string[];
  /**
   * Ids written in the section that something else has first; of the section's own things only those numbered here may
   * still have one of them.
   */
  takenIds: string[];
  /** Addresses within the report that lead nowhere. */
  dead: string[];
  /** Count of numbered examples before the section, and the numbers of the examples that its text names. */
  examples: { before: number; numbers: Record<string, number> };
  /** Notes that this section's file defines and the report prints, in the order of their first callouts. */
  notes: Pick<Note, "identifier" | "series" | "number" | "name" | "calloutIds">[];
}

export interface Numbering {
  /** Endnotes, wherever they are printed, in the order of their callouts. */
  notes: Note[];
  /** Footnotes in the order of their numbers. */
  footnotes: Note[];
  /** All targets by id, in the order of the report. */
  targets: Map<string, Target>;
  /** The numbers of each section, in the order of the report. */
  sections: SectionNumbers[];
  /** For each section, addresses that lead to a file of the report, but to an id that the file doesn't have. */
  astray: ReadonlySet<string>[];
}

/**
 * Numbers the report. Where two things claim one id, or two notes one label, the first one gets it; rules complain of
 * the second.
 */
export function numberReport({
  folder,
  sections,
  settings,
}: Pick<ParsedReport, "folder" | "sections" | "settings">): Numbering {
  const { notes, callouts } = numberNotes(sections, settings.notes);
  const { targets, targetsOf } = numberTargets(sections, settings);
  const resolveLink = linkResolver({ folder, sections }, targets, targetsOf);
  const ids = idsOf(sections, notes, settings.notes.place === "report-end");
  const links = sections.map(({ facts }, index) => linksOf(facts, index, resolveLink, ids));
  const examples = numberExamples(sections);
  const notesOf = sections.map((): Note[] => []);
  for (const note of notes) notesOf[note.definedIn]!.push(note);
  const earlier = new Set<string>();
  const takenIds = sections.map(({ facts }) => {
    const given = facts.ids.map(({ id }) => id);
    const taken = new Set(given.filter((id) => targets.has(id) || earlier.has(id)));
    for (const id of given) earlier.add(id);
    return [...taken];
  });
  return {
    notes: notes.filter(({ series }) => series === "endnote"),
    footnotes: notes.filter(({ series }) => series === "footnote"),
    targets,
    astray: links.map(({ astray }) => astray),
    sections: sections.map((_, index) => ({
      callouts: callouts[index]!,
      targets: targetsOf[index]!,
      credits: settings["picture-credits"] === "imprint" ? creditIds(sections[index]!, targetsOf[index]!, index) : [],
      takenIds: takenIds[index]!,
      references: links[index]!.references,
      dead: links[index]!.dead,
      examples: examples[index]!,
      notes: notesOf[index]!.map(({ identifier, series, number, name, calloutIds }) => {
        return { identifier, series, number, name, calloutIds };
      }),
    })),
  };
}

/** Returns the id for each credit of a section: the figure's for a picture in a figure, else the picture's. */
function creditIds({ facts }: ParsedSection, targets: readonly Target[], index: number): string[] {
  return facts.credits.map(({ id, position }, place) => {
    const figure = facts.targets.findIndex((one) => one.kind === "figure" && holds(one.position, position));
    // No id that an author can write has a tilde.
    return targets[figure]?.id ?? id ?? `picture~${index + 1}~${place + 1}`;
  });
}

function holds(outer: TargetFacts["position"], inner: TargetFacts["position"]): boolean {
  if (!outer || !inner) return false;
  const isBefore = (a: Point, b: Point) => a.line < b.line || (a.line === b.line && a.column <= b.column);
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}

/** Returns the ids of things without a number or title, which only links with words of their own can lead to. */
function idsOf(sections: readonly ParsedSection[], notes: readonly Note[], areAtTheEnd: boolean): Set<string> {
  const given = sections.flatMap(({ facts }) => facts.ids.map(({ id }) => id));
  const ofNotes = notes.flatMap((note) => [noteId(note), ...note.calloutIds]);
  const hasEndnotes = areAtTheEnd && notes.some(({ series }) => series === "endnote");
  return new Set([...given, ...ofNotes, ...(hasEndnotes ? ["notes"] : [])]);
}

function linksOf(
  { references, links }: SectionFacts,
  index: number,
  resolveLink: ResolveLink<Target>,
  ids: ReadonlySet<string>,
): Pick<SectionNumbers, "references" | "dead"> & { astray: ReadonlySet<string> } {
  const found: SectionNumbers["references"] = {};
  const dead = new Set<string>();
  const astray = new Set<string>();
  const addresses = [
    ...references.flatMap(({ id, isNamed }) => {
      const target = resolveLink(`#${encodeURIComponent(id)}`, index);
      // An anchor with exactly this id takes precedence over a heading with this name.
      return isNamed && ids.has(id) && target?.id !== id ? [] : [[`#${id}`, target] as const];
    }),
    ...links.flatMap(({ url, swapped = url }) => [url, swapped].map((one) => [one, resolveLink(one, index)] as const)),
  ];
  for (const [address, target] of addresses) {
    if (target?.isAstray) astray.add(address);
    // A link without words that leads to an id without number or title is reported by a rule.
    if (!target && ids.has(address.slice(1))) continue;
    if (!target) dead.add(address);
    else {
      const { id, kind, number, word, isAnnex } = target;
      const own = { ...(word === undefined ? {} : { word }), ...(isAnnex ? { isAnnex } : {}) };
      found[address] = { id, kind, number, ...titleWordsFrom(target, 0), ...own };
    }
  }
  return { references: found, dead: [...dead], astray };
}

/**
 * Numbers the examples of lists `(@x)` through the report. A name used twice means the section's own example, else the
 * first.
 */
function numberExamples(sections: readonly ParsedSection[]): SectionNumbers["examples"][] {
  const all = new Map<string, number>();
  let count = 0;
  const own = sections.map(({ facts }) => {
    const before = count;
    const numbers = new Map<string, number>();
    for (const name of facts.examples) {
      count++;
      if (name === "") continue;
      numbers.set(name, count);
      if (!all.has(name)) all.set(name, count);
    }
    return { before, numbers };
  });
  return sections.map(({ facts }, index) => {
    const { before, numbers } = own[index]!;
    const found = facts.exampleNames.flatMap((name) => {
      const number = numbers.get(name) ?? all.get(name);
      return number === undefined ? [] : [[name, number] as const];
    });
    return { before, numbers: Object.fromEntries(found) };
  });
}
