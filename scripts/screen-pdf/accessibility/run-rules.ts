/** Runs the rules of accessibility on the PDF of a unit. */
import type { AccessibilityRule } from "./accessibility-rule.ts";
import { figureAlternatives } from "./rules/figure-alternatives.ts";
import { headingLevels } from "./rules/heading-levels.ts";
import { listStructure } from "./rules/list-structure.ts";
import { contentsStructure } from "./rules/contents-structure.ts";
import { tableStructure } from "./rules/table-structure.ts";
import { tableHeads } from "./rules/table-heads.ts";
import { noteIds } from "./rules/note-ids.ts";
import { languages } from "./rules/languages.ts";
import { annotationsTagged } from "./rules/annotations-tagged.ts";
import { linksDescribed } from "./rules/links-described.ts";
import { tabOrder } from "./rules/tab-order.ts";
import { noEmptyElements } from "./rules/no-empty-elements.ts";
import { pageOfElement, readTaggedFacts } from "./tagged-facts.ts";

/** In the order in which people read the result. */
export const accessibilityRules: readonly AccessibilityRule[] = [
  figureAlternatives,
  headingLevels,
  listStructure,
  contentsStructure,
  tableStructure,
  tableHeads,
  noteIds,
  languages,
  annotationsTagged,
  linksDescribed,
  tabOrder,
  noEmptyElements,
];

/** A fault of a unit. Plain data. */
interface UnitFault {
  /** Name of the rule. */
  rule: string;
  text: string;
  /** Page of the unit, from 0; undefined where it can't be told. */
  page: number | undefined;
}

export interface CheckedTags {
  /** Number of structure elements. */
  elements: number;
  faults: UnitFault[];
}

/** Returns what the rules find, and how many elements they looked at. */
export function checkTags(pdf: Uint8Array): CheckedTags {
  const facts = readTaggedFacts(pdf);
  const faults = accessibilityRules.flatMap(({ name, run }) =>
    run(facts).map(({ text, element, page }) => ({
      rule: name,
      text,
      page: page ?? (element && pageOfElement(element, facts.pages)),
    })),
  );
  return { elements: facts.elements.length, faults };
}
