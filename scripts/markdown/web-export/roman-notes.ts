/** Reads a web page's second series of notes, numbered with small Roman numerals, as footnotes `[^*iv]`. */
import type {
  FootnoteDefinition,
  FootnoteReference,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { romanNumeral } from "../../lib/roman-numeral.ts";
import { complain } from "../../messages/complain.ts";
import { textOfNode } from "../text-of.ts";
import {
  flatten,
  isText,
  placeInFlat,
  slicePhrasing,
  positionOfNodes,
  type FlatText,
  type FlatPiece,
} from "./flat-text.ts";
import { offsetsOf, positionBetween, sliceText, type SourceText } from "./source-text.ts";

/** A callout in a block's flat text. */
interface FoundNumeral {
  label: string;
  from: number;
  to: number;
  flat: FlatText;
  piece: FlatPiece;
}

/** A numeral at the beginning of a note; `length` includes the separator behind it. */
interface Numeral {
  label: string;
  number: number;
  length: number;
}

const roman = String.raw`(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})`;
/** Matches a numeral at the beginning of a note, with the words right behind it or after a space. */
const atStart = new RegExp(String.raw`^(?=[ivxl])(${roman})(?:[.)]?\s+(?=\S)|(?=[\p{Lu}\p{N}"“„«(\[]))`, "u");
/**
 * Matches numerals behind the end of a sentence, a punctuation mark or a bracket, and those that follow them in a row.
 */
const inText = new RegExp(
  String.raw`(?<=[\p{L}\p{N})\]"'”’»%][.,;:!?)\]"'”’»]|[\p{L}\p{N}]\.|\d,)(?=[ivxl])${roman}(?:[ \u00a0]+(?=[ivxl])${roman}(?![\p{L}\p{N}.]))*(?=$|[\s\p{Lu},;)])`,
  "gu",
);

/** Makes notes from list items whose Roman numerals rise by one, and callouts from the same numerals in the text. */
export function readRomanNotes(tree: Root, source: SourceText, file: VFile): void {
  const definitions: FootnoteDefinition[] = [];
  tree.children = tree.children.flatMap((block): RootContent[] => {
    if (block.type !== "list") return [block];
    const notes = notesIn(block);
    if (notes.size === 0) return [block];
    definitions.push(...Array.from(notes, ([item, numeral]) => definitionOf(item, numeral, source)));
    const others = block.children.filter((item) => !notes.has(item));
    return others.length === 0 ? [] : [{ ...block, children: others, position: positionOfNodes(others) }];
  });
  if (definitions.length === 0) return;
  warnOfOthers(tree, definitions.at(-1)!.label!, file);
  readLinks(tree, new Set(definitions.map(({ label }) => label!.slice(1))));
  readRomanCallouts(tree, new Set(definitions.map(({ label }) => label!.slice(1))), source, file);
  const read = `as footnotes ${definitions.map(({ label }) => `\`[^${label}]\``).join(", ")}`;
  complain(
    file,
    "bare-block",
    { found: "notes in roman numerals", expected: "`[^*i]: …`", read },
    positionOfNodes(definitions),
  );
  tree.children.push(...definitions);
}

/** Returns the items of a list whose Roman numerals rise by one: at least two, or the first note alone. */
function notesIn({ children }: List): Map<ListItem, Numeral> {
  let run: [ListItem, Numeral][] = [];
  for (const item of children) {
    const numeral = numeralOf(item);
    const last = run.at(-1)?.[1].number;
    if (numeral && (last === undefined || numeral.number === last + 1)) run.push([item, numeral]);
    else if (isSeries(run)) break;
    else run = numeral ? [[item, numeral]] : [];
  }
  return new Map(isSeries(run) ? run : []);
}

function isSeries(run: readonly [ListItem, Numeral][]): boolean {
  return run.length > 1 || run[0]?.[1].number === 1;
}

/** Warns of further items with a numeral, whose number isn't the next: they stay a list. */
function warnOfOthers(tree: Root, last: string, file: VFile): void {
  const start = last.slice(1);
  for (const item of tree.children.flatMap((block) => (block.type === "list" ? block.children : []))) {
    const numeral = numeralOf(item);
    if (!numeral || numeral.number <= (numberOf(start) ?? 0)) continue;
    complain(
      file,
      "uncertain-note",
      { what: `note ${numeral.label}, not the next number,`, after: `[^${last}]` },
      item,
    );
  }
}

function definitionOf(item: ListItem, { label, length }: Numeral, source: SourceText): FootnoteDefinition {
  const [paragraph, ...others] = item.children as [Paragraph, ...FootnoteDefinition["children"]];
  const words = slicePhrasing(source, paragraph.children, length, flatten(paragraph).value.length);
  const text: Paragraph = { type: "paragraph", children: words, position: positionOfNodes(words) };
  const identifier = `*${label}`;
  return {
    type: "footnoteDefinition",
    identifier,
    label: identifier,
    children: [text, ...others],
    position: item.position!,
  };
}

function numeralOf({ children: [first] }: ListItem): Numeral | undefined {
  if (first?.type !== "paragraph") return undefined;
  const { value } = flatten(first);
  const match = atStart.exec(value);
  const number = match ? numberOf(match[1]!) : undefined;
  // A note has text behind its numeral.
  if (!match || number === undefined || value.length === match[0].length) return undefined;
  return { label: match[1]!, number, length: match[0].length };
}

function numberOf(label: string): number | undefined {
  for (let number = 1; number <= 60; number++) if (romanNumeral(number) === label) return number;
  return undefined;
}

/** Replaces links `[iv](#)` by footnote references. */
function readLinks(tree: Root, labels: ReadonlySet<string>): void {
  visit(tree, "link", (link, index, parent) => {
    const label = textOfNode(link);
    if (!parent || index === undefined || link.url !== "#" || !labels.has(label)) return;
    const identifier = `*${label}`;
    parent.children[index] = { type: "footnoteReference", identifier, label: identifier, position: link.position! };
  });
}

function readRomanCallouts(tree: Root, labels: ReadonlySet<string>, source: SourceText, file: VFile): void {
  const found = findCallouts(tree, labels);
  const counts = new Map<string, number>();
  for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const one of found) {
    if (counts.get(one.label) === 1) continue;
    const facts = { digits: one.label, why: "it stands in more than one place" };
    complain(file, "uncertain-callout", facts, placeInFlat(source, one.flat, one.from, one.to));
  }
  const sure = found.filter(({ label }) => counts.get(label) === 1);
  for (const piece of new Set(sure.map((one) => one.piece))) {
    const own = sure.filter((one) => one.piece === piece);
    const siblings = piece.parent.children as PhrasingContent[];
    siblings.splice(siblings.indexOf(piece.node as Text), 1, ...cutAt(piece, own, source));
  }
}

