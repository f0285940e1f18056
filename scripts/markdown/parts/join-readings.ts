/**
 * Joins the readings of a file's parts to the reading of the whole file, or tells that the file must be read as a
 * whole.
 */
import type { Root } from "mdast";
import { VFile } from "vfile";
import { serializeMessages, type SerializedMessage } from "../../messages/serialize-messages.ts";
import { joinRareLetters } from "../rare-letters.ts";
import type { PartReading, SectionReading } from "../read-section.ts";
import { areTooMuch } from "../rules/too-large.ts";
import { looseCallout } from "../rules/loose-callout.ts";
import type { SectionFacts } from "../section-facts.ts";
import type { TextPart } from "./cut-file.ts";
import { movePlaces, moveTree } from "./move-places.ts";

type JoinedReading = Omit<PartReading, "tree">;

/** Returns the joined reading; undefined where one part may affect another. */
export function joinReadings(
  path: string,
  parts: readonly TextPart[],
  readings: readonly JoinedReading[],
): Omit<SectionReading, "tree"> | undefined {
  if (!areApart(parts, readings)) return undefined;
  const moved = readings.map(({ facts, messages, digits }, index) => {
    return movePlaces({ facts, messages, digits }, parts[index]!);
  });
  const file = new VFile({ path });
  looseCallout(
    file,
    moved.flatMap(({ digits }) => digits),
  );
  return {
    facts: joinSectionFacts(
      moved.map(({ facts }) => facts),
      readings,
    ),
    messages: [...moved.flatMap(({ messages }) => messages), ...serializeMessages(file)],
    webExport: undefined,
  };
}

/** Returns the tree of the whole file, joined from the trees of its parts, whose nodes it moves into it. */
export function joinTrees(parts: readonly TextPart[], trees: readonly Root[]): Root {
  for (const [index, tree] of trees.entries()) moveTree(tree, parts[index]!);
  const [start, end] = [trees[0]?.position?.start, trees.at(-1)?.position?.end];
  return {
    type: "root",
    children: trees.flatMap(({ children }) => children),
    ...(start && end ? { position: { start, end } } : {}),
  };
}

function joinSectionFacts(parts: readonly SectionFacts[], readings: readonly JoinedReading[]): SectionFacts {
  let titles = 0;
  return {
    callouts: parts.flatMap(({ callouts }, index) => {
      const before = titles;
      titles += readings[index]!.titles;
      return callouts.map((callout) => ({ ...callout, part: callout.part + before }));
    }),
    definitions: parts.flatMap(({ definitions }) => definitions),
    targets: parts.flatMap(({ targets }) => targets),
    ids: parts.flatMap(({ ids }) => ids),
    references: parts.flatMap(({ references }) => references),
    links: parts.flatMap(({ links }) => links),
    pictures: parts.flatMap(({ pictures }) => pictures),
    credits: parts.flatMap(({ credits }) => credits),
    maps: parts.flatMap(({ maps }) => maps),
    charts: parts.flatMap(({ charts }) => charts),
    examples: parts.flatMap(({ examples }) => examples),
    exampleNames: [...new Set(parts.flatMap(({ exampleNames }) => exampleNames))],
    data: parts.flatMap(({ data }) => data),
    hasCode: parts.some(({ hasCode }) => hasCode),
    hasFormulas: parts.some(({ hasFormulas }) => hasFormulas),
    letters: joinRareLetters(parts.map(({ letters }) => letters)),
  };
}

/** Codes of messages that show that one part may affect another: joined notes, or a text that couldn't be read. */
const reaching = new Set(["duplicate-note", "nested-note", "too-large"]);
/** Codes of messages that are given once in a file for all places. */
const toldOnceInReading = ["left-out-title", "left-out-character", "dropped-attribute"];
/** The number of web marks from which a file counts as a page saved from the web. */
const enoughMarks = 2;

function areApart(parts: readonly TextPart[], readings: readonly JoinedReading[]): boolean {
  const has = ({ messages }: { messages: readonly SerializedMessage[] }, code: string) =>
    messages.some(({ ruleId }) => ruleId === code);
  return (
    readings.every((reading, index) => opensAPart(reading, parts[index]!)) &&
    !readings.some(({ endsWithBreak }, index) => endsWithBreak && parts[index + 1]?.continues) &&
    !belowTitles(parts, readings).some((below) => areTooMuch(below.map(({ amounts }) => amounts))) &&
    !readings.some(({ messages }) => messages.some(({ ruleId }) => reaching.has(ruleId))) &&
    !readings.slice(0, -1).some((reading) => has(reading, "unclosed-block")) &&
    toldOnceInReading.every((code) => readings.filter((reading) => has(reading, code)).length < 2) &&
    readings.reduce((sum, { webMarks }) => sum + webMarks, 0) < enoughMarks &&
    isInOne(readings.map(({ facts }) => facts.definitions.map(({ identifier }) => identifier))) &&
    isInOne(readings.map(({ facts }) => facts.ids.map(({ id }) => id)))
  );
}

/**
 * Returns whether a part begins with the heading that it was divided at; the first part must only hold a title of level
 * 1.
 */
function opensAPart({ facts: { targets } }: JoinedReading, { lines, continues }: TextPart): boolean {
  const headings = targets.filter(({ kind, isInner }) => kind === "section" && !isInner);
  if (lines === 0) return headings.some(({ level }) => level === 1);
  const [first] = headings;
  return first?.level === (continues ? 2 : 1) && first.position?.start.line === 1;
}

/** Returns the readings of each group of parts below the same title of level 1, where there are several. */
function belowTitles(parts: readonly TextPart[], readings: readonly JoinedReading[]): JoinedReading[][] {
  const runs: JoinedReading[][] = [];
  for (const [index, reading] of readings.entries()) {
    if (parts[index]!.continues) runs.at(-1)!.push(reading);
    else runs.push([reading]);
  }
  // A part that is alone below its title has complained of its own amounts.
  return runs.filter(({ length }) => length > 1);
}

/** Returns whether no name occurs in two of the lists. */
function isInOne(lists: readonly (readonly string[])[]): boolean {
  const placeOf = new Map<string, number>();
  return lists.every((names, place) =>
    names.every((name) => {
      const known = placeOf.get(name);
      placeOf.set(name, place);
      return known === undefined || known === place;
    }),
  );
}
