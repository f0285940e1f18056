/** Warns of digits behind sentences that rise by one through a manuscript, as callouts do that lost their mark. */
import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { findDigits } from "../web-export/digit-rows.ts";
import { flatten, isText, placeOf, type FlatText } from "../web-export/flat-text.ts";
import { sourceTextOf } from "../web-export/source-text.ts";

/** Fewest numbers in a row: two may follow each other by chance. */
const least = 3;

interface Loose {
  flat: FlatText;
  from: number;
  to: number;
  number: number;
}

/** Pages saved from the web are read where their callouts are (bare-callouts.ts). */
export function looseCallout(file: VFile, tree: Root): void {
  const found: Loose[] = [];
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP;
    if (node.type !== "paragraph") return;
    const flat = flatten(node);
    if (!/[^\s\d]\d/.test(flat.value)) return;
    for (const { grade, from, to, number } of findDigits(flat.value)) {
      const piece = flat.pieces.find((one) => from < one.to);
      if (grade === "strong" && piece && isText(piece.node) && !piece.isLinked) found.push({ flat, from, to, number });
    }
    return;
  });
  const source = found.length >= least ? sourceTextOf(file) : undefined;
  if (!source) return;
  for (const run of runsOf(found)) {
    for (const { flat, from, to, number } of run) {
      const why = `it is one of ${run.length} numbers that rise by one`;
      complain(file, "uncertain-callout", { digits: String(number), why }, placeOf(source, flat, from, to));
    }
  }
}

/** Returns stretches of numbers of which each is one more than the one before. */
function runsOf(found: readonly Loose[]): Loose[][] {
  const runs: Loose[][] = [];
  for (const one of found) {
    const last = runs.at(-1);
    if (last && one.number === last.at(-1)!.number + 1) last.push(one);
    else runs.push([one]);
  }
  return runs.filter((run) => run.length >= least);
}