function findCallouts(tree: Root, labels: ReadonlySet<string>): FoundNumeral[] {
  const found: FoundNumeral[] = [];
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP;
    if (node.type !== "paragraph" && node.type !== "tableCell") return;
    const flat = flatten(node);
    for (const { 0: row, index } of flat.value.matchAll(inText)) {
      for (const { 0: label, index: at } of row.matchAll(/[ivxl]+/g)) {
        const from = index + at;
        const piece = flat.pieces.find(({ to }) => from < to)!;
        const isPlain = isText(piece.node) && !piece.isLinked && from + label.length <= piece.to;
        if (isPlain && labels.has(label)) found.push({ label, from, to: from + label.length, flat, piece });
      }
    }
    return;
  });
  return found;
}

/** Returns the nodes of a text with callouts in it, without the spaces between callouts in a row. */
function cutAt(
  { node, from: textStart }: FlatPiece,
  callouts: readonly FoundNumeral[],
  source: SourceText,
): PhrasingContent[] {
  const text = node as Text;
  const at = offsetsOf(source, text);
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { label, from, to } of callouts) {
    const [start, end] = [from - textStart, to - textStart];
    const position = positionBetween(source, at(start), at(end));
    const identifier = `*${label}`;
    const reference: FootnoteReference = { type: "footnoteReference", identifier, label: identifier, position };
    const between = sliceText(source, text, done, start, at);
    if (/\S/.test(between.value) || parts.length === 0) parts.push(between);
    parts.push(reference);
    done = end;
  }
  parts.push(sliceText(source, text, done, text.value.length, at));
  return parts.filter((part) => !isText(part) || part.value !== "");
}
