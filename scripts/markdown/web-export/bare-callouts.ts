/** Replaces bare digits (`increase.233  The`) that are certain to be callouts by footnote references. */
import type { FootnoteReference, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { findDigits, type Digits } from "./digit-rows.ts";
import { judgeDigits, type NumberInText } from "./digit-verdicts.ts";
import { flatten, isText, placeInFlat, type FlatText, type FlatPiece } from "./flat-text.ts";
import { isNumbered, numberedNotesOf, noteNumberOf } from "./numbered-notes.ts";
import { offsetsOf, positionBetween, sliceText, type SourceText } from "./source-text.ts";

/** Digits in a block's flat text, or a callout that is already a node. */
interface FoundCallout extends NumberInText, Omit<Digits, "grade"> {
  piece: FlatPiece;
}

/**
 * Replaces digits that are certain to be callouts (see `judgeDigits`), with one message for each block; digits that may
 * be callouts stay text, each with a message.
 */
export function readBareCallouts(tree: Root, source: SourceText, file: VFile): void {
  const blocks = findIn(tree);
  const notes = new Set(numberedNotesOf(tree).notes.map((note) => noteNumberOf(note)));
  const verdicts = judgeDigits(
    blocks.flatMap(({ found }) => found),
    notes,
  );
  let index = 0;
  for (const { flat, found } of blocks) {
    const callouts: FoundCallout[] = [];
    for (const one of found) {
      const verdict = verdicts[index++]!;
      if (verdict === "callout") callouts.push(one);
      if (typeof verdict === "string") continue;
      const facts = { digits: String(one.number), why: verdict.doubt };
      complain(file, "uncertain-callout", facts, placeInFlat(source, flat, one.from, one.to));
    }
    if (callouts.length === 0) continue;
    const place = placeInFlat(source, flat, callouts[0]!.from, callouts.at(-1)!.to);
    complain(file, "bare-callout", { numbers: callouts.map(({ number }) => number) }, place);
    replaceDigits(callouts, source);
  }
}

/** Returns blocks with their digits and callouts in document order; headings and notes have no callouts. */
function findIn(tree: Root): { flat: FlatText; found: FoundCallout[] }[] {
  const blocks: { flat: FlatText; found: FoundCallout[] }[] = [];
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP;
    if (node.type !== "paragraph" && node.type !== "tableCell") return;
    const flat = flatten(node);
    const found = [...calloutsOf(flat), ...digitsOf(flat)].toSorted((a, b) => a.from - b.from);
    if (found.length > 0) blocks.push({ flat, found });
    return;
  });
  return blocks;
}

function calloutsOf({ pieces }: FlatText): FoundCallout[] {
  return pieces.flatMap((piece) => {
    const { node, from, to } = piece;
    if (node.type !== "footnoteReference" || !isNumbered(node)) return [];
    return { piece, from, to, number: noteNumberOf(node), grade: "certain" };
  });
}

function digitsOf({ value, pieces }: FlatText): FoundCallout[] {
  let last = 0;
  return findDigits(value).flatMap((digits) => {
    while (pieces[last]!.to <= digits.from) last++;
    const piece = pieces[last]!;
    return isText(piece.node) && !piece.isLinked && digits.to <= piece.to ? { ...digits, piece } : [];
  });
}

/** Splits each text node at the digits, which callouts replace. */
function replaceDigits(callouts: FoundCallout[], source: SourceText): void {
  for (const piece of new Set(callouts.map((callout) => callout.piece))) {
    const own = callouts.filter((callout) => callout.piece === piece);
    const siblings: PhrasingContent[] = piece.parent.children as PhrasingContent[];
    const text = piece.node as Text;
    siblings.splice(siblings.indexOf(text), 1, ...cutAt(text, piece.from, own, source));
  }
}

function cutAt(text: Text, textStart: number, callouts: FoundCallout[], source: SourceText): PhrasingContent[] {
  const at = offsetsOf(source, text);
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { number, from, to } of callouts) {
    const [start, end] = [from - textStart, to - textStart];
    const position = positionBetween(source, at(start), at(end));
    const reference: FootnoteReference = {
      type: "footnoteReference",
      identifier: `${number}`,
      label: `${number}`,
      position,
    };
    parts.push(sliceText(source, text, done, start, at), reference);
    done = end;
  }
  parts.push(sliceText(source, text, done, text.value.length, at));
  return parts.filter((part) => !isText(part) || part.value !== "");
}
