/** Finds the numbers of list items that a unit's PDF doesn't have as they were written. */
import { diffArrays } from "diff";
import { isLabelOf } from "../../html/list-labels.ts";
import { letteringOf } from "../../lib/pdf/text/reader-letters.ts";
import type { Difference } from "./compare-inventories.ts";
import type { ExpectedPrint } from "./expected-print.ts";

/** The most differing labels that are reported one by one. */
const mostEdits = 200;

/**
 * Returns the differences: labels that are missing, or are others. What stylesheets number besides makes none, nor do
 * other digits, letters or roman numerals for what is a plain number in the Markdown.
 *
 * @param found - what is painted before all items of lists, bullets too
 */
export function compareLabels(expected: ExpectedPrint["labels"], found: readonly string[]): Difference[] {
  const written = expected.map(([, label]) => label);
  const read = found.map(letteringOf).filter(Boolean);
  const changes = diffArrays(written, read, { comparator: isLabelOf, maxEditLength: mostEdits }) ?? [
    { value: written, removed: true },
    { value: read, added: true },
  ];
  const differences: Difference[] = [];
  let at = 0;
  for (const [index, { value, added, removed }] of changes.entries()) {
    if (added) continue;
    const items = expected.slice(at, (at += value.length));
    if (removed) differences.push(...missing(items, changes[index + 1]?.added ? changes[index + 1]!.value : []));
  }
  return differences;
}

/** Returns what became of items in a row. @param others - labels that are painted in their place */
function missing(items: ExpectedPrint["labels"], others: readonly string[]): Difference[] {
  const changed = items.slice(0, others.length);
  const lost = items.slice(others.length);
  return [
    ...changed.map(([source, label], index): Difference => {
      return { kind: "changed", source, what: named([label]), found: others[index]! };
    }),
    // A stylesheet that hides labels hides those of whole lists.
    ...lost.slice(0, 1).map(([source]): Difference => {
      return { kind: "lost", source, what: named(lost.map(([, label]) => label)) };
    }),
  ];
}

function named(labels: readonly string[]): string {
  const [first, ...others] = labels;
  return others.length === 0
    ? `${first}, the number of a list item`
    : `${first} to ${others.at(-1)}, the numbers of ${labels.length} list items`;
}
