/** mdast with callouts as bare digits (`increase.233  The`) in, the same with those that are certain as footnote references out. */
import type { FootnoteReference, PhrasingContent, Root, TableCell, Paragraph } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import { findDigits, type Digits } from "./digit-rows.ts";
import { flatten, isText, placeOf, type FlatText, type Piece } from "./flat-text.ts";
import { isNumbered, numberedNotesOf, numberOf } from "./numbered-notes.ts";
import { offsetsOf, positionBetween, sliceText, type SourceText } from "./source-text.ts";

interface Block {
  node: Paragraph | TableCell;
  flat: FlatText;
}

/** Digits in the text that may be a callout, or a callout that is certain. */
interface Place {
  block: Block;
  piece: Piece;
  digits: Omit<Digits, "grade">;
  grade: Digits["grade"] | "certain";
}

/**
 * Digits are a callout for certain where they stand as one would and their number fits: it
 * rises above the callouts before, stays below the next one, stands nowhere else, and has a
 * note or follows the one before (without a list of notes: or is followed by the next). Where digits
 * stand less clearly, the number must be the very next. What looks like a callout but doesn't fit stays text and
 * is reported. What is understood is told once a block.
 */
export function readBareCallouts(tree: Root, source: SourceText, file: VFile): void {
  const places = placesIn(tree);
  const notes = new Set(numberedNotesOf(tree).notes.map((note) => numberOf(note)));
  const verdicts = judge(places, notes);
  for (const block of new Set(places.map((place) => place.block))) {
    const own = places.filter((place) => place.block === block);
    const callouts = own.filter((place) => verdicts.get(place) === "callout");
    for (const place of own.filter((one) => verdicts.get(one) === "uncertain")) {
      const { digits } = place;
      const position = placeOf(source, block.flat, digits.from, digits.to);
      complain(
        file,
        "uncertain-callout",
        { digits: String(digits.number), why: whyNot(place, places, notes) },
        position,
      );
    }
    if (callouts.length === 0) continue;
    const position = placeOf(source, block.flat, callouts[0]!.digits.from, callouts.at(-1)!.digits.to);
    complain(file, "bare-callout", { numbers: callouts.map(({ digits }) => digits.number) }, position);
    for (const piece of new Set(callouts.map((place) => place.piece))) {
      replaceDigits(
        piece,
        callouts.filter((place) => place.piece === piece),
        source,
      );
    }
  }
}

/** Every place in the order of the text; headings and notes have no callouts. */
function placesIn(tree: Root): Place[] {
  const places: Place[] = [];
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP;
    if (node.type !== "paragraph" && node.type !== "tableCell") return;
    const block = { node, flat: flatten(node) };
    const found: Place[] = [];
    for (const piece of block.flat.pieces) {
      const { node: callout, from, to } = piece;
      if (callout.type !== "footnoteReference" || !isNumbered(callout)) continue;
      found.push({ block, piece, digits: { from, to, number: numberOf(callout) }, grade: "certain" });
    }
    for (const { grade, ...digits } of findDigits(block.flat.value)) {
      const piece = block.flat.pieces.find(({ from, to }) => from <= digits.from && digits.to <= to);
      if (piece && isText(piece.node) && !piece.isLinked) found.push({ block, piece, digits, grade });
    }
    places.push(...found.toSorted((a, b) => a.digits.from - b.digits.from));
    return;
  });
  return places;
}

function judge(places: Place[], notes: Set<number>): Map<Place, "callout" | "uncertain"> {
  const verdicts = new Map<Place, "callout" | "uncertain">();
  const clear = countNumbers(places.filter(isClear));
  const all = countNumbers(places);
  const ahead = lookAhead(places);
  let last = notes.size > 0 ? Math.min(...notes) - 1 : undefined;
  for (const [index, place] of places.entries()) {
    const { number } = place.digits;
    if (place.grade === "certain") {
      last = Math.max(last ?? 0, number);
      continue;
    }
    const { next, ceiling } = ahead[index]!;
    const isNext = last !== undefined && number === last + 1;
    const isRising = (last === undefined || number > last) && number < ceiling;
    const hasNote = notes.has(number) || (notes.size === 0 && next === number + 1);
    const isCertain =
      place.grade === "strong"
        ? clear.get(number) === 1 && isRising && (hasNote || isNext)
        : place.grade === "weak" && all.get(number) === 1 && isRising && isNext && hasNote;
    if (isCertain) {
      verdicts.set(place, "callout");
      last = number;
    } else if (place.grade === "strong" || (!clear.has(number) && (notes.has(number) || isNext))) {
      verdicts.set(place, "uncertain");
    }
  }
  return verdicts;
}

function isClear({ grade }: Place): boolean {
  return grade === "certain" || grade === "strong";
}

function countNumbers(places: Place[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { digits } of places) counts.set(digits.number, (counts.get(digits.number) ?? 0) + 1);
  return counts;
}

/** For every place the number of the next that is clear, and of the next callout that is certain. */
function lookAhead(places: Place[]): { next: number | undefined; ceiling: number }[] {
  const ahead: { next: number | undefined; ceiling: number }[] = [];
  let next: number | undefined;
  let ceiling = Infinity;
  for (const place of places.toReversed()) {
    ahead.push({ next, ceiling });
    if (isClear(place)) next = place.digits.number;
    if (place.grade === "certain") ceiling = place.digits.number;
  }
  return ahead.toReversed();
}

function whyNot({ digits: { number }, grade }: Place, places: Place[], notes: Set<number>): string {
  if (places.filter(({ digits }) => digits.number === number).length > 1) return "they stand in more than one place";
  if (grade === "doubtful") return "a letter follows";
  if (notes.size > 0 && !notes.has(number)) return "no note has this number";
  if (notes.size === 0 && grade === "weak") return "there is no list of notes to tell by";
  return "it is not the number that comes next";
}

/** Cuts the text at each of the digits, which give way to a callout. */
function replaceDigits({ node, parent, from }: Piece, callouts: Place[], source: SourceText): void {
  if (!isText(node)) return;
  const at = offsetsOf(source, node);
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { digits } of callouts) {
    const [start, end] = [digits.from - from, digits.to - from];
    const label = String(digits.number);
    const callout: FootnoteReference = {
      type: "footnoteReference",
      identifier: label,
      label,
      position: positionBetween(source, at(start), at(end)),
    };
    if (done < start) parts.push(sliceText(source, node, done, start, at));
    parts.push(callout);
    done = end;
  }
  if (done < node.value.length) parts.push(sliceText(source, node, done, node.value.length, at));
  (parent.children as PhrasingContent[]).splice((parent.children as PhrasingContent[]).indexOf(node), 1, ...parts);
}
