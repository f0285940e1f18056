/**
 * Warns of digits behind sentences that rise by one through a manuscript, as superscripts do that lost their mark-up.
 */
import type { Nodes, Paragraph, Root } from "mdast";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { findDigits } from "../web-export/digit-rows.ts";
import { flatten, isText, placeInFlat } from "../web-export/flat-text.ts";
import { sourceTextOf, type SourceText } from "../web-export/source-text.ts";

/** The fewest numbers in a row: two may follow each other by chance. */
const least = 3;

/** Digits behind a sentence. */
export interface LooseDigits {
  number: number;
  place: Position;
}

/** Finds digits that look like callouts; in pages saved from the web bare-callouts.ts reads them. */
export function findLooseDigits(file: VFile, tree: Root): LooseDigits[] {
  let source: SourceText | undefined;
  const found: LooseDigits[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === "heading" || node.type === "footnoteDefinition" || !("children" in node)) return;
    if (node.type === "paragraph") take(node);
    node.children.forEach(walk);
  };
  const take = (paragraph: Paragraph): void => {
    const flat = flatten(paragraph);
    if (!/[^\s\d]\d/.test(flat.value)) return;
    for (const { grade, from, to, number } of findDigits(flat.value)) {
      const piece = flat.pieces.find((one) => from < one.to);
      if (grade !== "strong" || !piece || !isText(piece.node) || piece.isLinked) continue;
      found.push({ number, place: placeInFlat((source ??= sourceTextOf(file)), flat, from, to) });
    }
  };
  walk(tree);
  return found;
}

/** @param found - all such digits of the file, in document order */
export function looseCallout(file: VFile, found: readonly LooseDigits[]): void {
  for (const run of runsOf(found)) {
    for (const { number, place } of run) {
      const why = `it is one of ${run.length} numbers that rise by one`;
      complain(file, "uncertain-callout", { digits: String(number), why }, place);
    }
  }
}

/** Returns runs of numbers in which each number is one more than the one before. */
function runsOf(found: readonly LooseDigits[]): LooseDigits[][] {
  const runs: LooseDigits[][] = [];
  for (const one of found) {
    const last = runs.at(-1);
    if (last && one.number === last.at(-1)!.number + 1) last.push(one);
    else runs.push([one]);
  }
  return runs.filter((run) => run.length >= least);
}
